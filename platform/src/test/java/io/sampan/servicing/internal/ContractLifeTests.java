package io.sampan.servicing.internal;

import static io.sampan.servicing.internal.ContractFixture.aLoan;
import static io.sampan.servicing.internal.ContractFixture.day;
import static io.sampan.servicing.internal.ContractFixture.minor;
import static io.sampan.servicing.internal.ContractFixture.owed;
import static io.sampan.servicing.internal.ContractFixture.receipts;
import static io.sampan.servicing.internal.ContractFixture.schedule;
import static io.sampan.servicing.internal.ContractFixture.theWorkedExample;
import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.calendar.BusinessCalendar;
import io.sampan.contracts.Amortisation;
import io.sampan.servicing.ContractState;
import io.sampan.servicing.Effect;
import org.junit.jupiter.api.Test;

/** One contract from the pay-out to the last fen, by facts alone. */
class ContractLifeTests {

    @Test
    void the_first_interest_of_the_worked_example_is_of_eleven_days() {
        var state = theWorkedExample().paidOut().on("2026-01-21");

        assertThat(state.interestEarned(day("2026-01-21"))).isEqualTo(minor("183.33"));
        assertThat(state.interestEarned(day("2026-01-11"))).isEqualTo(minor("16.67"));
        assertThat(owed(state))
                .isEqualTo(
                        "fees 0.00, penalty 0.00, interest 183.33, principal 100000.00;"
                                + " 0 days late, NORMAL");
    }

    @Test
    void an_instalment_paid_on_its_day_leaves_the_plan_alone() {
        var state =
                aLoan("30000.00", "0.06", "2026-01-10", "2026-02-10", 3)
                        .paidOut()
                        .pays("2026-02-10", "10100.17")
                        .on("2026-02-10");

        assertThat(schedule(state))
                .isEqualTo(
                        """
                        no | due        | principal | interest | penalty |      paid |      left |   balance
                         1 | 2026-02-10 |   9945.17 |   155.00 |    0.00 |  10100.17 |      0.00 |  20054.83
                         2 | 2026-03-10 |  10006.58 |    93.59 |    0.00 |      0.00 |  10100.17 |  10048.25
                         3 | 2026-04-10 |  10048.25 |    51.92 |    0.00 |      0.00 |  10100.17 |      0.00
                        """);
        assertThat(state.word()).isEqualTo(ContractState.ACTIVE);
    }

    @Test
    void overdue_principal_of_ten_thousand_costs_two_fifty_a_day() {
        var late =
                aLoan("10000.00", "0.06", "2026-01-10", "2026-02-10", 1, Amortisation.INTEREST_ONLY)
                        .paidOut()
                        .pays("2026-02-10", "51.67");

        assertThat(owed(late.on("2026-02-10"))).contains("penalty 0.00").contains("0 days late");
        assertThat(owed(late.on("2026-02-11")))
                .isEqualTo(
                        "fees 0.00, penalty 2.50, interest 0.00, principal 10000.00;"
                                + " 1 days late, SPECIAL_MENTION");
        assertThat(owed(late.on("2026-02-20"))).contains("penalty 25.00").contains("10 days late");
    }

    @Test
    void unpaid_interest_of_a_hundred_bears_two_and_a_half_fen_a_day_where_agreed() {
        var late =
                aLoan("20000.00", "0.06", "2026-01-10", "2026-02-09", 1, Amortisation.INTEREST_ONLY)
                        .withCompoundInterest()
                        .paidOut();

        // 20,000.00 × 9 % × 40 / 360 = 200.00, and 100.00 × 9 % × 40 / 360 = 1.00
        assertThat(owed(late.on("2026-03-21"))).contains("penalty 201.00, interest 100.00");
    }

    @Test
    void a_receipt_pays_the_oldest_instalment_first_and_in_it_penalty_interest_principal() {
        var state =
                aLoan("30000.00", "0.06", "2026-01-10", "2026-02-10", 3)
                        .paidOut()
                        .charged("2026-01-10", "30.00")
                        .pays("2026-03-20", "11000.00")
                        .on("2026-03-20");

        assertThat(receipts(state))
                .isEqualTo(
                        """
                        date       |    amount |  fees | penalty | interest | principal | excess
                        2026-03-20 |  11000.00 | 30.00 |  119.50 |   248.59 |  10601.91 |   0.00
                        """);
        assertThat(schedule(state))
                .isEqualTo(
                        """
                        no | due        | principal | interest | penalty |      paid |      left |   balance
                         1 | 2026-02-10 |   9945.17 |   155.00 |   94.48 |  10194.65 |      0.00 |  20054.83
                         2 | 2026-03-10 |  10006.58 |    93.59 |   25.02 |    775.35 |   9349.84 |  10048.25
                         3 | 2026-04-10 |  10048.25 |    51.92 |    0.00 |      0.00 |  10100.17 |      0.00
                        """);
    }

