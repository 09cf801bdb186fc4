package io.sampan.payments;

import io.sampan.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An order as it goes to the bank.
 *
 * @param id one id for the life of the attempt; the bank's idempotency key
 * @param cardNumber whole number of the customer's account: never to be logged
 * @param holder name the account is held in
 */
public record RailOrder(
        UUID id,
        Transfer.Direction direction,
        String bank,
        String cardNumber,
        String holder,
        Money amount,
        LocalDate valueDate,
        String note) {

    /** Names no person and no number. */
    @Override
    public String toString() {
        return "RailOrder[" + id + ", " + direction + "]";
    }
}
