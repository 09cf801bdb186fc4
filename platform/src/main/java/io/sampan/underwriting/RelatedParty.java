package io.sampan.underwriting;

import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Related;

/**
 * An enterprise that belongs together with the one that asks, as it was known at the decision.
 *
 * @param tie what ties the two; one that is not certain is shown and not counted
 * @param owes what it owed us
 */
public record RelatedParty(EnterpriseId enterprise, Related.Tie tie, Money owes) {}
