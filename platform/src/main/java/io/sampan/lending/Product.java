package io.sampan.lending;

import io.sampan.contracts.Amortisation;
import io.sampan.contracts.InterestCount;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * One version of a loan product, as its template in {@code packs/cn/products} states it.
 *
 * @param code for example {@code working-capital}
 * @param line one line that says whom it suits
 * @param amountStep amounts are multiples of it
 * @param months the tenors on sale, ascending
 * @param rateMin the lowest contract rate
 * @param rateMax the highest contract rate; with the fee never above the legal caps
 * @param feeRate fee as a part of the amount, paid with the first instalment and never kept from
 *     the pay-out (民法典 art. 670): 0.01 is 1 %
 * @param earlyRepaymentFeeRate fee as a part of the principal repaid early
 * @param penaltyUplift what overdue sums cost more: 0.5 is the contract rate and half of it
 * @param graceDays days after the due date that cost no penalty
 * @param segments size classes it is sold to
 */
public record Product(
        String code,
        LocalDate effectiveFrom,
        String citation,
        Words name,
        Words line,
        Amortisation amortisation,
        InterestCount interestCount,
        Money amountMin,
        Money amountMax,
        Money amountStep,
        List<Integer> months,
        AnnualRate rateMin,
        AnnualRate rateMax,
        BigDecimal feeRate,
        BigDecimal earlyRepaymentFeeRate,
        BigDecimal penaltyUplift,
        int graceDays,
        List<LoanPurpose> purposes,
        List<String> segments) {

    public Product {
        months = List.copyOf(months);
        purposes = List.copyOf(purposes);
        segments = List.copyOf(segments);
    }

    public int monthsMax() {
        return months.getLast();
    }

    /** The yearly rate on overdue sums. */
    public AnnualRate penaltyRate(AnnualRate contractRate) {
        return contractRate.times(BigDecimal.ONE.add(penaltyUplift));
    }

    /** Whether the amount lies on the product's steps. */
    public boolean onStep(Money amount) {
        return amount.minor() % amountStep.minor() == 0;
    }

    /** The amount cut down to the step below. */
    public Money stepBelow(Money amount) {
        return Money.ofMinor(
                amount.currency(), amount.minor() - amount.minor() % amountStep.minor());
    }
}
