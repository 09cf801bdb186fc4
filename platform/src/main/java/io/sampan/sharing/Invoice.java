package io.sampan.sharing;

import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A VAT invoice as it was known at an instant.
 *
 * @param number known together with enterprise, direction and date; numbers alone repeat
 * @param amount without tax; negative for a red-letter invoice, which takes back an earlier one
 * @param total amount and tax
 * @param knownAt when this status became known
 */
public record Invoice(
        EnterpriseId enterprise,
        Direction direction,
        String number,
        LocalDate date,
        String counterparty,
        Money amount,
        Money tax,
        Money total,
        Status status,
        Instant knownAt) {

    /** A void invoice was cancelled by its issuer and counts for nothing. */
    public enum Status {
        VALID,
        VOID
    }

    /** A credit: a valid red-letter invoice lowers the total. */
    public boolean redLetter() {
        return amount.isNegative();
    }
}
