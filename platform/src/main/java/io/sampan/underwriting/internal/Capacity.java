package io.sampan.underwriting.internal;

import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.underwriting.internal.Judged.Input;
import io.sampan.underwriting.internal.Judged.Step;
import io.sampan.underwriting.internal.Judged.Unit;
import io.sampan.underwriting.internal.Rulebook.GradeTerms;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * How much: the least of what product, grade, sales, debt service, need, group and law allow, less
 * what is owed already. Every candidate is the most the enterprise may owe us in all by that rule
 * alone, with the figures it was computed from. Rulebooks without rules for service, need and group
 * have the other candidates only.
 */
final class Capacity {

    private static final int MONTHS_OF_YEAR = 12;
    private static final int DAYS_OF_YEAR = 360;

    /** Exact enough for a power of up to a few hundred months; the result is cut to money. */
    private static final MathContext DIGITS = MathContext.DECIMAL64;

    private final Rulebook rulebook;
    private final GradeTerms grade;
    private final AnnualRate rate;
    private final Case asked;
    private final String currency;

    /**
     * @param rate the yearly rate that is offered; instalments are counted by it
     */
    Capacity(Rulebook rulebook, GradeTerms grade, AnnualRate rate, Case asked) {
        this.rulebook = rulebook;
        this.grade = grade;
        this.rate = rate;
        this.asked = asked;
        this.currency = asked.asked().currency();
    }

    /** The candidates in the order of the waterfall; the last step is the limit. */
    List<Step> limit() {
        var candidates = new ArrayList<Step>(9);
        candidates.add(step("product", asked.product().amountMax()));
        candidates.add(step("grade", grade.amount()));
        var monthMean = trimmedMean();
        var counted = counted();
        var sizing = rulebook.sizing();
        if (sizing.isEmpty()) {
            candidates.add(step("capacity", bySales(monthMean, counted)));
            candidates.add(step("law", rulebook.limits().inclusiveMax()));
        } else {
            candidates.add(
                    new Step(
                            "capacity",
                            bySales(monthMean, counted),
                            false,
                            List.of(
                                    money("month_mean", monthMean),
                                    own("buyer_counted", Unit.SHARE, counted),
                                    own("sales_factor", Unit.TIMES, grade.salesFactor()))));
            var industry = sizing.get().industry(asked.around().industry());
            candidates.add(byService(sizing.get(), industry, monthMean, counted));
            candidates.add(byNeed(sizing.get(), industry));
            candidates.add(byGroup(sizing.get()));
            candidates.add(byLaw(sizing.get()));
        }
        int least = 0;
        for (int i = 1; i < candidates.size(); i++) {
            if (candidates.get(i).amount().compareTo(candidates.get(least).amount()) < 0) {
                least = i;
            }
        }
        var binding = candidates.get(least);
        candidates.set(least, new Step(binding.id(), binding.amount(), true, binding.inputs()));
        candidates.add(step("existing", asked.exposure().negated()));
        var left = binding.amount().minus(asked.exposure()).max(Money.zero(currency));
        candidates.add(step("limit", floor(left)));
        return List.copyOf(candidates);
    }

    /** Months' sales times the grade's factor; sales to one buyer count only in part. */
    private Money bySales(Money monthMean, BigDecimal counted) {
        return monthMean
                .times(counted.multiply(grade.salesFactor()), RoundingMode.DOWN)
                .max(Money.zero(currency));
    }

    /** The part of sales that counts: what one buyer takes beyond a part is left out. */
    private BigDecimal counted() {
        var largest = asked.value(Feature.LARGEST_BUYER_SHARE.key()).orElse(BigDecimal.ONE);
        return BigDecimal.ONE
                .subtract(
                        largest.subtract(rulebook.limits().largestBuyerCountsUpTo())
                                .max(BigDecimal.ZERO))
                .max(BigDecimal.ZERO);
    }

    /** The loan whose equal instalments what is left of sales covers often enough. */
    private Step byService(
            Sizing sizing, Sizing.Industry industry, Money monthMean, BigDecimal counted) {
        int months =
                Math.max(
                        sizing.serviceMonthsMin(),
                        Math.min(
                                asked.months(),
                                Math.min(grade.months(), asked.product().monthsMax())));
        var payment =
                Money.rounded(
                        currency,
                        monthMean
                                .max(Money.zero(currency))
                                .amount()
                                .multiply(counted)
                                .multiply(industry.cashShare())
                                .divide(sizing.coverMin(), DIGITS),
                        RoundingMode.DOWN);
        var amount =
                Money.rounded(
                        currency,
                        payment.amount().multiply(presentValue(months)),
                        RoundingMode.DOWN);
        return new Step(
                "service",
                amount,
                false,
                List.of(
                        money("month_mean", monthMean),
                        own("buyer_counted", Unit.SHARE, counted),
                        assumed("cash_share", Unit.SHARE, industry.cashShare()),
                        own("cover", Unit.TIMES, sizing.coverMin()),
                        money("payment_max", payment),
                        own("service_months", Unit.MONTHS, BigDecimal.valueOf(months)),
                        own("rate", Unit.SHARE, rate.fraction())));
    }

