package io.sampan.underwriting.internal;

import static io.sampan.underwriting.internal.CasesFixture.ON;
import static io.sampan.underwriting.internal.CasesFixture.asked;
import static io.sampan.underwriting.internal.InvoicesFixture.aSteadyEnterprise;
import static io.sampan.underwriting.internal.InvoicesFixture.invoices;
import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.underwriting.Answer;
import io.sampan.underwriting.Decision;
import io.sampan.underwriting.Reason;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JudgeTests {

    private final Rulebook rulebook = CasesFixture.rulebook();
    private final Judge judge = new Judge(rulebook);

    @Test
    void a_steady_enterprise_is_accepted_at_once() {
        var sealed = judged(asked("100000.00", 12, aSteadyEnterprise(ON, "400000.00").list()));

        assertThat(sealed.answer().answer())
                .isInstanceOfSatisfying(
                        Answer.Accepted.class,
                        accepted -> {
                            assertThat(accepted.reasons()).isEmpty();
                            assertThat(accepted.terms().monthsMax()).isBetween(12, 24);
                        });
    }

    @Test
    void everything_shown_adds_up() {
        var sealed = judged(asked("100000.00", 12, aSteadyEnterprise(ON, "400000.00").list()));

        var score = sealed.score();
        int sum = score.contributions().stream().mapToInt(Decision.Contribution::points).sum();
        assertThat(score.base() + sum).isEqualTo(score.points());
        assertThat(
                        sealed.rateParts().stream()
                                .map(Decision.RatePart::rate)
                                .reduce(AnnualRate::plus))
                .contains(sealed.answer().terms().orElseThrow().rate());
    }

    @Test
    void the_limit_is_the_least_of_the_candidates_less_what_is_owed() {
        var invoices = aSteadyEnterprise(ON, "120000.00").list();

        var sealed = judged(asked("100000.00", 12, invoices, "30000.00"));

        assertThat(steps(sealed))
                .isEqualTo(
                        """
                        product  2000000.00
                        grade    500000.00
                        capacity 96000.00 <
                        service  113986.14
                        need     184240.00
                        group    5000000.00
                        law      10000000.00
                        existing -30000.00
                        limit    66000.00\
                        """);
    }

    @Test
    void sales_to_one_buyer_count_only_up_to_half() {
        var spread = invoices();
        var single = invoices();
        for (int back = 24; back >= 1; back--) {
            for (int i = 0; i < 10; i++) {
                spread.sale(ON.minusMonths(back), "b" + i, "10000.00");
                single.sale(ON.minusMonths(back), "b" + (i == 0 ? 1 : 2), "10000.00");
            }
        }

        var terms = rulebook.terms("B");
        var rate = AnnualRate.of("0.08");
        var wide = new Capacity(rulebook, terms, rate, asked("1.00", 1, spread.list())).limit();
        var narrow = new Capacity(rulebook, terms, rate, asked("1.00", 1, single.list())).limit();

        assertThat(wide.get(2).amount()).isEqualTo(Money.cny("80000.00"));
        assertThat(narrow.get(2).amount()).isEqualTo(Money.cny("48000.00"));
    }

    @Test
    void asking_for_more_than_the_limit_is_answered_with_the_limit_and_the_reason() {
        var sealed = judged(asked("900000.00", 12, aSteadyEnterprise(ON, "120000.00").list()));

        assertThat(sealed.answer().kind()).isEqualTo(Decision.Kind.ACCEPTED);
        assertThat(sealed.answer().reasons()).extracting(Reason::code).containsExactly("R33");
        assertThat(sealed.answer().terms().orElseThrow().limit())
                .isLessThan(Money.cny("900000.00"));
    }

    @Test
    void high_risk_is_small_short_and_dear_low_risk_large_long_and_cheap() {
        var grades = rulebook.grades().rows().stream().map(row -> row.id()).toList();

        for (int i = 1; i < grades.size(); i++) {
            var better = rulebook.terms(grades.get(i - 1));
            var worse = rulebook.terms(grades.get(i));
            assertThat(worse.amount()).isLessThan(better.amount());
            assertThat(worse.months()).isLessThanOrEqualTo(better.months());
            assertThat(middleRate(grades.get(i))).isGreaterThan(middleRate(grades.get(i - 1)));
        }
    }

    @Test
    void a_buyer_with_more_than_half_of_sales_makes_a_person_decide_and_names_the_share() {
        var fixture = invoices();
        for (int back = 24; back >= 1; back--) {
            for (int i = 0; i < 20; i++) {
                var day = ON.minusMonths(back).plusDays(i % 10);
                fixture.sale(day, i < 12 ? "Jiangnan" : "b" + i, "20000.00");
                fixture.purchase(day, "s" + i, "12000.00");
            }
        }

        var sealed = judged(asked("100000.00", 12, fixture.list()));

        assertThat(sealed.answer().kind()).isEqualTo(Decision.Kind.REFERRED);
        assertThat(sealed.answer().reasons())
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.code()).isEqualTo("R10");
                    assertThat(reason.text().en())
                            .isEqualTo("One buyer dominates: the largest buyer takes 60 %");
                    assertThat(reason.text().zh()).isEqualTo("依赖单一客户：最大客户占 60 %");
                });
        assertThat(sealed.policy())
                .filteredOn(Decision.PolicyRule::hit)
                .extracting(Decision.PolicyRule::id)
                .containsExactly("P07");
    }

    @Test
    void a_fall_of_sales_is_told_with_its_figure_and_since_when() {
        var fixture = aSteadyEnterprise(ON, "100000.00");
        for (int back = 12; back >= 1; back--) {
            for (int i = 0; i < 16; i++) {
                fixture.sale(ON.minusMonths(back).withDayOfMonth(20), "buyer " + i, "-3750.00");
            }
        }

        var sealed = judged(asked("20000.00", 6, fixture.list()));

        assertThat(sealed.answer().reasons())
                .filteredOn(reason -> reason.code().equals("R02"))
                .singleElement()
                .satisfies(reason ->
                        assertThat(reason.text().en())
                                .isEqualTo(
                                        "Sales have changed: down 60 % since Mar 2025 on the"
                                                + " twelve months before"));
    }

    @Test
    void without_invoices_the_answer_is_no_and_says_what_would_help() {
        var sealed = judged(asked("100000.00", 12, invoices().list()));

        assertThat(sealed.answer().kind()).isEqualTo(Decision.Kind.REFUSED);
        assertThat(sealed.answer().reasons()).extracting(Reason::code).contains("R14", "R04");
        assertThat(sealed.answer().reasons().getFirst().help().en()).startsWith("Apply again");
    }

    @Test
    void a_low_score_is_refused_with_at_most_four_reasons_from_what_was_scored() {
        var fixture = invoices();
        for (int back = 14; back >= 1; back--) {
            if (back % 3 == 0 || back == 1) {
                fixture.sale(ON.minusMonths(back), "only buyer", back * 100 + ".00");
                fixture.voidSale(ON.minusMonths(back), "only buyer", "50.00");
            }
        }

        var sealed = judged(asked("20000.00", 6, fixture.list()));

        assertThat(sealed.score().grade()).isEqualTo("D");
        assertThat(sealed.answer().kind()).isEqualTo(Decision.Kind.REFUSED);
        assertThat(sealed.answer().reasons()).hasSize(4);
        assertThat(sealed.answer().reasons().getFirst().code()).isEqualTo("R20");
    }

    @Test
    void no_enterprise_owes_more_than_the_ceiling_of_inclusive_loans() {
        var invoices = aSteadyEnterprise(ON, "90000000.00").list();

        var sealed = judged(asked("100000.00", 12, invoices, "10000000.00"));

        assertThat(sealed.answer().kind()).isEqualTo(Decision.Kind.REFUSED);
        assertThat(sealed.answer().reasons()).extracting(Reason::code).contains("R22", "R35");
        assertThat(sealed.limitSteps().getLast().amount()).isEqualTo(Money.cny("0.00"));
    }

    @Test
    void a_table_that_accepts_everything_lifts_neither_hard_rules_nor_caps_of_the_law() {
        var lenient = new Judge(rulebook.with(acceptsEverything()));
        var good = asked("100000.00", 12, aSteadyEnterprise(ON, "400000.00").list());
        var bad = asked("100000.00", 12, invoices().list());
        var deep = aSteadyEnterprise(ON, "90000000.00").list();

        assertThat(lenient.judge(good).kind()).isEqualTo(Decision.Kind.ACCEPTED);
        assertThat(lenient.judge(stopped(good, "R51", "R52")))
                .satisfies(judged -> {
                    assertThat(judged.kind()).isEqualTo(Decision.Kind.REFUSED);
                    assertThat(judged.terms()).isEmpty();
                    assertThat(judged.causes())
                            .extracting(Judged.Cause::code)
                            .containsExactly("R51", "R52");
                });
        assertThat(lenient.judge(bad).kind())
                .as("less than the product's smallest amount")
                .isEqualTo(Decision.Kind.REFUSED);
        assertThat(lenient.judge(asked("100000.00", 12, deep, "10000000.00")).kind())
                .as("above the ceiling of inclusive loans")
                .isEqualTo(Decision.Kind.REFUSED);
        var terms = lenient.judge(asked("1900000.00", 12, deep)).terms().orElseThrow();
        assertThat(terms.limit()).isLessThanOrEqualTo(CasesFixture.PRODUCT.amountMax());
        assertThat(terms.rate()).isLessThanOrEqualTo(rulebook.limits().rateMax());
        assertThat(terms.monthsMax()).isLessThanOrEqualTo(CasesFixture.PRODUCT.monthsMax());
    }

    private static Policy acceptsEverything() {
        var words = new io.sampan.packs.Words("一律同意", "everybody");
        var rule = new Policy.Rule("all", words, Decision.Kind.ACCEPTED, "", "");
        return new Policy(List.of(rule), _ -> java.util.BitSet.valueOf(new long[] {1}));
    }

    private static Case stopped(Case asked, String... stops) {
        return asked.stoppedBy(List.of(stops));
    }

    @Test
    void a_grades_own_price_above_the_legal_cap_was_brought_down_in_a_part_of_its_own() {
        var dear =
                new Rulebook.GradeTerms(
                        Money.cny("1.00"),
                        1,
                        java.math.BigDecimal.ONE,
                        java.util.Map.of("risk", AnnualRate.of("0.30")));

        var price = PriceByGrade.of(dear, rulebook.limits().rateMax());

        assertThat(price.rate()).isEqualTo(rulebook.limits().rateMax());
        assertThat(price.parts().getLast().id()).isEqualTo("law");
    }

    private AnnualRate middleRate(String grade) {
        var middle =
                java.util.Map.of(
                        "A", "0.01", "B+", "0.024", "B", "0.045", "C", "0.09", "D", "0.25");
        return rulebook.pricing()
                .orElseThrow()
                .price(grade, new java.math.BigDecimal(middle.get(grade)))
                .rate();
    }

    private Sealed judged(Case asked) {
        return Wording.of(judge.judge(asked), rulebook);
    }

    private static String steps(Sealed sealed) {
        return sealed.limitSteps().stream()
                .map(step ->
                        String.format("%-8s %s", step.id(), step.amount().amount())
                                + (step.binding() ? " <" : ""))
                .collect(Collectors.joining("\n"));
    }
}
