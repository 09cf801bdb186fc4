package io.sampan.contracts;

import io.sampan.money.Money;
import java.time.LocalDate;

/**
 * One row of a repayment plan: what is payable on one day.
 *
 * @param number counted from 1 over the life of the loan
 * @param from the day the period begins; it bears interest
 * @param due the day of repayment; it bears none
 * @param principal principal paid on {@code due}
 * @param interest interest of the period, to the fen
 * @param balanceAfter principal still owed after the payment
 */
public record Instalment(
        int number,
        LocalDate from,
        LocalDate due,
        Money principal,
        Money interest,
        Money balanceAfter) {

    public Instalment {
        if (!from.isBefore(due)) {
            throw new IllegalArgumentException(
                    "instalment %d is due %s, not after its start %s".formatted(number, due, from));
        }
    }

    /** Principal and interest: what the borrower pays that day. */
    public Money total() {
        return principal.plus(interest);
    }
}
