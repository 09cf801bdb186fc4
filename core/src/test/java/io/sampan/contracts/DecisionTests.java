package io.sampan.contracts;

import static io.sampan.contracts.ContractFixture.aLoan;
import static io.sampan.contracts.ContractFixture.anAmortisingLoan;
import static io.sampan.contracts.ContractFixture.day;
import static io.sampan.contracts.ContractFixture.event;
import static io.sampan.contracts.ContractFixture.happened;
import static io.sampan.contracts.ContractFixture.observations;
import static io.sampan.contracts.ContractFixture.observed;
import static io.sampan.contracts.ContractFixture.table;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What the standard and its published cases leave open, as Sampan decides it. See
 * docs/concepts/contracts.md.
 */
class DecisionTests {

    @Test
    void a_prepayment_of_an_annuity_shortens_the_term() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "ANN",
                                        """
                                        maturityDate 2026-05-10
                                        nextPrincipalRedemptionPayment 400
                                        """),
                                happened(event("2026-02-20", EventType.PP, 200))))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 PR     388.0000 |   812.0000 0.1200  12.0000
                        2026-02-10 IP      12.0000 |   812.0000 0.1200   0.0000
                        2026-02-20 PP     200.0000 |   612.0000 0.1200   2.7067
                        2026-03-10 PR     393.2133 |   218.7867 0.1200   6.7867
                        2026-03-10 IP       6.7867 |   218.7867 0.1200   0.0000
                        2026-04-10 PR     218.7867 |     0.0000 0.1200   2.1879
                        2026-04-10 IP       2.1879 |     0.0000 0.1200   0.0000
                        2026-05-10 IP       0.0000 |     0.0000 0.1200   0.0000
                        2026-05-10 MD       0.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void a_prepayment_makes_the_payments_of_an_annuity_smaller() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "ANN",
                                        """
                                        maturityDate 2026-05-10
                                        prepaymentEffect A
                                        """),
                                happened(event("2026-02-20", EventType.PP, 200))))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-09 PRF      0.0000 |  1200.0000 0.1200  11.6000
                        2026-02-10 PR     295.5373 |   904.4627 0.1200  12.0000
                        2026-02-10 IP      12.0000 |   904.4627 0.1200   0.0000
                        2026-02-20 PP     200.0000 |   704.4627 0.1200   3.0149
                        2026-03-10 PR     232.0460 |   472.4167 0.1200   7.7113
                        2026-03-10 IP       7.7113 |   472.4167 0.1200   0.0000
                        2026-04-10 PR     235.0332 |   237.3835 0.1200   4.7242
                        2026-04-10 IP       4.7242 |   237.3835 0.1200   0.0000
                        2026-05-10 IP       2.3738 |   237.3835 0.1200   0.0000
                        2026-05-10 MD     237.3835 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void a_prepayment_makes_the_parts_of_a_linear_loan_smaller() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "LAM",
                                        """
                                        maturityDate 2026-05-10
                                        prepaymentEffect A
                                        """),
                                happened(event("2026-02-20", EventType.PP, 200))))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 PR     300.0000 |   900.0000 0.1200  12.0000
                        2026-02-10 IP      12.0000 |   900.0000 0.1200   0.0000
                        2026-02-20 PP     200.0000 |   700.0000 0.1200   3.0000
                        2026-03-10 PR     233.3333 |   466.6667 0.1200   7.6667
                        2026-03-10 IP       7.6667 |   466.6667 0.1200   0.0000
                        2026-04-10 PR     233.3333 |   233.3333 0.1200   4.6667
                        2026-04-10 IP       4.6667 |   233.3333 0.1200   0.0000
                        2026-05-10 IP       2.3333 |   233.3333 0.1200   0.0000
                        2026-05-10 MD     233.3333 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void a_prepayment_never_exceeds_the_debt() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-05-10
                                        """),
                                happened(event("2026-02-20", EventType.PP, 5000))))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-02-20 PP    1200.0000 |     0.0000 0.1200   4.0000
                        2026-03-10 IP       4.0000 |     0.0000 0.1200   0.0000
                        2026-04-10 IP       0.0000 |     0.0000 0.1200   0.0000
                        2026-05-10 IP       0.0000 |     0.0000 0.1200   0.0000
                        2026-05-10 MD       0.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void a_scheduled_prepayment_is_an_observed_share() {
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
                                        """),
                                observed("SHARE", "2026-03-01 0.25")))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-03-01 PP     300.0000 |   900.0000 0.1200   8.4000
                        2026-03-10 IP      11.1000 |   900.0000 0.1200   0.0000
                        2026-04-10 IP       9.0000 |   900.0000 0.1200   0.0000
                        2026-05-10 IP       9.0000 |   900.0000 0.1200   0.0000
                        2026-05-10 MD     900.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void a_fixed_penalty_is_paid_before_the_prepayment() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-05-10
                                        contractRole RPL
                                        penaltyType A
                                        penaltyRate 7
                                        """),
                                happened(event("2026-02-20", EventType.PP, 200))))
                .isEqualTo(
                        """
                        2026-01-10 IED   1200.0000 | -1200.0000 0.1200   0.0000
                        2026-02-10 IP     -12.0000 | -1200.0000 0.1200   0.0000
                        2026-02-20 PY      -7.0000 | -1200.0000 0.1200  -4.0000
                        2026-02-20 PP    -200.0000 | -1000.0000 0.1200  -4.0000
                        2026-03-10 IP     -10.6667 | -1000.0000 0.1200   0.0000
                        2026-04-10 IP     -10.0000 | -1000.0000 0.1200   0.0000
                        2026-05-10 IP     -10.0000 | -1000.0000 0.1200   0.0000
                        2026-05-10 MD   -1000.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void a_penalty_by_rate_is_on_the_debt_since_the_last_event() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-05-10
                                        penaltyType N
                                        penaltyRate 0.06
                                        """),
                                happened(event("2026-02-20", EventType.PP, 200))))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-02-20 PY       2.0000 |  1200.0000 0.1200   4.0000
                        2026-02-20 PP     200.0000 |  1000.0000 0.1200   4.0000
                        2026-03-10 IP      10.6667 |  1000.0000 0.1200   0.0000
                        2026-04-10 IP      10.0000 |  1000.0000 0.1200   0.0000
                        2026-05-10 IP      10.0000 |  1000.0000 0.1200   0.0000
                        2026-05-10 MD    1000.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void a_penalty_by_interest_difference_needs_a_lower_market_rate() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-05-10
                                        penaltyType I
                                        marketObjectCodeOfRateReset LPR
                                        """),
                                new Situation(
                                        observations("LPR", "2026-02-20 0.03"),
                                        List.of(event("2026-02-20", EventType.PP, 200)),
                                        Optional.empty())))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-02-20 PY       3.0000 |  1200.0000 0.1200   4.0000
                        2026-02-20 PP     200.0000 |  1000.0000 0.1200   4.0000
                        2026-03-10 IP      10.6667 |  1000.0000 0.1200   0.0000
                        2026-04-10 IP      10.0000 |  1000.0000 0.1200   0.0000
                        2026-05-10 IP      10.0000 |  1000.0000 0.1200   0.0000
                        2026-05-10 MD    1000.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void a_fee_on_the_notional_accrues_like_interest() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-05-10
                                        feeRate 0.036
                                        feeBasis N
                                        cycleOfFee P2ML1
                                        cycleAnchorDateOfFee 2026-03-10
                                        feeAccrued 1
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-03-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-03-10 FP       8.2000 |  1200.0000 0.1200   0.0000
                        2026-04-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-05-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-05-10 FP       7.2000 |  1200.0000 0.1200   0.0000
                        2026-05-10 MD    1200.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void a_fixed_fee_is_paid_as_it_is() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-05-10
                                        contractRole RPL
                                        feeRate 5
                                        feeBasis A
                                        cycleOfFee P2ML1
                                        cycleAnchorDateOfFee 2026-03-10
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED   1200.0000 | -1200.0000 0.1200   0.0000
                        2026-02-10 IP     -12.0000 | -1200.0000 0.1200   0.0000
                        2026-03-10 IP     -12.0000 | -1200.0000 0.1200   0.0000
                        2026-03-10 FP      -5.0000 | -1200.0000 0.1200   0.0000
                        2026-04-10 IP     -12.0000 | -1200.0000 0.1200   0.0000
                        2026-05-10 IP     -12.0000 | -1200.0000 0.1200   0.0000
                        2026-05-10 FP      -5.0000 | -1200.0000 0.1200   0.0000
                        2026-05-10 MD   -1200.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void a_credit_event_changes_no_payment() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-03-10
                                        """),
                                happened(
                                        new ObservedEvent(
                                                day("2026-02-20"),
                                                EventType.CE,
                                                0,
                                                Optional.empty(),
                                                Optional.of(Performance.DF)))))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-02-20 CE       0.0000 |  1200.0000 0.1200   4.0000
                        2026-03-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-03-10 MD    1200.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void payoffs_are_converted_into_the_settlement_currency() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-02-10
                                        settlementCurrency USD
                                        """),
                                observed("CNY/USD", "2026-01-10 0.14", "2026-02-10 0.15")))
                .isEqualTo(
                        """
                        2026-01-10 IED   -168.0000 |  1200.0000 0.1200   0.0000 USD
                        2026-02-10 IP       1.8000 |  1200.0000 0.1200   0.0000 USD
                        2026-02-10 MD     180.0000 |     0.0000 0.1200   0.0000 USD
                        """);
    }

    @Test
    void interest_in_advance_is_paid_at_the_start_of_each_period() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "LAM",
                                        """
                                        maturityDate 2026-04-10
                                        cyclePointOfInterestPayment B
                                        nextPrincipalRedemptionPayment 300
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-01-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 PR     300.0000 |   900.0000 0.1200   0.0000
                        2026-02-10 IP       9.0000 |   900.0000 0.1200   0.0000
                        2026-03-10 PR     300.0000 |   600.0000 0.1200   0.0000
                        2026-03-10 IP       6.0000 |   600.0000 0.1200   0.0000
                        2026-04-10 MD     600.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void a_reset_moves_at_most_by_the_period_limits_and_stays_in_the_life_limits() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-05-10
                                        cycleAnchorDateOfRateReset 2026-02-10
                                        cycleOfRateReset P1ML1
                                        marketObjectCodeOfRateReset LPR
                                        periodCap 0.02
                                        periodFloor -0.01
                                        lifeCap 0.135
                                        """),
                                observed(
                                        "LPR",
                                        "2026-02-10 0.2",
                                        "2026-03-10 0.05",
                                        "2026-04-10 0.9")))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 RR       0.0000 |  1200.0000 0.1350   0.0000
                        2026-03-10 IP      13.5000 |  1200.0000 0.1350   0.0000
                        2026-03-10 RR       0.0000 |  1200.0000 0.1250   0.0000
                        2026-04-10 IP      12.5000 |  1200.0000 0.1250   0.0000
                        2026-04-10 RR       0.0000 |  1200.0000 0.1350   0.0000
                        2026-05-10 IP      13.5000 |  1200.0000 0.1350   0.0000
                        2026-05-10 MD    1200.0000 |     0.0000 0.1350   0.0000
                        """);
    }

    @Test
    void a_known_next_rate_is_taken_at_the_first_reset() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-04-10
                                        cycleAnchorDateOfRateReset 2026-02-10
                                        cycleOfRateReset P1ML1
                                        marketObjectCodeOfRateReset LPR
                                        nextResetRate 0.24
                                        """),
                                observed("LPR", "2026-03-10 0.06")))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 RRF      0.0000 |  1200.0000 0.2400   0.0000
                        2026-03-10 IP      24.0000 |  1200.0000 0.2400   0.0000
                        2026-03-10 RR       0.0000 |  1200.0000 0.0600   0.0000
                        2026-04-10 IP       6.0000 |  1200.0000 0.0600   0.0000
                        2026-04-10 MD    1200.0000 |     0.0000 0.0600   0.0000
                        """);
    }

    @Test
    void business_days_over_252_count_the_calendar() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-02-12
                                        dayCountConvention B252
                                        calendar MF
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-02-12 IP       1.1429 |  1200.0000 0.1200   0.0000
                        2026-02-12 MD    1200.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void months_of_28_days() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-02-24
                                        dayCountConvention 28E336
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-02-24 IP       6.0000 |  1200.0000 0.1200   0.0000
                        2026-02-24 MD    1200.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void the_last_of_february_is_a_thirtieth_unless_it_is_the_maturity() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        initialExchangeDate 2026-01-31
                                        maturityDate 2026-02-28
                                        dayCountConvention 30E360ISDA
                                        cycleAnchorDateOfInterestPayment 2026-02-28
                                        """)))
                .isEqualTo(
                        """
                        2026-01-31 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-28 IP      11.2000 |  1200.0000 0.1200   0.0000
                        2026-02-28 MD    1200.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void chinese_months_are_thirty_days_whatever_their_length() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        initialExchangeDate 2026-01-15
                                        maturityDate 2026-04-21
                                        dayCountConvention M30360
                                        cycleAnchorDateOfInterestPayment 2026-01-21
                                        """)))
                .isEqualTo(
                        """
                        2026-01-15 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-01-21 IP       2.4000 |  1200.0000 0.1200   0.0000
                        2026-02-21 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-03-21 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-04-21 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-04-21 MD    1200.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void month_ends_stay_month_ends() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        initialExchangeDate 2026-01-31
                                        endOfMonthConvention EOM
                                        maturityDate 2026-05-31
                                        cycleAnchorDateOfInterestPayment 2026-02-28
                                        """)))
                .isEqualTo(
                        """
                        2026-01-31 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-28 IP      11.2000 |  1200.0000 0.1200   0.0000
                        2026-03-31 IP      12.8000 |  1200.0000 0.1200   0.0000
                        2026-04-30 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-05-31 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-05-31 MD    1200.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void yearly_cycles_do_not_follow_month_ends() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        initialExchangeDate 2027-02-28
                                        endOfMonthConvention EOM
                                        maturityDate 2028-03-31
                                        cycleAnchorDateOfInterestPayment 2027-02-28
                                        cycleOfInterestPayment P1YL1
                                        """)))
                .isEqualTo(
                        """
                        2027-02-28 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2027-02-28 IP       0.0000 |  1200.0000 0.1200   0.0000
                        2028-02-28 IP     144.0000 |  1200.0000 0.1200   0.0000
                        2028-03-31 IP      12.8000 |  1200.0000 0.1200   0.0000
                        2028-03-31 MD    1200.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void a_long_last_period_leaves_out_the_last_regular_date() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-04-25
                                        cycleOfInterestPayment P1ML0
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-03-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-04-25 IP      18.0000 |  1200.0000 0.1200   0.0000
                        2026-04-25 MD    1200.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void calculation_first_shifts_only_the_payment() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "LAM",
                                        """
                                        maturityDate 2026-05-31
                                        calendar MF
                                        businessDayConvention CSMP
                                        nextPrincipalRedemptionPayment 600
                                        cycleAnchorDateOfPrincipalRedemption 2026-03-01
                                        cycleAnchorDateOfInterestPayment 2026-03-01
                                        cycleOfPrincipalRedemption P3ML1
                                        cycleOfInterestPayment P3ML1
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-03-02 PR     600.0000 |   600.0000 0.1200  20.4000
                        2026-03-02 IP      20.4000 |   600.0000 0.1200   0.0000
                        2026-05-29 IP      17.8000 |   600.0000 0.1200   0.0000
                        2026-05-29 MD     600.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void shifting_first_changes_the_interest_too() {
        assertThat(
                        table(
                                anAmortisingLoan(
                                        "LAM",
                                        """
                                        maturityDate 2026-05-31
                                        calendar MF
                                        businessDayConvention SCMP
                                        nextPrincipalRedemptionPayment 600
                                        cycleAnchorDateOfPrincipalRedemption 2026-03-01
                                        cycleAnchorDateOfInterestPayment 2026-03-01
                                        cycleOfPrincipalRedemption P3ML1
                                        cycleOfInterestPayment P3ML1
                                        """)))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-03-02 PR     600.0000 |   600.0000 0.1200  21.2000
                        2026-03-02 IP      21.2000 |   600.0000 0.1200   0.0000
                        2026-05-29 IP      17.4000 |   600.0000 0.1200   0.0000
                        2026-05-29 MD     600.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void monitoring_shows_the_state_and_is_last_of_its_day() {
        assertThat(
                        table(
                                aLoan(
                                        "PAM",
                                        """
                                        maturityDate 2026-02-10
                                        """),
                                happened(
                                        event("2026-01-25", EventType.AD, 0),
                                        event("2026-02-10", EventType.AD, 0))))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-01-25 AD       0.0000 |  1200.0000 0.1200   6.0000
                        2026-02-10 IP      12.0000 |  1200.0000 0.1200   0.0000
                        2026-02-10 MD    1200.0000 |     0.0000 0.1200   0.0000
                        2026-02-10 AD       0.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    @Test
    void money_settles_in_the_other_currency_to_its_own_minor_unit() {
        assertThat(
                        table(
                                Contracts.evaluate(
                                        TermsReader.read(
                                                aLoan(
                                                        "PAM",
                                                        """
                                                        maturityDate 2026-02-10
                                                        settlementCurrency JPY
                                                        """)),
                                        observed(
                                                "CNY/JPY", "2026-01-10 21.1234", "2026-02-10 20.5"),
                                        Counting.money(RoundingMode.HALF_UP))))
                .isEqualTo(
                        """
                        2026-01-10 IED  -25348.0000 |  1200.0000 0.1200   0.0000 JPY
                        2026-02-10 IP     246.0000 |  1200.0000 0.1200   0.0000 JPY
                        2026-02-10 MD   24600.0000 |     0.0000 0.1200   0.0000 JPY
                        """);
    }
}
