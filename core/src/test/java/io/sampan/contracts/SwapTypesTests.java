package io.sampan.contracts;

import static io.sampan.contracts.ContractFixture.aLoan;
import static io.sampan.contracts.ContractFixture.anAmortisingLoan;
import static io.sampan.contracts.ContractFixture.map;
import static io.sampan.contracts.ContractFixture.observed;
import static io.sampan.contracts.ContractFixture.table;
import static io.sampan.contracts.ContractFixture.withLegs;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Swaps, caps and floors on a notional of 1200, 30/360. */
class SwapTypesTests {

    @Test
    void swppv_pays_both_sides_when_delivered() {
        assertThat(
                        table(
                                aLoan(
                                        "SWPPV",
                                        """
                                        contractRole RF
                                        maturityDate 2026-04-10
                                        nominalInterestRate2 0.06
                                        cycleAnchorDateOfRateReset 2026-03-10
                                        cycleOfRateReset P1ML1
                                        marketObjectCodeOfRateReset LPR
                                        rateSpread 0.01
                                        """),
                                observed("LPR", "2026-03-10 0.08")))
                .isEqualTo(
                        """
                        2026-01-10 IED      0.0000 |  1200.0000 0.0600   0.0000
                        2026-02-10 IPFX    12.0000 |  1200.0000 0.0600   0.0000
                        2026-02-10 IPFL    -6.0000 |  1200.0000 0.0600   0.0000
                        2026-03-10 IPFX    12.0000 |  1200.0000 0.0600   0.0000
                        2026-03-10 IPFL    -6.0000 |  1200.0000 0.0600   0.0000
                        2026-03-10 RR       0.0000 |  1200.0000 0.0900   0.0000
                        2026-04-10 IPFX    12.0000 |  1200.0000 0.0900   0.0000
                        2026-04-10 IPFL    -9.0000 |  1200.0000 0.0900   0.0000
                        2026-04-10 MD       0.0000 |     0.0000 0.0900   0.0000
                        """);
    }

    @Test
    void swppv_settled_pays_the_difference_and_accrues_over_resets() {
        assertThat(
                        table(
                                aLoan(
                                        "SWPPV",
                                        """
                                        contractRole PF
                                        maturityDate 2026-04-10
                                        nominalInterestRate2 0.06
                                        deliverySettlement S
                                        cycleAnchorDateOfRateReset 2026-02-20
                                        cycleOfRateReset P1YL1
                                        marketObjectCodeOfRateReset LPR
                                        terminationDate 2026-03-10
                                        priceAtTerminationDate 9
                                        """),
                                observed("LPR", "2026-02-20 0.05")))
                .isEqualTo(
                        """
                        2026-01-10 IED      0.0000 | -1200.0000 0.0600   0.0000
                        2026-02-10 IP      -6.0000 | -1200.0000 0.0600   0.0000
                        2026-02-20 RR       0.0000 | -1200.0000 0.0500  -2.0000
                        2026-03-10 IP      -6.6667 | -1200.0000 0.0500   0.0000
                        2026-03-10 TD       9.0000 |     0.0000 0.0500   0.0000
                        """);
    }

    @Test
    void swppv_running_and_bought_starts_with_the_known_rate() {
        assertThat(
                        table(
                                aLoan(
                                        "SWPPV",
                                        """
                                        contractRole RF
                                        statusDate 2026-01-20
                                        accruedInterest 4
                                        maturityDate 2026-03-10
                                        nominalInterestRate2 0.06
                                        purchaseDate 2026-01-25
                                        priceAtPurchaseDate 2
                                        cycleAnchorDateOfRateReset 2026-02-10
                                        nextResetRate 0.05
                                        """)))
                .isEqualTo(
                        """
                        2026-01-25 PRD     -2.0000 |  1200.0000 0.0600   6.0000
                        2026-02-10 IPFX    12.0000 |  1200.0000 0.0600   0.0000
                        2026-02-10 IPFL    -4.0000 |  1200.0000 0.0600   0.0000
                        2026-02-10 RRF      0.0000 |  1200.0000 0.0500   0.0000
                        2026-03-10 IPFX    12.0000 |  1200.0000 0.0500   0.0000
                        2026-03-10 IPFL    -5.0000 |  1200.0000 0.0500   0.0000
                        2026-03-10 MD       0.0000 |     0.0000 0.0500   0.0000
                        """);
    }

    @Test
    void swaps_delivered_keep_both_legs() {
        assertThat(
                        table(
                                withLegs(
                                        map(
                                                """
                                                contractType SWAPS
                                                contractRole RFL
                                                deliverySettlement D
                                                purchaseDate 2026-02-01
                                                priceAtPurchaseDate 3
                                                terminationDate 2026-04-10
                                                priceAtTerminationDate 5
                                                """),
                                        "FIL",
                                        anAmortisingLoan(
                                                "LAM",
                                                """
                                                maturityDate 2026-05-10
                                                cycleOfInterestPayment P2ML1
                                                nextPrincipalRedemptionPayment 300
                                                """),
                                        "SEL",
                                        anAmortisingLoan(
                                                "LAM",
                                                """
                                                maturityDate 2026-05-10
                                                nominalInterestRate 0.06
                                                nextPrincipalRedemptionPayment 300
                                                """))))
                .isEqualTo(
                        """
                        2026-02-01 PRD      3.0000 |     0.0000 0.0000   0.0000
                        2026-02-10 PR     300.0000 |   900.0000 0.1200  12.0000
                        2026-02-10 PR    -300.0000 |  -900.0000 0.0600  -6.0000
                        2026-02-10 IP      12.0000 |   900.0000 0.1200   0.0000
                        2026-02-10 IP      -6.0000 |  -900.0000 0.0600   0.0000
                        2026-03-10 PR     300.0000 |   600.0000 0.1200   9.0000
                        2026-03-10 PR    -300.0000 |  -600.0000 0.0600  -4.5000
                        2026-03-10 IP      -4.5000 |  -600.0000 0.0600   0.0000
                        2026-04-10 PR     300.0000 |   300.0000 0.1200  15.0000
                        2026-04-10 PR    -300.0000 |  -300.0000 0.0600  -3.0000
                        2026-04-10 IP      15.0000 |   300.0000 0.1200   0.0000
                        2026-04-10 IP      -3.0000 |  -300.0000 0.0600   0.0000
                        2026-04-10 TD       5.0000 |     0.0000 0.0000   0.0000
                        """);
    }

