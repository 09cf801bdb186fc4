package io.sampan.contracts;

import static io.sampan.contracts.ContractFixture.aLoan;
import static io.sampan.contracts.ContractFixture.anAmortisingLoan;
import static io.sampan.contracts.ContractFixture.inMoney;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.sampan.money.Money;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Value, duration, income by the effective rate, accrued interest at any date. */
class ValuationTests {
    private static final LocalDate START = LocalDate.parse("2026-01-01");
    private static final List<Flow> BOND =
            List.of(
                    flow("2026-01-01", "-960.00"),
                    flow("2027-01-01", "50.00"),
                    flow("2028-01-01", "1050.00"));

    @Test
    void the_value_discounts_what_lies_ahead() {
        assertThat(Valuation.presentValue(BOND, 0.05, START)).isEqualTo(100_000, within(1e-6));
        assertThat(Valuation.presentValue(BOND, 0.05, LocalDate.parse("2027-01-01")))
                .isEqualTo(100_000, within(1e-6));
    }

    @Test
    void duration_is_the_mean_time_of_the_value() {
        assertThat(Valuation.duration(BOND, 0.05, START))
                .isEqualTo((50 / 1.05 + 2 * 1050 / 1.1025) / 1000, within(1e-9));
        assertThat(Valuation.modifiedDuration(BOND, 0.05, START))
                .isEqualTo((50 / 1.05 + 2 * 1050 / 1.1025) / 1050, within(1e-9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Valuation.duration(BOND, 0.05, LocalDate.parse("2028-01-01")));
    }

    @Test
    void income_by_the_effective_rate_brings_the_cost_to_zero() {
        var periods = Valuation.amortisedCost(BOND, RoundingMode.HALF_UP);

        assertThat(periods)
                .extracting(p ->
                        p.opening().amount()
                                + " "
                                + p.income().amount()
                                + " "
                                + p.received().amount()
                                + " "
                                + p.closing().amount())
                .containsExactly("960.00 69.30 50.00 979.30", "979.30 70.70 1050.00 0.00");
    }

    @Test
    void flows_out_of_order_have_no_amortised_cost() {
        var flows = List.of(BOND.get(0), BOND.get(2), BOND.get(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Valuation.amortisedCost(flows, RoundingMode.HALF_UP))
                .withMessageContaining("ascending");
    }

    @Test
    void flows_of_an_evaluation_leave_out_rows_that_pay_nothing() {
        var flows = Valuation.flows(inMoney(anAmortisingLoan("ANN", "maturityDate 2026-03-10")));

        assertThat(flows)
                .extracting(flow -> flow.date() + " " + flow.amount().amount())
                .containsExactly(
                        "2026-01-10 -1200.00",
                        "2026-02-10 597.01",
                        "2026-02-10 12.00",
                        "2026-03-10 6.03",
                        "2026-03-10 602.99");
    }

    @Test
    void accrued_interest_at_any_date_is_what_a_monitoring_event_sees() {
        for (var type : List.of("PAM", "LAM", "ANN")) {
            agrees(anAmortisingLoan(type, "maturityDate 2026-05-10"));
            agrees(anAmortisingLoan(type, "maturityDate 2026-05-10\ndayCountConvention AA"));
            agrees(
                    anAmortisingLoan(
                            type,
                            """
                            maturityDate 2026-05-10
                            statusDate 2026-02-20
                            accruedInterest 4
                            """));
        }
        agrees(
                anAmortisingLoan(
                        "LAM",
                        """
                        maturityDate 2026-05-10
                        interestCalculationBase NTL
                        interestCalculationBaseAmount 1000
                        """));
        agrees(aLoan("PAM", "maturityDate 2026-05-10\ncyclePointOfInterestPayment B"));
    }

    private static void agrees(Map<String, Object> values) {
        var terms = (Debt) TermsReader.read(values);
        var whole = Contracts.evaluate(terms, Situation.PLAIN, Counting.unrounded());
        for (var day = LocalDate.parse("2026-01-05");
                day.getMonthValue() < 6;
                day = day.plusDays(3)) {
            double seen = 0;
            if (day.atStartOfDay().isAfter(terms.deal().statusDate())) {
                var look = ContractFixture.event(day.toString(), EventType.AD, 0);
                var states =
                        Contracts.evaluate(
                                terms,
                                ContractFixture.until(
                                        day.toString(), ContractFixture.happened(look)),
                                Counting.unrounded());
                seen = states.accrued(states.size() - 1);
            } else {
                seen = terms.interest().accrued().doubleValue();
            }
            assertThat(Valuation.accruedInterest(terms, whole, day))
                    .as("%s on %s", terms.type(), day)
                    .isEqualTo(seen, within(1e-9));
        }
    }

    @Test
    void an_unrounded_evaluation_holds_no_money() {
        var evaluation =
                Contracts.evaluate(
                        TermsReader.read(aLoan("PAM", "maturityDate 2026-05-10")),
                        Situation.PLAIN,
                        Counting.unrounded());

        assertThatIllegalStateException().isThrownBy(() -> evaluation.payoffMoney(0));
        var money = inMoney(aLoan("PAM", "maturityDate 2026-05-10"));
        assertThat(money.payoffMoney(0)).isEqualTo(Money.cny("-1200.00"));
        assertThat(money.notionalMoney(0)).isEqualTo(Money.cny("1200.00"));
        assertThat(money.accruedMoney(0)).isEqualTo(Money.cny("0.00"));
    }

    @Test
    void the_benchmark_measures_all_cases() {
        assertThat(Benchmark.cases())
                .extracting(Benchmark.Case::name)
                .contains("PAM_360/double", "ANN_360_yearly_reset/money", "ANN_12/money")
                .hasSize(10);
        var figure = Benchmark.measure(Benchmark.cases().get(4), Duration.ofMillis(20));
        assertThat(figure.events()).isEqualTo(26);
        assertThat(figure.perCpuSecond()).isPositive();
        assertThat(figure.bytesPerEvaluation()).isPositive();
    }

    private static Flow flow(String date, String amount) {
        return new Flow(LocalDate.parse(date), Money.cny(amount));
    }
}
