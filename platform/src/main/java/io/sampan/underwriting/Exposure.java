package io.sampan.underwriting;

import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;

/**
 * What an enterprise owes us already or has been promised: outstanding principal of running
 * contracts plus contracts booked but not yet paid out, zero or more. Underwriting asks, servicing
 * knows and implements it.
 */
@FunctionalInterface
public interface Exposure {

    Money of(EnterpriseId enterprise);
}
