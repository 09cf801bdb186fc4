package io.sampan.contracts;

import static io.sampan.contracts.ContractFixture.aLoan;
import static io.sampan.contracts.ContractFixture.creditEvent;
import static io.sampan.contracts.ContractFixture.exercises;
import static io.sampan.contracts.ContractFixture.guarantee;
import static io.sampan.contracts.ContractFixture.happened;
import static io.sampan.contracts.ContractFixture.map;
import static io.sampan.contracts.ContractFixture.observed;
import static io.sampan.contracts.ContractFixture.table;
import static io.sampan.contracts.ContractFixture.until;
import static io.sampan.contracts.ContractFixture.withLegs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Contracts looked at while the future is unknown, or after part of their life is over. */
class NotKnownOrNotYetTests {

    @Test
    void a_swap_needs_no_market_rate_after_the_horizon() {
        assertThat(table(aSwap(""), until("2026-03-10", theFirstRateOnly())))
                .isEqualTo(
                        """
                        2026-03-10 IP      10.0000 |     0.0000 0.0000   0.0000
                        """);
    }

    @Test
    void a_swap_needs_no_market_rate_after_its_termination() {
        assertThat(
                        table(
                                aSwap("terminationDate 2026-03-10\npriceAtTerminationDate 7"),
                                theFirstRateOnly()))
                .isEqualTo(
                        """
                        2026-03-10 IP      10.0000 |     0.0000 0.0000   0.0000
                        2026-03-10 TD       7.0000 |     0.0000 0.0000   0.0000
                        """);
    }

    @Test
    void a_horizon_after_the_termination_lets_no_more_be_needed() {
        assertThat(
                        table(
                                aSwap("terminationDate 2026-03-10"),
                                until("2026-05-10", theFirstRateOnly())))
                .isEqualTo(
                        """
                        2026-03-10 IP      10.0000 |     0.0000 0.0000   0.0000
                        2026-03-10 TD       0.0000 |     0.0000 0.0000   0.0000
                        """);
    }

    @Test
    void a_swap_without_an_end_still_needs_every_rate() {
        assertThatThrownBy(() -> table(aSwap(""), theFirstRateOnly()))
                .hasMessageContaining("marketObjectCodeOfRateReset");
    }

    @Test
    void a_cap_needs_no_market_rate_after_its_termination() {
        var terms =
                withLegs(
                        map(
                                """
                                contractType CAPFL
                                contractRole BUY
                                lifeCap 0.05
                                terminationDate 2026-03-10
                                priceAtTerminationDate 7
                                """),
                        "UDL",
                        aFloatingLoan());

        assertThat(table(terms, theFirstRateOnly()))
                .isEqualTo(
                        """
                        2026-02-10 IP       0.0000 |     0.0000 0.0000   0.0000
                        2026-03-10 IP       3.0000 |     0.0000 0.0000   0.0000
                        2026-03-10 TD       7.0000 |     0.0000 0.0000   0.0000
                        """);
    }

    @Test
    void a_swap_that_has_not_begun_has_accrued_nothing() {
        var terms =
                aLoan(
                        "SWPPV",
                        """
                        contractRole RF
                        maturityDate 2026-02-10
                        nominalInterestRate2 0.06
                        accruedInterest 5
                        """);

        assertThat(table(terms))
                .startsWith("2026-01-10 IED      0.0000 |  1200.0000 0.0600   0.0000\n");
    }

    @Test
    void the_first_of_several_defaults_calls_a_guarantee_in_whatever_order_they_are_told() {
        var terms = guarantee("maturityDate 2026-06-30\nnotionalPrincipal 1000");

        assertThat(
                        exercises(
                                terms,
                                happened(
                                        creditEvent("2026-04-01", "loan1", Performance.DF),
                                        creditEvent("2026-03-02", "loan1", Performance.DF))))
                .startsWith("2026-03-02 XD ");
    }

    @Test
    void a_guarantee_called_before_the_status_date_settles_what_its_terms_give() {
        var called =
                """
                contractRole SEL
                statusDate 2026-03-05
                maturityDate 2026-06-30
                exerciseDate 2026-03-02
                settlementPeriod P10D
                """;

        assertThat(exercises(guarantee(called + "exerciseAmount 640"), Situation.PLAIN))
                .isEqualTo(
                        """
                        2026-03-12 STD   -640.0000 |     0.0000  -640.0000 2026-03-02
                        """);
        assertThatThrownBy(() -> exercises(guarantee(called), Situation.PLAIN))
                .isInstanceOf(TermRefusedException.class)
                .hasMessageContaining("exerciseAmount");
    }

    /** Pays 12 % minus the market rate on 1200 from 10 February on, settled monthly. */
    private static Map<String, Object> aSwap(String more) {
        return withLegs(
                map(
                        """
                        contractType SWAPS
                        contractRole RFL
                        deliverySettlement S
                        statusDate 2026-02-20
                        """
                                + more),
                "FIL",
                aLoan("PAM", "maturityDate 2026-05-10\nnominalInterestRate 0.18"),
                "SEL",
                aFloatingLoan());
    }

    /** At 12 % until 10 February, then at 8 %, then at a rate nobody knows. */
    private static Map<String, Object> aFloatingLoan() {
        return aLoan(
                "PAM",
                """
                maturityDate 2026-05-10
                cycleAnchorDateOfRateReset 2026-02-10
                cycleOfRateReset P2ML1
                marketObjectCodeOfRateReset LPR
                """);
    }

    private static Situation theFirstRateOnly() {
        return observed("LPR", "2026-02-10 0.08");
    }
}