    /** What one yuan a month is worth today: (1 - (1 + i)^-n) / i. */
    private BigDecimal presentValue(int months) {
        var monthly = rate.fraction().divide(BigDecimal.valueOf(MONTHS_OF_YEAR), DIGITS);
        if (monthly.signum() == 0) {
            return BigDecimal.valueOf(months);
        }
        var grown = BigDecimal.ONE.add(monthly).pow(months, DIGITS);
        return BigDecimal.ONE
                .subtract(BigDecimal.ONE.divide(grown, DIGITS))
                .divide(monthly, DIGITS);
    }

    /** The formula of the 2010 measures for working-capital loans, own funds taken off. */
    private Step byNeed(Sizing sizing, Sizing.Industry industry) {
        var sales = salesOfYear();
        var told = asked.value(Feature.SALES_GROWTH.key());
        var growth = told.orElse(industry.growth()).max(sizing.growthMin()).min(sizing.growthMax());
        var working =
                Money.rounded(
                        currency,
                        sales.amount()
                                .multiply(BigDecimal.ONE.subtract(industry.netMargin()))
                                .multiply(BigDecimal.ONE.add(growth))
                                .multiply(BigDecimal.valueOf(industry.workingDays()))
                                .divide(BigDecimal.valueOf(DAYS_OF_YEAR), DIGITS),
                        RoundingMode.DOWN);
        var own = working.times(sizing.ownFundsShare(), RoundingMode.UP);
        return new Step(
                "need",
                working.minus(own),
                false,
                List.of(
                        new Input("sales_year", Unit.MONEY, sales.amount(), !aYearIsKnown()),
                        assumed("net_margin", Unit.SHARE, industry.netMargin()),
                        new Input("growth", Unit.SHARE, growth, told.isEmpty()),
                        assumed(
                                "turnover_days",
                                Unit.DAYS,
                                BigDecimal.valueOf(industry.workingDays())),
                        money("working_capital", working),
                        new Input("own_funds", Unit.MONEY, own.negated().amount(), true)));
    }

    private boolean aYearIsKnown() {
        return asked.salesByMonth().size() >= MONTHS_OF_YEAR;
    }

    /** Twelve months of invoices; of a younger history no more than the enterprise states. */
    private Money salesOfYear() {
        var all = asked.salesByMonth();
        var latest = all.subList(Math.max(0, all.size() - MONTHS_OF_YEAR), all.size());
        long sum = 0;
        for (var month : latest) {
            sum += month;
        }
        if (aYearIsKnown() || latest.isEmpty()) {
            return Money.ofMinor(currency, Math.max(0, sum));
        }
        var year = Money.ofMinor(currency, Math.max(0, sum * MONTHS_OF_YEAR / latest.size()));
        var stated = asked.around().revenueYearly();
        return stated.isPositive() ? year.min(stated) : year;
    }

    private Step byGroup(Sizing sizing) {
        var owes = asked.around().groupOwes();
        return new Step(
                "group",
                sizing.groupMax().minus(owes).max(Money.zero(currency)),
                false,
                List.of(
                        money("group_max", sizing.groupMax()),
                        money("group_owes", owes.negated())));
    }

    private Step byLaw(Sizing sizing) {
        var inclusive = rulebook.limits().inclusiveMax();
        return new Step(
                "law",
                inclusive.min(sizing.borrowerMax()),
                false,
                List.of(
                        money("inclusive_max", inclusive),
                        money("net_assets_part", sizing.borrowerMax())));
    }

    /** The mean month of the latest ones without the highest and the lowest. */
    Money trimmedMean() {
        var all = asked.salesByMonth();
        int size = Math.min(all.size(), rulebook.limits().capacityMonths());
        if (size == 0) {
            return Money.zero(currency);
        }
        var latest = new long[size];
        for (int i = 0; i < size; i++) {
            latest[i] = all.get(all.size() - size + i);
        }
        java.util.Arrays.sort(latest);
        int trimmed = Math.min(rulebook.limits().trimmedEachSide(), (size - 1) / 2);
        long sum = 0;
        for (int i = trimmed; i < size - trimmed; i++) {
            sum += latest[i];
        }
        return Money.ofMinor(currency, Math.floorDiv(sum, size - 2 * trimmed));
    }

    private Money floor(Money amount) {
        long step = rulebook.limits().step().minor();
        return Money.ofMinor(amount.currency(), amount.minor() / step * step);
    }

    private static Step step(String id, Money amount) {
        return new Step(id, amount, false, List.of());
    }

    private static Input money(String id, Money amount) {
        return new Input(id, Unit.MONEY, amount.amount(), false);
    }

    private static Input own(String id, Unit unit, BigDecimal value) {
        return new Input(id, unit, value, false);
    }

    private static Input assumed(String id, Unit unit, BigDecimal value) {
        return new Input(id, unit, value, true);
    }
}
