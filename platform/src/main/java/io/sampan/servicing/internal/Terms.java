package io.sampan.servicing.internal;

import io.sampan.contracts.LoanTerms;
import io.sampan.money.AnnualRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What was agreed about a loan, as signed.
 *
 * @param loan the loan as planned on the day of signing
 * @param penaltyUplift added to the contract rate on overdue sums; 0.5 is half as much again
 * @param compound whether unpaid interest bears interest at the penalty rate (复利)
 * @param earlyFeeRate fee on principal repaid early
 * @param firstPeriodDaysMin a first period shorter than this is joined to the next
 */
record Terms(
        LoanTerms loan,
        BigDecimal penaltyUplift,
        boolean compound,
        BigDecimal earlyFeeRate,
        int firstPeriodDaysMin) {

    String currency() {
        return loan.principal().currency();
    }

    AnnualRate penaltyRate() {
        return loan.rate().times(BigDecimal.ONE.add(penaltyUplift));
    }

    /**
     * The loan as it runs from the day the money arrived. If the first repayment was agreed a month
     * after drawdown, the repayment day moves with the drawdown; otherwise the agreed day stays,
     * and moves on by months while the first period would be too short.
     */
    LoanTerms from(LocalDate disbursed) {
        if (disbursed.equals(loan.drawn())) {
            return loan;
        }
        var first = loan.firstDue();
        if (first.equals(loan.drawn().plusMonths(1))) {
            first = disbursed.plusMonths(1);
        } else {
            long agreed = ChronoUnit.DAYS.between(loan.drawn(), first);
            long least = Math.min(agreed, firstPeriodDaysMin);
            for (int months = 1;
                    ChronoUnit.DAYS.between(disbursed, first) < Math.max(1, least);
                    months++) {
                first = loan.firstDue().plusMonths(months);
            }
        }
        return new LoanTerms(
                loan.principal(),
                loan.rate(),
                disbursed,
                first,
                loan.instalments(),
                loan.amortisation(),
                loan.count());
    }
}