    @Test
    void swaps_settled_merge_what_falls_together() {
        assertThat(
                        table(
                                withLegs(
                                        map(
                                                """
                                                contractType SWAPS
                                                contractRole RFL
                                                deliverySettlement S
                                                purchaseDate 2026-02-01
                                                priceAtPurchaseDate 3
                                                terminationDate 2026-04-10
                                                priceAtTerminationDate 5
                                                """),
                                        "FIL",
                                        anAmortisingLoan(
                                                "LAM",
                                                """
                                                maturityDate 2026-05-10
                                                cycleOfInterestPayment P2ML1
                                                nextPrincipalRedemptionPayment 300
                                                """),
                                        "SEL",
                                        anAmortisingLoan(
                                                "LAM",
                                                """
                                                maturityDate 2026-05-10
                                                nominalInterestRate 0.06
                                                nextPrincipalRedemptionPayment 300
                                                """))))
                .isEqualTo(
                        """
                        2026-02-01 PRD      3.0000 |     0.0000 0.0000   0.0000
                        2026-02-10 PR       0.0000 |     0.0000 0.0000   6.0000
                        2026-02-10 IP       6.0000 |     0.0000 0.0000   0.0000
                        2026-03-10 PR       0.0000 |     0.0000 0.0000   4.5000
                        2026-03-10 IP      -4.5000 |  -600.0000 0.0600   0.0000
                        2026-04-10 PR       0.0000 |     0.0000 0.0000  12.0000
                        2026-04-10 IP      12.0000 |     0.0000 0.0000   0.0000
                        2026-04-10 TD       5.0000 |     0.0000 0.0000   0.0000
                        """);
    }

    @Test
    void swaps_settled_merge_exchange_and_maturity_and_hide_resets() {
        assertThat(
                        table(
                                withLegs(
                                        map(
                                                """
                                                contractType SWAPS
                                                contractRole PFL
                                                deliverySettlement S
                                                """),
                                        "FIL",
                                        aLoan(
                                                "PAM",
                                                """
                                                maturityDate 2026-03-10
                                                """),
                                        "SEL",
                                        aLoan(
                                                "PAM",
                                                """
                                                maturityDate 2026-03-10
                                                nominalInterestRate 0.06
                                                notionalPrincipal 1300
                                                cycleAnchorDateOfRateReset 2026-02-10
                                                cycleOfRateReset P1ML1
                                                marketObjectCodeOfRateReset LPR
                                                """)),
                                observed("LPR", "2026-02-10 0.03")))
                .isEqualTo(
                        """
                        2026-01-10 IED   -100.0000 |   100.0000 0.0000   0.0000
                        2026-02-10 IP      -5.5000 |   100.0000 0.0000   0.0000
                        2026-03-10 IP      -8.7500 |   100.0000 0.0000   0.0000
                        2026-03-10 MD     100.0000 |     0.0000 0.0000   0.0000
                        """);
    }

    @Test
    void capfl_pays_the_difference_to_the_cap_and_to_the_floor() {
        assertThat(
                        table(
                                withLegs(
                                        map(
                                                """
                                                contractType CAPFL
                                                contractRole BUY
                                                lifeCap 0.14
                                                lifeFloor 0.08
                                                purchaseDate 2026-01-20
                                                priceAtPurchaseDate 2
                                                terminationDate 2026-05-20
                                                priceAtTerminationDate 1
                                                """),
                                        "UDL",
                                        aLoan(
                                                "PAM",
                                                """
                                                maturityDate 2026-05-10
                                                contractRole RPL
                                                cycleAnchorDateOfRateReset 2026-02-10
                                                cycleOfRateReset P1ML1
                                                marketObjectCodeOfRateReset LPR
                                                """)),
                                observed(
                                        "LPR",
                                        "2026-02-10 0.2",
                                        "2026-03-10 0.1",
                                        "2026-04-10 0.02")))
                .isEqualTo(
                        """
                        2026-01-20 PRD     -2.0000 |     0.0000 0.0000   0.0000
                        2026-02-10 IP       0.0000 |     0.0000 0.0000   0.0000
                        2026-03-10 IP       6.0000 |     0.0000 0.0000   0.0000
                        2026-04-10 IP       0.0000 |     0.0000 0.0000   0.0000
                        2026-05-10 IP       6.0000 |     0.0000 0.0000   0.0000
                        2026-05-20 TD       1.0000 |     0.0000 0.0000   0.0000
                        """);
    }
}
