package io.sampan.servicing;

import io.sampan.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a repayment costs today and what it changes: the same computation that books it.
 *
 * @param amount the sum to be taken
 * @param split how it is spread
 * @param saved interest that no longer falls due compared with paying by the plan
 * @param validUntil the end of the business day
 */
public record RepaymentQuote(
        RepaymentKind kind,
        Money amount,
        Amounts split,
        Money saved,
        Standing before,
        Standing after,
        Instant validUntil) {

    /**
     * The contract at one side of the repayment.
     *
     * @param principal principal owed
     * @param interestToCome interest still to be paid if everything is paid on its day, including
     *     what this repayment pays
     * @param nextInstalment the next payment, zero if there is none
     * @param lastDue the last due date left
     */
    public record Standing(
            Money principal,
            Money interestToCome,
            Money nextInstalment,
            @Nullable LocalDate lastDue,
            int instalmentsLeft) {}
}
