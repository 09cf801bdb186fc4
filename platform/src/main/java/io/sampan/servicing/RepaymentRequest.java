package io.sampan.servicing;

import io.sampan.money.Money;
import io.sampan.parties.BankAccountId;
import java.util.Optional;

/**
 * A customer's order to take money from the account.
 *
 * @param amount for {@code PART}: the whole sum to be taken; empty otherwise
 * @param effect for {@code PART}: what changes
 * @param amountShown what the page showed; refused if the quote has changed since
 * @param account another account than the contract's
 */
public record RepaymentRequest(
        RepaymentKind kind,
        Optional<Money> amount,
        Effect effect,
        Money amountShown,
        Optional<BankAccountId> account) {}
