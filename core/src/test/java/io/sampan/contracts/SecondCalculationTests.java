package io.sampan.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/**
 * A thousand random loans against a second calculation that shares nothing with the engine:
 * decimals instead of integers, dates from {@code java.time}, the instalment by search instead of
 * formula, the yearly rate by halving instead of Newton's steps.
 */
class SecondCalculationTests {
    private static final int LOANS = Integer.getInteger("sampan.loans", 1000);
    private static final MathContext DIGITS = new MathContext(60);

    private record Row(LocalDate due, BigDecimal principal, BigDecimal interest) {}

    @Test
    void plans_and_yearly_rates_of_random_loans_agree() {
        for (int i = 0; i < LOANS; i++) {
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1000L + i);
            var loan = randomLoan(random);
            var expected = plan(loan);

            var plan = loan.plan();

            assertThat(plan.stream().map(SecondCalculationTests::row).toList())
                    .as(() -> loan.toString())
                    .isEqualTo(expected);
            var flows = PlanFixture.flows(loan);
            assertThat(Yields.effectiveYearlyRateUnrounded(flows))
                    .as(() -> loan.toString())
                    .isEqualTo(xirr(flows), within(1e-9));
        }
    }

    @Test
    void the_contract_of_the_standard_evaluated_in_money_is_the_plan() {
        for (int i = 0; i < LOANS / 10; i++) {
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(5000L + i);
            var loan = randomLoan(random);

            var flows =
                    Valuation.flows(
                            Contracts.evaluate(
                                    loan.contract(),
                                    Situation.PLAIN,
                                    Counting.money(RoundingMode.HALF_UP)));

            assertThat(totals(flows)).as(() -> loan.toString()).isEqualTo(totals(loan));
        }
    }

    private static List<String> totals(LoanTerms loan) {
        var totals = new ArrayList<String>();
        totals.add(loan.drawn() + " " + loan.principal().negated());
        for (var row : loan.plan()) {
            if (!row.total().isZero()) {
                totals.add(row.due() + " " + row.total());
            }
        }
        return totals;
    }

    private static List<String> totals(List<Flow> flows) {
        var totals = new ArrayList<String>();
        for (int i = 0; i < flows.size(); i++) {
            var sum = flows.get(i).amount();
            while (i + 1 < flows.size() && flows.get(i + 1).date().equals(flows.get(i).date())) {
                sum = sum.plus(flows.get(++i).amount());
            }
            totals.add(flows.get(i).date() + " " + sum);
        }
        return totals;
    }

    private static Row row(Instalment row) {
        return new Row(row.due(), row.principal().amount(), row.interest().amount());
    }

    private static LoanTerms randomLoan(RandomGenerator random) {
        var drawn = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1500));
        return new LoanTerms(
                Money.ofMinor("CNY", random.nextLong(100_000, 1_000_000_000L)),
                new AnnualRate(BigDecimal.valueOf(random.nextInt(0, 3600), 4)),
                drawn,
                drawn.plusDays(random.nextInt(1, 62)),
                random.nextInt(1, 61),
                List.of(Amortisation.values()).get(random.nextInt(3)),
                List.of(InterestCount.values()).get(random.nextInt(2)));
    }

    private static List<Row> plan(LoanTerms loan) {
        var payment = payment(loan);
        var rows = new ArrayList<Row>();
        var balance = loan.principal().amount();
        for (int k = 0; k < loan.instalments() && balance.signum() > 0; k++) {
            var interest = interest(loan, balance, k).setScale(2, RoundingMode.HALF_UP);
            var principal =
                    switch (loan.amortisation()) {
                        case EQUAL_INSTALMENTS -> payment.subtract(interest);
                        case EQUAL_PRINCIPAL -> payment;
                        case INTEREST_ONLY -> new BigDecimal("0.00");
                    };
            principal = principal.max(new BigDecimal("0.00")).min(balance);
            if (k == loan.instalments() - 1) {
                principal = balance;
            }
            rows.add(new Row(loan.firstDue().plusMonths(k), principal, interest));
            balance = balance.subtract(principal);
        }
        return rows;
    }

    private static BigDecimal payment(LoanTerms loan) {
        var principal = loan.principal().amount();
        return switch (loan.amortisation()) {
            case INTEREST_ONLY -> BigDecimal.ZERO;
            case EQUAL_PRINCIPAL ->
                    principal.divide(
                            BigDecimal.valueOf(loan.instalments()), 2, RoundingMode.HALF_UP);
            case EQUAL_INSTALMENTS -> {
                // What is left after the last payment falls in a straight line with the payment.
                var atZero = left(loan, BigDecimal.ZERO);
                var atPrincipal = left(loan, principal);
                yield principal
                        .multiply(atZero)
                        .divide(atZero.subtract(atPrincipal), DIGITS)
                        .setScale(2, RoundingMode.HALF_UP);
            }
        };
    }

    private static BigDecimal left(LoanTerms loan, BigDecimal payment) {
        var balance = loan.principal().amount();
        for (int k = 0; k < loan.instalments(); k++) {
            balance = balance.add(interest(loan, balance, k)).subtract(payment);
        }
        return balance;
    }

    private static BigDecimal interest(LoanTerms loan, BigDecimal balance, int k) {
        var from = k == 0 ? loan.drawn() : loan.firstDue().plusMonths(k - 1L);
        var to = loan.firstDue().plusMonths(k);
        long days = ChronoUnit.DAYS.between(from, to);
        if (loan.count() == InterestCount.MONTHS_30_360) {
            days = k == 0 ? monthsAndDays(from, to) : 30;
        }
        return balance.multiply(loan.rate().fraction())
                .multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(360), DIGITS);
    }

    private static long monthsAndDays(LocalDate from, LocalDate to) {
        long months = 0;
        while (!from.plusMonths(months + 1).isAfter(to)) {
            months++;
        }
        return months * 30 + ChronoUnit.DAYS.between(from.plusMonths(months), to);
    }

    private static double xirr(List<Flow> flows) {
        double low = -0.99;
        double high = 1e6;
        for (int i = 0; i < 400; i++) {
            double middle = (low + high) / 2;
            double value = 0;
            for (var flow : flows) {
                double years =
                        ChronoUnit.DAYS.between(flows.getFirst().date(), flow.date()) / 365.0;
                value += flow.amount().minor() / Math.pow(1 + middle, years);
            }
            if (value < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
