package io.sampan.sharing;

import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A line of an enterprise's bank statement.
 *
 * @param account the last four digits of its account
 * @param reference the bank's own reference of the movement
 * @param amount above zero; {@code side} says which way
 * @param balance of the account after it; below zero is overdrawn
 * @param knownAt when it had reached us
 */
public record BankLine(
        EnterpriseId enterprise,
        String account,
        String reference,
        LocalDate date,
        Side side,
        Money amount,
        Money balance,
        String counterparty,
        Instant knownAt) {

    /** Whether money came in or went out. */
    public enum Side {
        IN,
        OUT
    }
}
