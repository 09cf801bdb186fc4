package io.sampan.contracts;

import static io.sampan.contracts.ContractFixture.aLoan;
import static io.sampan.contracts.ContractFixture.inMoney;
import static io.sampan.contracts.ContractFixture.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An evaluated contract in a few figures. */
class SummaryTests {
    private static final String FOUR_MONTHS =
            """
            maturityDate 2026-05-10
            cycleAnchorDateOfPrincipalRedemption 2026-02-10
            cycleOfPrincipalRedemption P1ML1
            """;

    @Test
    void what_comes_in_goes_out_and_is_interest() {
        var summary = Summary.of(inMoney(aLoan("ANN", FOUR_MONTHS)));

        assertThat(summary.sums()).hasSize(1);
        var sum = summary.sums().getFirst();
        assertThat(sum.currency()).isEqualTo("CNY");
        assertThat(sum.paid()).isEqualTo(1200.00);
        assertThat(sum.received()).isEqualTo(sum.paid() + sum.interest(), within(1e-9));
        assertThat(sum.net()).isEqualTo(sum.interest(), within(1e-9));
        assertThat(sum.fees()).isZero();
    }

    @Test
    void the_yields_are_those_of_the_flows() {
        var evaluation = inMoney(aLoan("ANN", FOUR_MONTHS));
        var flows = Valuation.flows(evaluation);
        double effective = Yields.effectiveYearlyRateUnrounded(flows);

        var returns = Summary.of(evaluation).returns().orElseThrow();

        assertThat(returns.effectiveYearlyRate()).isEqualTo(effective, within(1e-12));
        assertThat(returns.yearlyRate())
                .isEqualTo(Yields.yearlyRateUnrounded(flows), within(1e-12));
        assertThat(returns.duration())
                .isEqualTo(
                        Valuation.duration(flows, effective, flows.getFirst().date()),
                        within(1e-12));
    }

    @Test
    void fees_are_no_interest_and_are_signed() {
        var terms =
                FOUR_MONTHS
                        + "feeRate 5\nfeeBasis A\ncycleOfFee P1ML1\ncycleAnchorDateOfFee 2026-02-10";

        var sum = Summary.of(inMoney(aLoan("ANN", terms))).sums().getFirst();

        assertThat(sum.fees()).isEqualTo(20.00);
        assertThat(sum.net()).isEqualTo(sum.interest() + 20.00, within(1e-9));
    }

    @Test
    void two_currencies_are_summed_apart_and_have_no_yield() {
        var exchange =
                map(
                        """
                        contractType FXOUT
                        currency2 JPY
                        notionalPrincipal 100
                        notionalPrincipal2 2000
                        maturityDate 2026-03-30
                        """);

        var summary = Summary.of(inMoney(exchange));

        assertThat(summary.sums())
                .containsExactly(
                        new Summary.Sum("CNY", 100, 0, 0, 0),
                        new Summary.Sum("JPY", 0, 2000, 0, 0));
        assertThat(summary.returns()).isEmpty();
    }

    @Test
    void money_that_goes_one_way_has_no_yield() {
        var sold = map("contractType COM\nterminationDate 2026-03-30\npriceAtTerminationDate 7.50");

        var summary = Summary.of(inMoney(sold));

        assertThat(summary.sums()).isEqualTo(List.of(new Summary.Sum("CNY", 7.5, 0, 0, 0)));
        assertThat(summary.returns()).isEmpty();
    }

    @Test
    void nothing_paid_has_no_sum() {
        var cash = Map.<String, Object>copyOf(map("contractType CSH\nnotionalPrincipal 5"));

        assertThat(Summary.of(inMoney(cash)))
                .isEqualTo(new Summary(List.of(), java.util.Optional.empty()));
    }
}
