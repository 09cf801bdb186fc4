package io.sampan.contracts;

import static io.sampan.contracts.ContractFixture.aLoan;
import static io.sampan.contracts.ContractFixture.anAmortisingLoan;
import static io.sampan.contracts.ContractFixture.event;
import static io.sampan.contracts.ContractFixture.exercises;
import static io.sampan.contracts.ContractFixture.guarantee;
import static io.sampan.contracts.ContractFixture.happened;
import static io.sampan.contracts.ContractFixture.map;
import static io.sampan.contracts.ContractFixture.observed;
import static io.sampan.contracts.ContractFixture.table;
import static io.sampan.contracts.ContractFixture.until;
import static io.sampan.contracts.ContractFixture.withLegs;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

/** Terms that few contracts have, on a loan of 1200 at 12 %. */
class LessCommonTermsTests {

    @Test
    void a_liability_running_at_the_status_date_owes_the_accrued_interest_given() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "NAM",
                                        """
                                        statusDate 2026-04-20
                                        maturityDate 2026-05-10
                                        contractRole RPL
                                        nextPrincipalRedemptionPayment 300
                                        accruedInterest 4
                                        """)))
                .isEqualTo(
                        """
                        2026-05-10 IP     -12.0000 | -1200.0000 0.1200   0.0000
                        2026-05-10 MD   -1200.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void interest_accrued_before_the_exchange_is_given_not_computed_when_it_amortises() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "LAM",
                                        """
                                        maturityDate 2026-05-10
                                        nextPrincipalRedemptionPayment 300
                                        cycleAnchorDateOfInterestPayment 2025-12-10
                                        accruedInterest 4
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   4.0000
                        2026-01-10 IP       4.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 PR     300.0000 |   900.0000 0.1200  12.0000
                        2026-02-10 IP      12.0000 |   900.0000 0.1200   0.0000
                        2026-03-10 PR     300.0000 |   600.0000 0.1200   9.0000
                        2026-03-10 IP       9.0000 |   600.0000 0.1200   0.0000
                        2026-04-10 PR     300.0000 |   300.0000 0.1200   6.0000
                        2026-04-10 IP       6.0000 |   300.0000 0.1200   0.0000
                        2026-05-10 IP       3.0000 |   300.0000 0.1200   0.0000
                        2026-05-10 MD     300.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void a_liability_owes_the_fee_accrued() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        statusDate 2026-02-10
                                        maturityDate 2026-05-10
                                        contractRole RPL
                                        feeRate 0.036
                                        feeBasis N
                                        feeAccrued 2
                                        cycleOfFee P3ML1
                                        cycleAnchorDateOfFee 2026-02-20
                                        """)))
                .isEqualTo(
                        """
                        2026-02-20 FP      -3.2000 | -1200.0000 0.1200  -4.0000
                        2026-03-10 IP     -12.0000 | -1200.0000 0.1200   0.0000
                        2026-04-10 IP     -12.0000 | -1200.0000 0.1200   0.0000
                        2026-05-10 IP     -12.0000 | -1200.0000 0.1200   0.0000
                        2026-05-10 FP      -9.6000 | -1200.0000 0.1200   0.0000
                        2026-05-10 MD   -1200.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void a_reset_in_money_counts_twelve_decimals_of_the_rate() {
        assertThat(
                        table(
                                Contracts.evaluate(
                                        TermsReader.read(
                                                anAmortisingLoan(
                                                        "ANN",
                                                        """
                                                        maturityDate 2026-05-10
                                                        cycleAnchorDateOfRateReset 2026-03-10
                                                        cycleOfRateReset P1YL1
                                                        marketObjectCodeOfRateReset LPR
                                                        rateMultiplier 2
                                                        rateSpread 0.01
                                                        """)),
                                        observed("LPR", "2026-03-10 0.0333333333333333"),
                                        Counting.money(RoundingMode.HALF_UP))))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-09 PRF      0.0000 |  1200.0000 0.1200  11.6000
                        2026-02-10 PR     295.5400 |   904.4600 0.1200  12.0000
                        2026-02-10 IP      12.0000 |   904.4600 0.1200   0.0000
                        2026-03-10 PR     298.5000 |   605.9600 0.1200   9.0400
                        2026-03-10 IP       9.0400 |   605.9600 0.1200   0.0000
                        2026-03-10 RR       0.0000 |   605.9600 0.0767   0.0000
                        2026-03-10 PRF      0.0000 |   605.9600 0.0767   0.0000
                        2026-04-10 PR     302.0200 |   303.9400 0.0767   3.8700
                        2026-04-10 IP       3.8700 |   303.9400 0.0767   0.0000
                        2026-05-10 IP       1.9400 |   303.9400 0.0767   0.0000
                        2026-05-10 MD     303.9400 |     0.0000 0.0767   0.0000
                        """);
    }

    @Test
    void interest_in_advance_counts_the_days_of_the_coming_period() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-04-25
                                        dayCountConvention A360
                                        cyclePointOfInterestPayment B
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-01-10 IP      12.4000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IP      11.2000 |  1200.0000 0.1200   0.0000
                        2026-03-10 IP      12.4000 |  1200.0000 0.1200   0.0000
                        2026-04-10 IP       6.0000 |  1200.0000 0.1200   0.0000
                        2026-04-25 MD    1200.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void interest_in_advance_anchored_at_the_exchange_begins_there_once() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-03-10
                                        dayCountConvention A360
                                        cycleAnchorDateOfInterestPayment 2026-01-10
                                        cyclePointOfInterestPayment B
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-01-10 IP      12.4000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IP      11.2000 |  1200.0000 0.1200   0.0000
                        2026-03-10 MD    1200.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void a_guarantee_taken_up_later_starts_with_the_running_debt_and_its_interest() {
        assertThat(
                        exercises(
                                guarantee(
                                        """
                                        statusDate 2026-02-01
                                        guaranteedExposure NI
                                        feeRate 0.36
                                        feeBasis N
                                        cycleOfFee P1ML1
                                        cycleAnchorDateOfFee 2026-02-11
                                        dayCountConvention 30E360
                                        """),
                                Situation.PLAIN))
                .isEqualTo(
                        """
                        2026-02-11 FP      12.0840 |  1200.4000     0.0000 -
                        2026-03-11 FP      36.0120 |  1200.4000     0.0000 -
                        2026-04-11 FP      36.0120 |  1200.4000     0.0000 -
                        2026-05-10 MD       0.0000 |     0.0000     0.0000 -
                        """);
    }

    @Test
    void equal_parts_are_divided_over_the_payments_after_the_status_date() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "LAM",
                                        """
                                        statusDate 2026-03-10
                                        maturityDate 2026-05-10
                                        """)))
                .isEqualTo(
                        """
                        2026-04-10 PR     600.0000 |   600.0000 0.1200  12.0000
                        2026-04-10 IP      12.0000 |   600.0000 0.1200   0.0000
                        2026-05-10 IP       6.0000 |   600.0000 0.1200   0.0000
                        2026-05-10 MD     600.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void pieces_of_a_fixed_rate_take_multiplier_and_spread() {
        assertThat(
                        table(
                                aLoan(
                                        "LAX",
                                        """
                                        maturityDate 2026-04-10
                                        arrayCycleAnchorDateOfInterestPayment 2026-02-10
                                        arrayCycleOfInterestPayment P1ML1
                                        arrayCycleAnchorDateOfRateReset [2026-02-10]
                                        arrayRate [0.1]
                                        arrayFixedVariable [F]
                                        rateMultiplier 2
                                        rateSpread 0.04
                                        feeRate 5
                                        feeBasis A
                                        cycleOfFee P1YL1
                                        cycleAnchorDateOfFee 2026-03-01
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 RRF      0.0000 |  1200.0000 0.2400   0.0000
                        2026-03-01 FP       5.0000 |  1200.0000 0.2400  16.8000
                        2026-03-10 IP      24.0000 |  1200.0000 0.2400   0.0000
                        2026-04-10 IP      24.0000 |  1200.0000 0.2400   0.0000
                        2026-04-10 FP       5.0000 |  1200.0000 0.2400   0.0000
                        2026-04-10 MD    1200.0000 |     0.0000 0.2400   0.0000
                        """);
    }

    @Test
    void a_negative_amortizer_follows_the_market() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "NAM",
                                        """
                                        maturityDate 2026-05-10
                                        nextPrincipalRedemptionPayment 100
                                        cycleAnchorDateOfRateReset 2026-03-10
                                        cycleOfRateReset P1YL1
                                        marketObjectCodeOfRateReset LPR
                                        """),
                                observed("LPR", "2026-03-10 0.24")))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 PR      88.0000 |  1112.0000 0.1200  12.0000
                        2026-02-10 IP      12.0000 |  1112.0000 0.1200   0.0000
                        2026-03-10 PR      88.8800 |  1023.1200 0.1200  11.1200
                        2026-03-10 IP      11.1200 |  1023.1200 0.1200   0.0000
                        2026-03-10 RR       0.0000 |  1023.1200 0.2400   0.0000
                        2026-04-10 PR      79.5376 |   943.5824 0.2400  20.4624
                        2026-04-10 IP      20.4624 |   943.5824 0.2400   0.0000
                        2026-05-10 IP      18.8716 |   943.5824 0.2400   0.0000
                        2026-05-10 MD     943.5824 |     0.0000 0.2400   0.0000
                        """);
    }

    @Test
    void a_scheduled_prepayment_is_charged_on_its_day() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-05-10
                                        prepaymentEffect M
                                        cycleAnchorDateOfOptionality 2026-03-01
                                        cycleOfOptionality P1YL1
                                        objectCodeOfPrepaymentModel SHARE
                                        penaltyType A
                                        penaltyRate 6
                                        """),
                                observed("SHARE", "2026-03-01 0.25")))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-03-01 PY       6.0000 |  1200.0000 0.1200   8.4000
                        2026-03-01 PP     300.0000 |   900.0000 0.1200   8.4000
                        2026-03-10 IP      11.1000 |   900.0000 0.1200   0.0000
                        2026-04-10 IP       9.0000 |   900.0000 0.1200   0.0000
                        2026-05-10 IP       9.0000 |   900.0000 0.1200   0.0000
                        2026-05-10 MD     900.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void without_dates_of_interest_only_the_principal_comes_back() {
        assertThat(
                        table(
                                map(
                                        """
                                        contractType PAM
                                        initialExchangeDate 2026-01-10
                                        notionalPrincipal 1200
                                        dayCountConvention A360
                                        premiumDiscountAtIED -30
                                        maturityDate 2026-07-10
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1170.0000 |  1200.0000 0.0000   0.0000
                        2026-07-10 MD    1200.0000 |     0.0000 0.0000   0.0000
                        """);
    }

    @Test
    void interest_capitalised_to_the_end_is_paid_with_the_principal() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-03-10
                                        capitalizationEndDate 2026-03-10
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IPCI     0.0000 |  1212.0000 0.1200   0.0000
                        2026-03-10 IPCI     0.0000 |  1224.1200 0.1200   0.0000
                        2026-03-10 MD    1224.1200 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void capitalisation_without_dates_of_interest_happens_once() {
        assertThat(
                        table(
                                map(
                                        """
                                        contractType PAM
                                        initialExchangeDate 2026-01-10
                                        notionalPrincipal 1200
                                        dayCountConvention 30E360
                                        nominalInterestRate 0.12
                                        capitalizationEndDate 2026-03-10
                                        maturityDate 2026-04-10
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-03-10 IPCI     0.0000 |  1224.0000 0.1200   0.0000
                        2026-04-10 MD    1224.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void the_known_rate_is_for_the_first_reset_after_the_status_date() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-04-10
                                        statusDate 2026-02-10
                                        accruedInterest 0
                                        nextResetRate 0.24
                                        cycleAnchorDateOfRateReset 2026-02-10
                                        cycleOfRateReset P1ML1
                                        """)))
                .isEqualTo(
                        """
                        2026-03-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-03-10 RRF      0.0000 |  1200.0000 0.2400   0.0000
                        2026-04-10 IP      24.0000 |  1200.0000 0.2400   0.0000
                        2026-04-10 MD    1200.0000 |     0.0000 0.2400   0.0000
                        """);
    }

    @Test
    void a_contract_sold_pays_no_fee_afterwards_and_keeps_its_rate() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "LAM",
                                        """
                                        statusDate 2026-02-10
                                        maturityDate 2026-05-10
                                        nextPrincipalRedemptionPayment 300
                                        terminationDate 2026-03-20
                                        priceAtTerminationDate 700
                                        feeRate 5
                                        feeBasis A
                                        cycleOfFee P1ML1
                                        cycleAnchorDateOfFee 2026-03-01
                                        """)))
                .isEqualTo(
                        """
                        2026-03-01 FP       5.0000 |  1200.0000 0.1200   8.4000
                        2026-03-10 PR     300.0000 |   900.0000 0.1200  12.0000
                        2026-03-10 IP      12.0000 |   900.0000 0.1200   0.0000
                        2026-03-20 TD     703.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void a_bought_contract_still_shows_the_looks_before_the_purchase() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-03-10
                                        purchaseDate 2026-02-20
                                        priceAtPurchaseDate 1200
                                        """),
                                happened(event("2026-02-01", EventType.AD, 0))))
                .isEqualTo(
                        """
                        2026-02-01 AD       0.0000 |  1200.0000 0.1200   8.4000
                        2026-02-20 PRD  -1204.0000 |  1200.0000 0.1200   4.0000
                        2026-03-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-03-10 MD    1200.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void dates_at_the_end_of_the_day_count_as_the_next_day() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-03-10T23:59:59
                                        dayCountConvention A360
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IP      12.4000 |  1200.0000 0.1200   0.0000
                        2026-03-10 IP      11.2000 |  1200.0000 0.1200   0.0000
                        2026-03-10 IP       0.4000 |  1200.0000 0.1200   0.0000
                        2026-03-10 MD    1200.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void a_long_last_period_of_an_annuity_is_solved_as_it_is() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "ANN",
                                        """
                                        maturityDate 2026-04-25
                                        cycleOfPrincipalRedemption P1ML0
                                        cycleOfInterestPayment P1ML0
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-09 PRF      0.0000 |  1200.0000 0.1200  11.6000
                        2026-02-10 PR     396.6910 |   803.3090 0.1200  12.0000
                        2026-02-10 IP      12.0000 |   803.3090 0.1200   0.0000
                        2026-03-10 PR     400.6579 |   402.6512 0.1200   8.0331
                        2026-03-10 IP       8.0331 |   402.6512 0.1200   0.0000
                        2026-04-25 IP       6.0398 |   402.6512 0.1200   0.0000
                        2026-04-25 MD     402.6512 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void a_swap_terminated_between_interest_payments_settles_what_a_redemption_has_accrued() {
        assertThat(
                        table(
                                withLegs(
                                        map(
                                                """
                                                contractType SWAPS
                                                contractRole RFL
                                                deliverySettlement S
                                                terminationDate 2026-03-10
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
                        2026-01-10 IED      0.0000 |     0.0000 0.0000   0.0000
                        2026-02-10 PR       0.0000 |     0.0000 0.0000   6.0000
                        2026-02-10 IP       6.0000 |     0.0000 0.0000   0.0000
                        2026-03-10 PR       0.0000 |     0.0000 0.0000   4.5000
                        2026-03-10 IP      -4.5000 |  -600.0000 0.0600   0.0000
                        2026-03-10 TD      14.0000 |     0.0000 0.0000   0.0000
                        """);
    }

    @Test
    void a_swap_seen_later_leaves_out_what_its_legs_have_done() {
        assertThat(
                        table(
                                withLegs(
                                        map(
                                                """
                                                contractType SWAPS
                                                contractRole RFL
                                                deliverySettlement S
                                                statusDate 2026-02-10
                                                """),
                                        "FIL",
                                        anAmortisingLoan(
                                                "LAM",
                                                """
                                                maturityDate 2026-05-10
                                                nextPrincipalRedemptionPayment 300
                                                """),
                                        "SEL",
                                        anAmortisingLoan(
                                                "LAM",
                                                """
                                                maturityDate 2026-04-10
                                                nominalInterestRate 0.06
                                                nextPrincipalRedemptionPayment 400
                                                """))))
                .isEqualTo(
                        """
                        2026-03-10 PR    -100.0000 |   200.0000 0.0000   5.0000
                        2026-03-10 IP       5.0000 |   200.0000 0.0000   0.0000
                        2026-04-10 PR     300.0000 |   300.0000 0.1200   6.0000
                        2026-04-10 IP       4.0000 |  -100.0000 0.0000   0.0000
                        2026-05-10 IP       3.0000 |   300.0000 0.1200   0.0000
                        """);
    }

    @Test
    void a_swap_of_two_currencies_shows_each_leg_in_its_own() {
        assertThat(
                        table(
                                withLegs(
                                        map(
                                                """
                                                contractType SWAPS
                                                contractRole RFL
                                                deliverySettlement D
                                                """),
                                        "FIL",
                                        aLoan(
                                                "PAM",
                                                """
                                                maturityDate 2026-02-10
                                                """),
                                        "SEL",
                                        aLoan(
                                                "PAM",
                                                """
                                                maturityDate 2026-02-10
                                                currency EUR
                                                notionalPrincipal 150
                                                """))))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-01-10 IED    150.0000 |  -150.0000 0.1200   0.0000 EUR
                        2026-02-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IP      -1.5000 |  -150.0000 0.1200   0.0000 EUR
                        2026-02-10 MD    1200.0000 |     0.0000 0.1200   0.0000
                        2026-02-10 MD    -150.0000 |     0.0000 0.1200   0.0000 EUR
                        """);
    }

    @Test
    void a_swap_with_a_leg_without_maturity_ends_at_the_horizon() {
        assertThat(
                        table(
                                withLegs(
                                        map(
                                                """
                                                contractType SWAPS
                                                contractRole RFL
                                                deliverySettlement D
                                                """),
                                        "FIL",
                                        aLoan(
                                                "UMP",
                                                """
                                                contractID u
                                                """),
                                        "SEL",
                                        aLoan(
                                                "CLM",
                                                """
                                                contractID c
                                                """)),
                                until("2026-02-20", Situation.PLAIN)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-01-10 IED   1200.0000 | -1200.0000 0.1200   0.0000
                        2026-02-10 IPCI     0.0000 |  1212.0000 0.1200   0.0000
                        2026-02-10 IPCI     0.0000 | -1212.0000 0.1200   0.0000
                        2026-02-20 IP      -4.0400 | -1212.0000 0.1200   0.0000
                        2026-02-20 MD   -1212.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void a_linear_loan_seen_much_later_counts_on_from_its_last_payment() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "LAM",
                                        """
                                        initialExchangeDate 2025-10-10
                                        cycleAnchorDateOfPrincipalRedemption 2025-11-10
                                        cycleAnchorDateOfInterestPayment 2025-11-10
                                        statusDate 2026-03-01
                                        nextPrincipalRedemptionPayment 600
                                        """)))
                .isEqualTo(
                        """
                        2026-03-10 PR     600.0000 |   600.0000 0.1200   3.6000
                        2026-03-10 IP       3.6000 |   600.0000 0.1200   0.0000
                        2026-04-10 IP       6.0000 |   600.0000 0.1200   0.0000
                        2026-04-10 MD     600.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void a_guarantee_of_a_running_loan_starts_with_its_state() {
        assertThat(
                        exercises(
                                withLegs(
                                        map(
                                                """
                                                contractType CEG
                                                statusDate 2026-02-01
                                                guaranteedExposure NI
                                                feeAccrued 3
                                                feeRate 0.36
                                                feeBasis N
                                                dayCountConvention 30E360
                                                cycleOfFee P1ML1
                                                cycleAnchorDateOfFee 2026-02-11
                                                """),
                                        "COVE",
                                        aLoan(
                                                "PAM",
                                                """
                                                contractID loan1
                                                statusDate 2026-02-01
                                                accruedInterest 8
                                                maturityDate 2026-05-10
                                                """)),
                                Situation.PLAIN))
                .isEqualTo(
                        """
                        2026-02-11 FP      15.0800 |  1200.4000     0.0000 -
                        2026-03-11 FP      36.0120 |  1200.4000     0.0000 -
                        2026-04-11 FP      36.0120 |  1200.4000     0.0000 -
                        2026-05-10 MD       0.0000 |     0.0000     0.0000 -
                        """);
    }

    @Test
    void a_guarantee_used_by_its_terms_pays_no_fee_afterwards() {
        assertThat(
                        exercises(
                                guarantee(
                                        """
                                        maturityDate 2026-06-30
                                        notionalPrincipal 1000
                                        exerciseDate 2026-02-20
                                        feeRate 31
                                        feeBasis A
                                        cycleOfFee P1ML1
                                        cycleAnchorDateOfFee 2026-02-01
                                        """),
                                Situation.PLAIN))
                .isEqualTo(
                        """
                        2026-02-01 FP      31.0000 |  1000.0000     0.0000 -
                        2026-02-20 XD       0.0000 |  1000.0000  1000.0000 2026-02-20
                        2026-02-20 STD   1021.0357 |     0.0000  1000.0000 2026-02-20
                        """);
    }

    @Test
    void the_end_of_capitalisation_on_a_rest_day_replaces_the_payment_that_moves_with_it() {
        // 10 May 2026 is a Sunday: capitalisation and interest of that day both move to Monday.
        var terms =
                aLoan(
                        "PAM",
                        """
                        maturityDate 2026-06-10
                        capitalizationEndDate 2026-05-10
                        calendar MF
                        businessDayConvention CSF
                        """);

        assertThat(table(terms))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IPCI     0.0000 |  1212.0000 0.1200   0.0000
                        2026-03-10 IPCI     0.0000 |  1224.1200 0.1200   0.0000
                        2026-04-10 IPCI     0.0000 |  1236.3612 0.1200   0.0000
                        2026-05-11 IPCI     0.0000 |  1248.7248 0.1200   0.0000
                        2026-06-10 IP      12.4872 |  1248.7248 0.1200   0.0000
                        2026-06-10 MD    1248.7248 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void interest_anchored_before_the_exchange_runs_from_the_shifted_anchor_if_dates_are() {
        // Anchored on Sunday, 4 January: counted from Monday the 5th.
        var terms =
                aLoan(
                        "PAM",
                        """
                        maturityDate 2026-02-10
                        cycleAnchorDateOfInterestPayment 2026-01-04
                        calendar MF
                        businessDayConvention SCF
                        """);

        var evaluation =
                Contracts.evaluate(TermsReader.read(terms), Situation.PLAIN, Counting.unrounded());

        assertThat(evaluation.type(1)).isEqualTo(EventType.IED);
        // The exchange, a Saturday, counts as Monday the 12th too.
        assertThat(evaluation.accrued(1)).isEqualTo(1200 * 0.12 * 7 / 360);
    }
}
