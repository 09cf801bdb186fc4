package io.sampan.lending.internal.web;

import io.sampan.contracts.Amortisation;
import io.sampan.contracts.InterestCount;
import io.sampan.lending.RatePart;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a choice costs: {@code received + interestTotal + feeTotal = repayTotal}, and each total is
 * the sum of its column.
 *
 * @param irr all in, by internal rate of return, simple: the price to show
 * @param others the other tenors of the same product for the same amount
 */
record QuoteView(
        String product,
        Money amount,
        int months,
        Amortisation amortisation,
        InterestCount interestCount,
        Money received,
        Money interestTotal,
        Money feeTotal,
        Money repayTotal,
        AnnualRate irr,
        AnnualRate contractRate,
        LocalDate firstDue,
        Money firstPayment,
        List<Row> instalments,
        List<RatePart> rateParts,
        AnnualRate penaltyRate,
        BigDecimal penaltyUplift,
        BigDecimal earlyRepaymentFeeRate,
        LocalDate validUntil,
        List<Other> others) {

    record Row(
            int number,
            LocalDate due,
            Money principal,
            Money interest,
            Money fee,
            Money total,
            Money balanceAfter) {}

    record Other(int months, Money firstPayment, Money repayTotal, AnnualRate irr) {}
}
