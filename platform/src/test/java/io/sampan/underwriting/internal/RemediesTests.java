package io.sampan.underwriting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.underwriting.Decision.Kind;
import io.sampan.underwriting.Remedy;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What turns an answer: only what a customer can change, and only what really turns it. */
class RemediesTests {

    private static final int CASES = 3_000;
    private static final Set<String> CHANGEABLE =
            Set.of(
                    "smaller_amount",
                    "longer_term",
                    "repay_debt",
                    "more_months",
                    "invoice_again",
                    "fewer_void",
                    "fewer_reversed",
                    "broader_buyers");

    private final Rulebook rulebook = CasesFixture.rulebook();
    private final Judge judge = new Judge(rulebook);
    private final Remedies remedies = new Remedies(rulebook);

    @Test
    void every_remedy_of_thousands_of_answers_turns_it_and_changes_nothing_else() {
        var random = new Random(2026);
        var told = new HashMap<String, Integer>();
        int open = 0;
        int helped = 0;
        for (int i = 0; i < CASES; i++) {
            var asked = CasesFixture.aCase(random);
            var before = judge.judge(asked);
            boolean whole =
                    before.kind() == Kind.ACCEPTED && limit(before) >= asked.asked().minor();
            var found = remedies.of(asked);
            if (whole) {
                assertThat(found).isEmpty();
                continue;
            }
            open++;
            helped += found.isEmpty() ? 0 : 1;
            for (var one : found) {
                var after = judge.judge(one.asked());
                assertThat(better(before, after)).as("case %d: %s", i, one.remedy()).isTrue();
                assertThat(one.remedy().outcome()).isEqualTo(after.kind());
                for (var change : one.remedy().changes()) {
                    assertThat(CHANGEABLE).contains(change.id());
                    assertThat(change.text().en()).doesNotContain("{");
                    told.merge(change.id(), 1, Integer::sum);
                }
                onlyWhatIsNamedMoved(asked, one);
            }
        }
        System.out.println(
                "remedies: "
                        + open
                        + " answers short of what was asked, "
                        + helped
                        + " of them with one, "
                        + told);
        assertThat(helped).isGreaterThan(open / 10);
        assertThat(told.keySet()).hasSizeGreaterThan(5);
    }

    @Test
    void the_smallest_step_that_turns_is_told_and_the_one_before_does_not_turn() {
        var random = new Random(77);
        int looked = 0;
        for (int i = 0; i < 1_000; i++) {
            var asked = CasesFixture.aCase(random);
            var before = judge.judge(asked);
            for (var found : remedies.of(asked)) {
                if (found.remedy().changes().size() == 1) {
                    looked++;
                    var lever = lever(found.remedy());
                    for (var step : lever.from(asked, rulebook)) {
                        boolean turns = better(before, judge.judge(step.asked()));
                        if (step.change().equals(found.remedy().changes().getFirst())) {
                            assertThat(turns).isTrue();
                            break;
                        }
                        assertThat(turns).isFalse();
                    }
                }
            }
        }
        assertThat(looked).isGreaterThan(50);
    }

    @Test
    void a_refusal_for_five_months_of_invoices_is_told_how_many_more_it_takes() {
        var young = InvoicesFixture.invoices();
        for (int back = 5; back >= 1; back--) {
            for (int i = 0; i < 16; i++) {
                young.sale(
                        CasesFixture.ON.minusMonths(back).withDayOfMonth(1 + i),
                        "b" + i,
                        "20000.00");
                young.purchase(
                        CasesFixture.ON.minusMonths(back).withDayOfMonth(1 + i),
                        "s" + i,
                        "9000.00");
            }
        }

        var found = remedies.of(CasesFixture.asked("50000.00", 12, young.list()));

        assertThat(found).isNotEmpty();
        assertThat(found.getFirst().remedy().changes().getFirst().text().en())
                .isEqualTo(
                        "Apply again about 2026-04-15, with 1 more months of invoices like those"
                                + " before (6 in all)");
        assertThat(found.getFirst().remedy().outcome()).isEqualTo(Kind.REFERRED);
    }

    @Test
    void who_never_sold_is_told_nothing_that_he_could_not_do() {
        assertThat(
                        remedies.of(
                                CasesFixture.asked(
                                        "50000.00", 12, InvoicesFixture.invoices().list())))
                .isEmpty();
    }

    /** An independent reading of what a better answer is. */
    private static boolean better(Judged before, Judged after) {
        boolean lessAgain =
                !after.asked().asked().equals(before.asked().asked())
                        && limit(after) < after.asked().asked().minor();
        return switch (before.kind()) {
            case REFUSED -> after.kind() != Kind.REFUSED && !lessAgain;
            case REFERRED -> after.kind() == Kind.ACCEPTED && !lessAgain;
            case ACCEPTED ->
                    after.kind() == Kind.ACCEPTED
                            && limit(after) >= after.asked().asked().minor()
                            && after.asked().asked().equals(before.asked().asked());
        };
    }

    private static void onlyWhatIsNamedMoved(Case asked, Remedies.Found found) {
        var allowed = EnumSet.noneOf(Feature.class);
        var ids = found.remedy().changes().stream().map(Remedy.Change::id).toList();
        for (var id : ids) {
            allowed.addAll(Lever.Kind.of(id).moves());
        }
        for (var feature : Feature.values()) {
            if (!allowed.contains(feature)) {
                assertThat(found.asked().value(feature.key()))
                        .as(feature.key())
                        .isEqualTo(asked.value(feature.key()));
            }
        }
        var then = found.asked();
        assertThat(then.asked().equals(asked.asked()) || ids.contains("smaller_amount")).isTrue();
        assertThat(then.asked().compareTo(asked.product().amountMin())).isNotNegative();
        assertThat(then.months() == asked.months() || ids.contains("longer_term")).isTrue();
        assertThat(then.months()).isLessThanOrEqualTo(asked.product().monthsMax());
        assertThat(then.exposure().equals(asked.exposure()) || ids.contains("repay_debt")).isTrue();
        assertThat(then.exposure().isNegative()).isFalse();
        assertThat(then.salesByMonth().equals(asked.salesByMonth()) || ids.contains("more_months"))
                .isTrue();
        assertThat(then.circumstances()).isEqualTo(asked.circumstances());
        for (var share : Arrays.asList(Feature.SALES_VOID_SHARE, Feature.LARGEST_BUYER_SHARE)) {
            then.value(share.key())
                    .ifPresent(
                            value -> assertThat(value).isBetween(BigDecimal.ZERO, BigDecimal.ONE));
        }
    }

    private Lever lever(Remedy remedy) {
        var kind = Lever.Kind.of(remedy.changes().getFirst().id());
        return rulebook.levers().stream()
                .filter(lever -> lever.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static long limit(Judged judged) {
        return judged.steps().getLast().amount().minor();
    }
}