    @Test
    void a_due_date_on_a_rest_day_may_be_paid_on_the_next_business_day() {
        // 21 February 2026 is a Saturday.
        var loan =
                aLoan("12000.00", "0.06", "2026-01-21", "2026-02-21", 2)
                        .in(BusinessCalendar.MONDAY_TO_FRIDAY)
                        .paidOut();

        assertThat(loan.on("2026-02-23").daysPastDue()).isZero();
        assertThat(loan.on("2026-02-23").outstanding().penalty()).isZero();
        assertThat(loan.on("2026-02-24").daysPastDue()).isEqualTo(1);
        assertThat(loan.on("2026-02-24").outstanding().penalty()).isEqualTo(minor("1.50"));
        assertThat(loan.on("2026-02-24").rows().getFirst().interest()).isEqualTo(minor("62.00"));
    }

    @Test
    void paying_everything_early_costs_the_interest_to_the_day() {
        var state =
                aLoan("30000.00", "0.06", "2026-01-10", "2026-02-10", 3)
                        .paidOut()
                        .pays("2026-02-10", "10100.17")
                        .repaysAll("2026-02-25", "20104.97")
                        .on("2026-02-25");

        assertThat(receipts(state))
                .isEqualTo(
                        """
                        date       |    amount |  fees | penalty | interest | principal | excess
                        2026-02-10 |  10100.17 |  0.00 |    0.00 |   155.00 |   9945.17 |   0.00
                        2026-02-25 |  20104.97 |  0.00 |    0.00 |    50.14 |  20054.83 |   0.00
                        """);
        assertThat(state.word()).isEqualTo(ContractState.SETTLED);
        assertThat(state.interestEarned(day("2026-12-31"))).isEqualTo(minor("205.14"));
    }

    @Test
    void a_part_repaid_early_makes_the_instalments_smaller_or_the_term_shorter() {
        var loan = aLoan("30000.00", "0.06", "2026-01-10", "2026-02-10", 6).paidOut();
        loan.repaysEarly("2026-01-25", "15075.00", Effect.SMALLER);
        var shorter = aLoan("30000.00", "0.06", "2026-01-10", "2026-02-10", 6).paidOut();
        shorter.repaysEarly("2026-01-25", "15075.00", Effect.SHORTER);

        assertThat(schedule(loan.on("2026-01-25")))
                .isEqualTo(
                        """
                        no | due        | principal | interest | penalty |      paid |      left |   balance
                         1 | 2026-02-10 |   2497.74 |    40.00 |    0.00 |      0.00 |   2537.74 |  12502.26
                         2 | 2026-03-10 |   2479.40 |    58.34 |    0.00 |      0.00 |   2537.74 |  10022.86
                         3 | 2026-04-10 |   2485.96 |    51.78 |    0.00 |      0.00 |   2537.74 |   7536.90
                         4 | 2026-05-10 |   2500.06 |    37.68 |    0.00 |      0.00 |   2537.74 |   5036.84
                         5 | 2026-06-10 |   2511.72 |    26.02 |    0.00 |      0.00 |   2537.74 |   2525.12
                         6 | 2026-07-10 |   2525.12 |    12.63 |    0.00 |      0.00 |   2537.75 |      0.00
                        """);
        assertThat(schedule(shorter.on("2026-01-25")))
                .isEqualTo(
                        """
                        no | due        | principal | interest | penalty |      paid |      left |   balance
                         1 | 2026-02-10 |   5048.14 |    40.00 |    0.00 |      0.00 |   5088.14 |   9951.86
                         2 | 2026-03-10 |   5041.70 |    46.44 |    0.00 |      0.00 |   5088.14 |   4910.16
                         3 | 2026-04-10 |   4910.16 |    25.37 |    0.00 |      0.00 |   4935.53 |      0.00
                        """);
    }

