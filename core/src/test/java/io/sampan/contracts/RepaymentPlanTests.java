package io.sampan.contracts;

import static io.sampan.contracts.Amortisation.EQUAL_INSTALMENTS;
import static io.sampan.contracts.Amortisation.EQUAL_PRINCIPAL;
import static io.sampan.contracts.Amortisation.INTEREST_ONLY;
import static io.sampan.contracts.InterestCount.ACTUAL_360;
import static io.sampan.contracts.InterestCount.MONTHS_30_360;
import static io.sampan.contracts.PlanFixture.aLoan;
import static io.sampan.contracts.PlanFixture.interest;
import static io.sampan.contracts.PlanFixture.principal;
import static io.sampan.contracts.PlanFixture.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The plan of a loan, as a borrower sees it before signing. */
class RepaymentPlanTests {

    @Test
    void equal_instalments_over_a_year_by_actual_days() {
        var plan = aLoan("200000.00", "0.072", 12, EQUAL_INSTALMENTS).plan();

        assertThat(plan.getFirst().total()).isEqualTo(Money.cny("17330.87"));
        assertThat(interest(plan)).isEqualTo(Money.cny("7970.45"));
        assertThat(principal(plan)).isEqualTo(Money.cny("200000.00"));
    }

    @Test
    void equal_instalments_for_half_a_year_and_for_two_years() {
        assertThat(aLoan("200000.00", "0.072", 6, EQUAL_INSTALMENTS).instalment())
                .isEqualTo(Money.cny("34042.45"));
        assertThat(aLoan("200000.00", "0.072", 24, EQUAL_INSTALMENTS).instalment())
                .isEqualTo(Money.cny("8981.26"));
    }

    @Test
    void equal_principal_leaves_the_odd_fen_to_the_last_instalment() {
        var plan = aLoan("10000.00", "0.06", 3, EQUAL_PRINCIPAL).plan();

        assertThat(table(plan))
                .isEqualTo(
                        """
                        due        | principal | interest | total     | left
                        2026-12-24 |   3333.33 |    50.00 |   3383.33 |   6666.67
                        2027-01-24 |   3333.33 |    34.44 |   3367.77 |   3333.34
                        2027-02-24 |   3333.34 |    17.22 |   3350.56 |      0.00
                        """);
    }

    @Test
    void interest_every_month_and_the_principal_on_the_last_day() {
        var plan = aLoan("10000.00", "0.06", 3, INTEREST_ONLY).plan();

        assertThat(table(plan))
                .isEqualTo(
                        """
                        due        | principal | interest | total     | left
                        2026-12-24 |      0.00 |    50.00 |     50.00 |  10000.00
                        2027-01-24 |      0.00 |    51.67 |     51.67 |  10000.00
                        2027-02-24 |  10000.00 |    51.67 |  10051.67 |      0.00
                        """);
    }

    @Test
    void due_dates_at_month_ends_are_clipped_and_counted_from_the_first() {
        var plan = loan("2026-12-31", "2027-01-31", 4, MONTHS_30_360).plan();

        assertThat(plan)
                .extracting(row -> row.due().toString())
                .containsExactly("2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30");
        assertThat(plan).extracting(Instalment::interest).first().isEqualTo(Money.cny("500.00"));
    }

    @Test
    void the_worked_example_drawn_on_the_10th_with_repayment_day_the_21st() {
        var byDays = loan("2026-01-10", "2026-01-21", 12, ACTUAL_360);
        var byMonths = loan("2026-01-10", "2026-01-21", 12, MONTHS_30_360);
        var balance = Money.cny("100000.00");

        assertThat(byDays.plan().getFirst().interest()).isEqualTo(Money.cny("183.33"));
        assertThat(byDays.interest(balance, day("2026-03-21"), day("2026-04-21")))
                .isEqualTo(Money.cny("516.67"));
        assertThat(byMonths.interest(balance, day("2026-03-21"), day("2026-04-21")))
                .isEqualTo(Money.cny("500.00"));
    }

