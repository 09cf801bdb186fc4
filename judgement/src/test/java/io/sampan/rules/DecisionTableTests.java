package io.sampan.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.rules.DecisionTable.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionTableTests {

    private final DecisionTable grades =
            new DecisionTable(
                    "grades",
                    List.of(
                            row("A", Map.of("points", ">= 600"), Map.of("limit", "500000")),
                            row("B", Map.of("points", "[550..600)"), Map.of("limit", "200000")),
                            row("none", Map.of("points", "missing"), Map.of("limit", "0"))));

    @Test
    void the_first_row_that_matches_answers_and_says_which_it_was() {
        assertThat(grades.first(Map.of("points", new BigDecimal("650"))))
                .hasValueSatisfying(row -> assertThat(row.id()).isEqualTo("A"));
        assertThat(
                        grades.first(Map.of("points", new BigDecimal("599.99")))
                                .orElseThrow()
                                .output("limit"))
                .isEqualTo("200000");
        assertThat(grades.first(Map.of("points", new BigDecimal("549")))).isEmpty();
    }

    @Test
    void a_missing_value_is_neither_above_nor_below() {
        assertThat(grades.first(Map.of()).orElseThrow().id()).isEqualTo("none");
    }

    @Test
    void all_rows_that_match_are_told_when_asked_for() {
        var policy =
                new DecisionTable(
                        "policy",
                        List.of(
                                row("P1", Map.of("share", "> 0.5"), Map.of()),
                                row("P2", Map.of("months", "< 12"), Map.of()),
                                row("P3", Map.of("share", "> 0.8", "months", "-"), Map.of())));

        var hit = policy.all(Map.of("share", new BigDecimal("0.6"), "months", BigDecimal.TEN));

        assertThat(hit).extracting(Row::id).containsExactly("P1", "P2");
    }

    @Test
    void cells_read_as_the_unary_tests_of_dmn() {
        assertThat(meets("< 0.5", "0.4999")).isTrue();
        assertThat(meets("< 0.5", "0.5")).isFalse();
        assertThat(meets("<= 0.5", "0.50")).isTrue();
        assertThat(meets("(1..5]", "1")).isFalse();
        assertThat(meets("(1..5]", "5")).isTrue();
        assertThat(meets("7", "7.0")).isTrue();
        assertThat(meets("< 0, > 10", "11")).isTrue();
        assertThat(meets("not(< 0, > 10)", "11")).isFalse();
        assertThat(Condition.parse("\"A\", \"B\"").meets(Optional.of("B"))).isTrue();
        assertThat(Condition.parse("not(\"A\")").meets(Optional.of("A"))).isFalse();
        assertThat(Condition.parse("true").meets(Optional.of(true))).isTrue();
        assertThat(Condition.parse("not(missing)").meets(Optional.empty())).isFalse();
        assertThat(Condition.parse("not(> 3)").meets(Optional.empty())).isTrue();
    }

    @Test
    void nonsense_is_refused_with_the_cell_named() {
        assertThatThrownBy(() -> Condition.parse("about 5"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"about 5\"");
        assertThatThrownBy(() -> Condition.parse("> 3").meets(Optional.of("three")))
                .hasMessageContaining("three");
    }

    private static boolean meets(String cell, String number) {
        return Condition.parse(cell).meets(Optional.of(new BigDecimal(number)));
    }

    private static Row row(String id, Map<String, String> when, Map<String, String> then) {
        var conditions = new java.util.HashMap<String, Condition>();
        when.forEach((name, cell) -> conditions.put(name, Condition.parse(cell)));
        return new Row(id, conditions, then);
    }
}