    @Test
    void an_agreed_fee_on_principal_repaid_early_comes_out_of_the_sum_paid() {
        var state =
                aLoan("30000.00", "0.06", "2026-01-10", "2026-02-10", 6)
                        .withEarlyFee("0.01")
                        .paidOut()
                        .repaysEarly("2026-01-25", "15225.00", Effect.SMALLER)
                        .on("2026-01-25");

        assertThat(receipts(state))
                .isEqualTo(
                        """
                        date       |    amount |  fees | penalty | interest | principal | excess
                        2026-01-25 |  15225.00 | 150.00 |    0.00 |    75.00 |  15000.00 |   0.00
                        """);
    }

    @Test
    void what_is_not_owed_belongs_to_the_customer() {
        var state =
                aLoan("10000.00", "0.06", "2026-01-10", "2026-02-10", 1)
                        .paidOut()
                        .pays("2026-02-10", "10060.00")
                        .on("2026-02-10");

        assertThat(state.paid().excess()).isEqualTo(minor("8.33"));
        assertThat(state.settledOn()).isEqualTo(day("2026-02-10"));
    }

    @Test
    void a_backdated_receipt_spreads_the_later_ones_anew() {
        var loan =
                aLoan("30000.00", "0.06", "2026-01-10", "2026-02-10", 3)
                        .paidOut()
                        .pays("2026-02-20", "10125.03");
        assertThat(loan.on("2026-02-21").paid().penalty()).isEqualTo(minor("24.86"));

        loan.pays("2026-02-10", "10100.17");

        assertThat(receipts(loan.on("2026-02-21")))
                .isEqualTo(
                        """
                        date       |    amount |  fees | penalty | interest | principal | excess
                        2026-02-10 |  10100.17 |  0.00 |    0.00 |   155.00 |   9945.17 |   0.00
                        2026-02-20 |  10125.03 |  0.00 |    0.00 |    93.59 |  10006.58 |  24.86
                        """);
        assertThat(receipts(loan.knownAfter(2, "2026-02-21")))
                .contains(
                        "2026-02-20 |  10125.03 |  0.00 |   24.86 |   155.00 |   9945.17 |   0.00");
    }

    @Test
    void a_reversal_puts_the_contract_back_as_if_the_money_had_never_come() {
        var loan =
                aLoan("30000.00", "0.06", "2026-01-10", "2026-02-10", 3)
                        .paidOut()
                        .pays("2026-02-10", "10100.17")
                        .reverses(2);

        var state = loan.on("2026-02-12");

        assertThat(state.principal()).isEqualTo(minor("30000.00"));
        assertThat(state.daysPastDue()).isEqualTo(2);
        assertThat(receipts(state)).contains("reversed");
    }

    @Test
    void classes_follow_the_days_past_due() {
        var late = aLoan("10000.00", "0.06", "2026-01-10", "2026-02-10", 1).paidOut();

        var classes = new StringBuilder("days | class\n");
        for (int days : new int[] {0, 1, 90, 91, 270, 271, 360, 361}) {
            var state = late.on(day("2026-02-10").plusDays(days).toString());
            classes.append(
                    "%4d | %s%n"
                            .formatted(
                                    state.daysPastDue(),
                                    state.rules().riskClass(state.daysPastDue())));
        }
        assertThat(classes.toString())
                .isEqualTo(
                        """
                        days | class
                           0 | NORMAL
                           1 | SPECIAL_MENTION
                          90 | SPECIAL_MENTION
                          91 | SUBSTANDARD
                         270 | SUBSTANDARD
                         271 | DOUBTFUL
                         360 | DOUBTFUL
                         361 | LOSS
                        """);
    }

    @Test
    void a_loan_paid_out_a_day_late_moves_its_repayment_day_with_it() {
        var monthly =
                aLoan("30000.00", "0.06", "2026-01-10", "2026-02-10", 3).paidOut("2026-01-12");
        var fixedDay =
                aLoan("30000.00", "0.06", "2026-01-10", "2026-02-21", 3).paidOut("2026-01-12");

        assertThat(monthly.on("2026-01-12").rows().getFirst().due()).isEqualTo(day("2026-02-12"));
        assertThat(fixedDay.on("2026-01-12").rows().getFirst().due()).isEqualTo(day("2026-02-21"));
    }
}