    @Test
    void part_of_a_month_counts_its_days_but_never_more_than_the_month() {
        var terms = loan("2026-01-10", "2026-01-21", 12, MONTHS_30_360);

        assertThat(terms.days(day("2026-01-21"), day("2026-02-11"))).isEqualTo(21);
        assertThat(terms.days(day("2026-01-22"), day("2026-02-21"))).isEqualTo(30);
        assertThat(terms.days(day("2026-02-21"), day("2026-03-21"))).isEqualTo(30);
        assertThat(terms.days(day("2026-02-21"), day("2026-03-20"))).isEqualTo(27);
        assertThat(terms.days(day("2026-01-15"), day("2026-03-26"))).isEqualTo(6 + 60 + 5);
        assertThat(terms.days(day("2026-12-21"), day("2027-02-21"))).isEqualTo(60);
    }

    @Test
    void a_long_first_period_counts_full_months_and_odd_days() {
        var terms = loan("2026-01-10", "2026-02-21", 12, MONTHS_30_360);

        assertThat(terms.plan().getFirst().interest()).isEqualTo(Money.cny("683.33"));
    }

    @Test
    void a_partial_early_repayment_makes_the_instalments_smaller() {
        var terms = aLoan("200000.00", "0.072", 12, EQUAL_INSTALMENTS);
        var balance = terms.plan().get(2).balanceAfter().minus(Money.cny("50000.00"));

        var plan = terms.planFrom(balance, terms.due(3), 3);

        assertThat(plan).hasSize(9);
        assertThat(plan.getFirst().number()).isEqualTo(4);
        assertThat(plan.getFirst().total()).isLessThan(terms.instalment());
        assertThat(principal(plan)).isEqualTo(balance);
        assertThat(plan.getLast().total().minus(plan.getFirst().total()).minor())
                .isBetween(-9L, 9L);
    }

    @Test
    void a_partial_early_repayment_makes_the_term_shorter() {
        var terms = aLoan("200000.00", "0.072", 12, EQUAL_INSTALMENTS);
        var balance = terms.plan().get(2).balanceAfter().minus(Money.cny("50000.00"));

        var plan = terms.shorterTerm(new Outstanding(balance, terms.due(3), 3), terms.instalment());

        assertThat(plan).hasSize(6);
        assertThat(plan.getFirst().total()).isEqualTo(terms.instalment());
        assertThat(plan.getLast().total()).isLessThan(terms.instalment());
        assertThat(principal(plan)).isEqualTo(balance);
    }

    @Test
    void unpaid_interest_before_an_early_repayment_is_payable_with_the_next_instalment() {
        var terms = aLoan("10000.00", "0.06", 3, EQUAL_INSTALMENTS);
        var left = new Outstanding(Money.cny("4000.00"), Money.cny("15.00"), day("2026-12-03"), 0);

        var plan = terms.smallerInstalments(left);

        assertThat(plan.getFirst().interest()).isEqualTo(Money.cny("29.00"));
        assertThat(plan.getLast().total().minus(plan.getFirst().total()).minor())
                .isBetween(-3L, 3L);
    }

    @Test
    void terms_that_contradict_are_refused_by_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loan("2026-01-21", "2026-01-21", 12, ACTUAL_360))
                .withMessage("firstDue 2026-01-21: expected after the drawdown on 2026-01-21");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loan("2026-01-10", "2026-01-21", 0, ACTUAL_360))
                .withMessage("instalments 0: expected 1 to 600");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aLoan("0.00", "0.06", 3, INTEREST_ONLY))
                .withMessage("principal CNY 0.00: expected more than zero");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aLoan("1.00", "-0.06", 3, INTEREST_ONLY))
                .withMessage("rate -6 %: expected between 0 % and 1000 %");
        var terms = aLoan("10000.00", "0.06", 3, EQUAL_INSTALMENTS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> terms.planFrom(Money.cny("1.00"), terms.due(2), 1))
                .withMessage("from 2027-01-24: expected from 2026-11-24 to before 2027-01-24");
    }

    private static LoanTerms loan(String drawn, String due, int months, InterestCount count) {
        return new LoanTerms(
                Money.cny("100000.00"),
                AnnualRate.of("0.06"),
                day(drawn),
                day(due),
                months,
                EQUAL_INSTALMENTS,
                count);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
