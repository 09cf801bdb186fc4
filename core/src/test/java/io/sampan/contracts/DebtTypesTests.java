package io.sampan.contracts;

import static io.sampan.contracts.ContractFixture.aLoan;
import static io.sampan.contracts.ContractFixture.anAmortisingLoan;
import static io.sampan.contracts.ContractFixture.event;
import static io.sampan.contracts.ContractFixture.happened;
import static io.sampan.contracts.ContractFixture.inMoney;
import static io.sampan.contracts.ContractFixture.observed;
import static io.sampan.contracts.ContractFixture.table;
import static io.sampan.contracts.ContractFixture.until;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every type of debt on a loan of 1200 at 12 %, 30/360: one month bears 1 %. */
class DebtTypesTests {

    @Test
    void pam_pays_interest_and_returns_the_principal_at_maturity() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-05-10
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-03-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-04-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-05-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-05-10 MD    1200.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void pam_of_the_borrower_turns_every_sign_and_a_discount_is_kept_from_the_pay_out() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-05-10
                                        contractRole RPL
                                        premiumDiscountAtIED -12
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED   1188.0000 | -1200.0000 0.1200   0.0000
                        2026-02-10 IP     -12.0000 | -1200.0000 0.1200   0.0000
                        2026-03-10 IP     -12.0000 | -1200.0000 0.1200   0.0000
                        2026-04-10 IP     -12.0000 | -1200.0000 0.1200   0.0000
                        2026-05-10 IP     -12.0000 | -1200.0000 0.1200   0.0000
                        2026-05-10 MD   -1200.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void pam_bought_and_sold_settles_accrued_interest() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-05-10
                                        purchaseDate 2026-02-20
                                        priceAtPurchaseDate 1190
                                        terminationDate 2026-04-20
                                        priceAtTerminationDate 1210
                                        """)))
                .isEqualTo(
                        """
                        2026-02-20 PRD  -1194.0000 |  1200.0000 0.1200   4.0000
                        2026-03-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-04-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-04-20 TD    1214.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void pam_interest_anchored_before_the_exchange_is_earned_already() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-05-10
                                        cycleAnchorDateOfInterestPayment 2025-12-10
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200  12.0000
                        2026-01-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-03-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-04-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-05-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-05-10 MD    1200.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void pam_capitalises_until_the_end_of_capitalisation() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-05-10
                                        capitalizationEndDate 2026-03-20
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IPCI     0.0000 |  1212.0000 0.1200   0.0000
                        2026-03-10 IPCI     0.0000 |  1224.1200 0.1200   0.0000
                        2026-03-20 IPCI     0.0000 |  1228.2004 0.1200   0.0000
                        2026-04-10 IP       8.1880 |  1228.2004 0.1200   0.0000
                        2026-05-10 IP      12.2820 |  1228.2004 0.1200   0.0000
                        2026-05-10 MD    1228.2004 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void pam_running_at_the_status_date_starts_with_the_accrued_interest_given() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-05-10
                                        statusDate 2026-02-20
                                        accruedInterest 4
                                        """)))
                .isEqualTo(
                        """
                        2026-03-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-04-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-05-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-05-10 MD    1200.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void pam_scales_notional_and_interest_by_an_index() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-05-10
                                        scalingEffect INO
                                        cycleAnchorDateOfScalingIndex 2026-03-01
                                        cycleOfScalingIndex P1YL1
                                        marketObjectCodeOfScalingIndex CPI
                                        scalingIndexAtContractDealDate 100
                                        """),
                                observed("CPI", "2026-03-01 110")))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-03-01 SC       0.0000 |  1200.0000 0.1200   8.4000
                        2026-03-10 IP      13.2000 |  1200.0000 0.1200   0.0000
                        2026-04-10 IP      13.2000 |  1200.0000 0.1200   0.0000
                        2026-05-10 IP      13.2000 |  1200.0000 0.1200   0.0000
                        2026-05-10 MD    1320.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void lam_repays_equal_parts() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "LAM",
                                        """
                                        maturityDate 2026-05-10
                                        nextPrincipalRedemptionPayment 300
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
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
    void lam_without_a_payment_divides_the_notional() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "LAM",
                                        """
                                        maturityDate 2026-05-10
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
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
    void lam_without_a_maturity_ends_when_the_parts_have_used_it_up() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "LAM",
                                        """
                                        nextPrincipalRedemptionPayment 500
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 PR     500.0000 |   700.0000 0.1200  12.0000
                        2026-02-10 IP      12.0000 |   700.0000 0.1200   0.0000
                        2026-03-10 PR     500.0000 |   200.0000 0.1200   7.0000
                        2026-03-10 IP       7.0000 |   200.0000 0.1200   0.0000
                        2026-04-10 IP       2.0000 |   200.0000 0.1200   0.0000
                        2026-04-10 MD     200.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void lam_without_a_maturity_seen_later_counts_the_parts_from_the_last_payment() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "LAM",
                                        """
                                        statusDate 2026-03-01
                                        nextPrincipalRedemptionPayment 500
                                        """)))
                .isEqualTo(
                        """
                        2026-03-10 PR     500.0000 |   700.0000 0.1200   3.6000
                        2026-03-10 IP       3.6000 |   700.0000 0.1200   0.0000
                        2026-04-10 PR     500.0000 |   200.0000 0.1200   7.0000
                        2026-04-10 IP       7.0000 |   200.0000 0.1200   0.0000
                        2026-05-10 IP       2.0000 |   200.0000 0.1200   0.0000
                        2026-05-10 MD     200.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void lam_on_a_lagged_base_computes_interest_on_the_base_until_it_is_fixed_again() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "LAM",
                                        """
                                        maturityDate 2026-05-10
                                        nextPrincipalRedemptionPayment 300
                                        interestCalculationBase NTL
                                        interestCalculationBaseAmount 1000
                                        cycleAnchorDateOfInterestCalculationBase 2026-03-10
                                        cycleOfInterestCalculationBase P1YL1
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 PR     300.0000 |   900.0000 0.1200  10.0000
                        2026-02-10 IP      10.0000 |   900.0000 0.1200   0.0000
                        2026-03-10 PR     300.0000 |   600.0000 0.1200  10.0000
                        2026-03-10 IP      10.0000 |   600.0000 0.1200   0.0000
                        2026-03-10 IPCB     0.0000 |   600.0000 0.1200   0.0000
                        2026-04-10 PR     300.0000 |   300.0000 0.1200   6.0000
                        2026-04-10 IP       6.0000 |   300.0000 0.1200   0.0000
                        2026-05-10 IP       6.0000 |   300.0000 0.1200   0.0000
                        2026-05-10 MD     300.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void lam_on_the_initial_base_follows_the_notional_after_the_first_redemption() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "LAM",
                                        """
                                        maturityDate 2026-05-10
                                        nextPrincipalRedemptionPayment 300
                                        interestCalculationBase NTIED
                                        interestCalculationBaseAmount 1000
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 PR     300.0000 |   900.0000 0.1200  10.0000
                        2026-02-10 IP      10.0000 |   900.0000 0.1200   0.0000
                        2026-03-10 PR     300.0000 |   600.0000 0.1200   9.0000
                        2026-03-10 IP       9.0000 |   600.0000 0.1200   0.0000
                        2026-04-10 PR     300.0000 |   300.0000 0.1200   6.0000
                        2026-04-10 IP       6.0000 |   300.0000 0.1200   0.0000
                        2026-05-10 IP       3.0000 |   300.0000 0.1200   0.0000
                        2026-05-10 MD     300.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void nam_adds_unpaid_interest_to_the_debt() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "NAM",
                                        """
                                        maturityDate 2026-05-10
                                        nextPrincipalRedemptionPayment 10
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 PR      -2.0000 |  1202.0000 0.1200  12.0000
                        2026-02-10 IP      12.0000 |  1202.0000 0.1200   0.0000
                        2026-03-10 PR      -2.0200 |  1204.0200 0.1200  12.0200
                        2026-03-10 IP      12.0200 |  1204.0200 0.1200   0.0000
                        2026-04-10 PR      -2.0402 |  1206.0602 0.1200  12.0402
                        2026-04-10 IP      12.0402 |  1206.0602 0.1200   0.0000
                        2026-05-10 IP      12.0606 |  1206.0602 0.1200   0.0000
                        2026-05-10 MD    1206.0602 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void nam_without_a_maturity_ends_when_the_payments_have_used_it_up() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "NAM",
                                        """
                                        nextPrincipalRedemptionPayment 420
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 PR     408.0000 |   792.0000 0.1200  12.0000
                        2026-02-10 IP      12.0000 |   792.0000 0.1200   0.0000
                        2026-03-10 PR     412.0800 |   379.9200 0.1200   7.9200
                        2026-03-10 IP       7.9200 |   379.9200 0.1200   0.0000
                        2026-04-10 IP       3.7992 |   379.9200 0.1200   0.0000
                        2026-04-10 MD     379.9200 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void ann_pays_the_same_sum_every_month() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "ANN",
                                        """
                                        maturityDate 2026-05-10
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-09 PRF      0.0000 |  1200.0000 0.1200  11.6000
                        2026-02-10 PR     295.5373 |   904.4627 0.1200  12.0000
                        2026-02-10 IP      12.0000 |   904.4627 0.1200   0.0000
                        2026-03-10 PR     298.4927 |   605.9700 0.1200   9.0446
                        2026-03-10 IP       9.0446 |   605.9700 0.1200   0.0000
                        2026-04-10 PR     301.4776 |   304.4924 0.1200   6.0597
                        2026-04-10 IP       6.0597 |   304.4924 0.1200   0.0000
                        2026-05-10 IP       3.0449 |   304.4924 0.1200   0.0000
                        2026-05-10 MD     304.4924 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void ann_in_money_rounds_every_payment_and_the_last_one_takes_the_rest() {
        assertThat(
                        table(
                                inMoney(
                                        anAmortisingLoan(
                                                "ANN",
                                                """
                                                maturityDate 2026-05-10
                                                """))))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-09 PRF      0.0000 |  1200.0000 0.1200  11.6000
                        2026-02-10 PR     295.5400 |   904.4600 0.1200  12.0000
                        2026-02-10 IP      12.0000 |   904.4600 0.1200   0.0000
                        2026-03-10 PR     298.5000 |   605.9600 0.1200   9.0400
                        2026-03-10 IP       9.0400 |   605.9600 0.1200   0.0000
                        2026-04-10 PR     301.4800 |   304.4800 0.1200   6.0600
                        2026-04-10 IP       6.0600 |   304.4800 0.1200   0.0000
                        2026-05-10 IP       3.0400 |   304.4800 0.1200   0.0000
                        2026-05-10 MD     304.4800 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void ann_amortised_beyond_its_maturity_leaves_a_balloon() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "ANN",
                                        """
                                        maturityDate 2026-05-10
                                        amortizationDate 2026-09-10
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-09 PRF      0.0000 |  1200.0000 0.1200  11.6000
                        2026-02-10 PR     144.8284 |  1055.1716 0.1200  12.0000
                        2026-02-10 IP      12.0000 |  1055.1716 0.1200   0.0000
                        2026-03-10 PR     146.2766 |   908.8950 0.1200  10.5517
                        2026-03-10 IP      10.5517 |   908.8950 0.1200   0.0000
                        2026-04-10 PR     147.7394 |   761.1556 0.1200   9.0890
                        2026-04-10 IP       9.0890 |   761.1556 0.1200   0.0000
                        2026-05-10 IP       7.6116 |   761.1556 0.1200   0.0000
                        2026-05-10 MD     761.1556 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void ann_redeemed_from_the_day_of_exchange_fixes_its_payment_there() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "ANN",
                                        """
                                        maturityDate 2026-04-10
                                        cycleAnchorDateOfPrincipalRedemption 2026-01-10
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-01-10 PR     304.4924 |   895.5076 0.1200   0.0000
                        2026-02-10 PR     295.5373 |   599.9703 0.1200   8.9551
                        2026-02-10 IP       8.9551 |   599.9703 0.1200   0.0000
                        2026-03-10 PR     298.4927 |   301.4776 0.1200   5.9997
                        2026-03-10 IP       5.9997 |   301.4776 0.1200   0.0000
                        2026-04-10 IP       3.0148 |   301.4776 0.1200   0.0000
                        2026-04-10 MD     301.4776 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void ann_running_at_the_status_date_solves_its_payment_for_what_is_left() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "ANN",
                                        """
                                        maturityDate 2026-05-10
                                        statusDate 2026-03-01
                                        accruedInterest 7
                                        """)))
                .isEqualTo(
                        """
                        2026-03-10 PR     396.9552 |   803.0448 0.1200  10.6000
                        2026-03-10 IP      10.6000 |   803.0448 0.1200   0.0000
                        2026-04-10 PR     399.5248 |   403.5200 0.1200   8.0304
                        2026-04-10 IP       8.0304 |   403.5200 0.1200   0.0000
                        2026-05-10 IP       4.0352 |   403.5200 0.1200   0.0000
                        2026-05-10 MD     403.5200 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void ann_fixes_its_payment_anew_at_every_rate_reset() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "ANN",
                                        """
                                        maturityDate 2026-05-10
                                        cycleAnchorDateOfRateReset 2026-03-10
                                        cycleOfRateReset P1YL1
                                        marketObjectCodeOfRateReset LPR
                                        rateSpread 0.01
                                        """),
                                observed("LPR", "2026-03-10 0.23")))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-09 PRF      0.0000 |  1200.0000 0.1200  11.6000
                        2026-02-10 PR     295.5373 |   904.4627 0.1200  12.0000
                        2026-02-10 IP      12.0000 |   904.4627 0.1200   0.0000
                        2026-03-10 PR     298.4927 |   605.9700 0.1200   9.0446
                        2026-03-10 IP       9.0446 |   605.9700 0.1200   0.0000
                        2026-03-10 RR       0.0000 |   605.9700 0.2400   0.0000
                        2026-03-10 PRF      0.0000 |   605.9700 0.2400   0.0000
                        2026-04-10 PR     299.9851 |   305.9849 0.2400  12.1194
                        2026-04-10 IP      12.1194 |   305.9849 0.2400   0.0000
                        2026-05-10 IP       6.1197 |   305.9849 0.2400   0.0000
                        2026-05-10 MD     305.9849 |     0.0000 0.2400   0.0000
                        """);
    }

    @Test
    void lax_increases_and_decreases_piece_by_piece() {
        assertThat(
                        table(
                                aLoan(
                                        "LAX",
                                        """
                                        arrayCycleAnchorDateOfPrincipalRedemption [2026-02-10, 2026-04-10]
                                        arrayCycleOfPrincipalRedemption [P1ML1, P1ML1]
                                        arrayNextPrincipalRedemptionPayment [100, 500]
                                        arrayIncreaseDecrease [INC, DEC]
                                        arrayCycleAnchorDateOfInterestPayment 2026-02-10
                                        arrayCycleOfInterestPayment P1ML1
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 PI    -100.0000 |  1300.0000 0.1200  12.0000
                        2026-02-10 IP      12.0000 |  1300.0000 0.1200   0.0000
                        2026-03-10 PI    -100.0000 |  1400.0000 0.1200  13.0000
                        2026-03-10 IP      13.0000 |  1400.0000 0.1200   0.0000
                        2026-04-10 PR     500.0000 |   900.0000 0.1200  14.0000
                        2026-04-10 IP      14.0000 |   900.0000 0.1200   0.0000
                        2026-05-10 PR     500.0000 |   400.0000 0.1200   9.0000
                        2026-05-10 IP       9.0000 |   400.0000 0.1200   0.0000
                        2026-06-10 IP       4.0000 |   400.0000 0.1200   0.0000
                        2026-06-10 MD     400.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void lax_changes_its_rate_piece_by_piece() {
        assertThat(
                        table(
                                aLoan(
                                        "LAX",
                                        """
                                        maturityDate 2026-05-10
                                        arrayCycleAnchorDateOfPrincipalRedemption [2026-03-10]
                                        arrayNextPrincipalRedemptionPayment [100]
                                        arrayIncreaseDecrease [DEC]
                                        arrayCycleAnchorDateOfInterestPayment 2026-02-10
                                        arrayCycleOfInterestPayment P1ML1
                                        arrayCycleAnchorDateOfRateReset [2026-02-10, 2026-04-10]
                                        arrayRate [0.24, 0.01]
                                        arrayFixedVariable [F, V]
                                        marketObjectCodeOfRateReset LPR
                                        """),
                                observed("LPR", "2026-04-10 0.05")))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 RRF      0.0000 |  1200.0000 0.2400   0.0000
                        2026-03-10 PR     100.0000 |  1100.0000 0.2400  24.0000
                        2026-03-10 IP      24.0000 |  1100.0000 0.2400   0.0000
                        2026-04-10 IP      22.0000 |  1100.0000 0.2400   0.0000
                        2026-04-10 RR       0.0000 |  1100.0000 0.0600   0.0000
                        2026-05-10 IP       5.5000 |  1100.0000 0.0600   0.0000
                        2026-05-10 MD    1100.0000 |     0.0000 0.0600   0.0000
                        """);
    }

    @Test
    void clm_called_pays_after_the_notice_the_interest_up_to_the_call() {
        assertThat(
                        table(
                                aLoan(
                                        "CLM",
                                        """
                                        xDayNotice P5D
                                        """),
                                until(
                                        "2026-06-30",
                                        happened(event("2026-03-25", EventType.XD, 0)))))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IPCI     0.0000 |  1212.0000 0.1200   0.0000
                        2026-03-10 IPCI     0.0000 |  1224.1200 0.1200   0.0000
                        2026-03-25 XD       0.0000 |  1224.1200 0.1200   0.0000
                        2026-03-30 IP       6.1206 |  1224.1200 0.1200   0.0000
                        2026-03-30 STD   1224.1200 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void clm_called_without_notice_pays_at_once() {
        assertThat(
                        table(
                                aLoan(
                                        "CLM",
                                        """
                                        xDayNotice P0D
                                        """),
                                until(
                                        "2026-06-30",
                                        happened(event("2026-03-25", EventType.XD, 0)))))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IPCI     0.0000 |  1212.0000 0.1200   0.0000
                        2026-03-10 IPCI     0.0000 |  1224.1200 0.1200   0.0000
                        2026-03-25 XD       0.0000 |  1224.1200 0.1200   6.1206
                        2026-03-25 IP       6.1206 |  1224.1200 0.1200   0.0000
                        2026-03-25 STD   1224.1200 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void clm_never_called_is_seen_up_to_the_horizon() {
        assertThat(
                        table(
                                aLoan(
                                        "CLM",
                                        """
                                        contractRole RPL
                                        """),
                                until("2026-03-25", Situation.PLAIN)))
                .isEqualTo(
                        """
                        2026-01-10 IED   1200.0000 | -1200.0000 0.1200   0.0000
                        2026-02-10 IPCI     0.0000 | -1212.0000 0.1200   0.0000
                        2026-03-10 IPCI     0.0000 | -1224.1200 0.1200   0.0000
                        2026-03-25 IP      -6.1206 | -1224.1200 0.1200   0.0000
                        2026-03-25 MD   -1224.1200 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void ump_draws_on_its_line_repays_and_receives_deposits() {
        assertThat(
                        table(
                                aLoan(
                                        "UMP",
                                        """
                                        creditLineAmount 2000
                                        """),
                                until(
                                        "2026-04-10",
                                        happened(
                                                event("2026-01-25", EventType.PD, 600),
                                                event("2026-02-25", EventType.PR, 1000),
                                                event("2026-03-01", EventType.PI, 100)))))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-01-25 PD    -600.0000 |  1800.0000 0.1200   6.0000
                        2026-02-10 IPCI     0.0000 |  1815.0000 0.1200   0.0000
                        2026-02-25 PR    1000.0000 |   815.0000 0.1200   9.0750
                        2026-03-01 PI    -100.0000 |   915.0000 0.1200  10.7050
                        2026-03-10 IPCI     0.0000 |   928.4500 0.1200   0.0000
                        """);
    }
}
