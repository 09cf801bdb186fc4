package io.sampan.accounting.internal.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.accounting.internal.reconciliation.Matching.Ours;
import io.sampan.accounting.internal.reconciliation.Matching.Theirs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MatchingTests {

    private static final UUID STATEMENT = new UUID(1, 1);
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    @Test
    void a_common_reference_goes_before_amount_and_day() {
        assertThat(
                        pairs(
                                List.of(line(1, 0, 100, "E1"), line(2, 0, 100)),
                                List.of(journal("a", 0, 100), journal("b", 3, 100, "E1"))))
                .containsExactlyInAnyOrder("1 = b REFERENCE 0", "2 = a AMOUNT 0");
    }

    @Test
    void one_line_may_be_several_journals() {
        assertThat(
                        pairs(
                                List.of(line(1, 0, 100, "E1")),
                                List.of(journal("a", 0, 60, "E1"), journal("b", 0, 40, "E1"))))
                .containsExactly("1 = a+b REFERENCE 0");
    }

    @Test
    void another_amount_under_the_same_reference_is_told() {
        assertThat(pairs(List.of(line(1, 0, 99, "E1")), List.of(journal("a", 0, 100, "E1"))))
                .containsExactly("1 = a REFERENCE -1");
    }

    @Test
    void without_a_reference_the_nearest_day_wins_and_too_far_is_none() {
        assertThat(
                        pairs(
                                List.of(line(1, 0, 100), line(2, 2, 100), line(3, 9, 100)),
                                List.of(journal("a", 2, 100), journal("b", 1, 100))))
                .containsExactlyInAnyOrder("2 = a AMOUNT 0", "1 = b AMOUNT 0");
        assertThat(pairs(List.of(line(1, 4, 100)), List.of(journal("a", 0, 100)))).isEmpty();
        assertThat(pairs(List.of(line(1, 0, 100)), List.of(journal("a", 0, -100)))).isEmpty();
    }

    @Test
    void the_same_amount_is_not_enough_where_each_names_another_movement() {
        assertThat(pairs(List.of(line(1, 0, 100, "E1")), List.of(journal("a", 0, 100, "E2"))))
                .isEmpty();
        assertThat(pairs(List.of(line(1, 0, 100, "E1")), List.of(journal("a", 0, 100))))
                .containsExactly("1 = a AMOUNT 0");
        assertThat(pairs(List.of(line(1, 0, 100, "a")), List.of(journal("a", 0, 99))))
                .containsExactly("1 = a REFERENCE 1");
    }

    @Test
    void nothing_is_ever_matched_twice_and_amounts_agree() {
        var random = new Random(20261124);
        for (int round = 0; round < 500; round++) {
            var lines = new ArrayList<Theirs>();
            var journals = new ArrayList<Ours>();
            for (int i = 0; i < random.nextInt(12); i++) {
                lines.add(line(i, random.nextInt(6), 1 + random.nextInt(4)));
                journals.add(journal("j" + i, random.nextInt(6), 1 + random.nextInt(4)));
            }
            var found = Matching.pairs(lines, journals, 3);
            var taken = new HashSet<String>();
            for (var pair : found) {
                assertThat(taken.add("line " + pair.line().line())).isTrue();
                for (var journal : pair.journals()) {
                    assertThat(taken.add(journal.journal())).isTrue();
                    assertThat(journal.minor()).isEqualTo(pair.line().minor());
                }
            }
        }
    }

    private static List<String> pairs(List<Theirs> lines, List<Ours> journals) {
        return Matching.pairs(lines, journals, 3).stream()
                .map(pair ->
                        "%d = %s %s %d"
                                .formatted(
                                        pair.line().line(),
                                        pair.journals().stream()
                                                .map(Ours::journal)
                                                .collect(Collectors.joining("+")),
                                        pair.how(),
                                        pair.off()))
                .toList();
    }

    private static Theirs line(int number, int days, long minor, String... references) {
        return new Theirs(STATEMENT, number, DAY.plusDays(days), minor, Set.of(references));
    }

    private static Ours journal(String id, int days, long minor, String... references) {
        return new Ours(id, DAY.plusDays(days), minor, Set.of(references));
    }
}
