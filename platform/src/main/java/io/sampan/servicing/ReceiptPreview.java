package io.sampan.servicing;

import io.sampan.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What entering or reversing a receipt would do, before it is done.
 *
 * @param split how the sum would be spread
 * @param changed earlier receipts that would be spread anew because of the value date
 */
public record ReceiptPreview(
        Amounts split, Standing before, Standing after, List<Changed> changed) {

    public ReceiptPreview {
        changed = List.copyOf(changed);
    }

    /** What the contract owes at one side of the change. */
    public record Standing(
            Amounts outstanding,
            int daysPastDue,
            RiskClass riskClass,
            ContractLine.@Nullable NextDue nextDue) {}

    /** A receipt already booked whose split changes. */
    public record Changed(LocalDate valueDate, Money amount, Amounts old, Amounts fresh) {}
}
