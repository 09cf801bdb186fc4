package io.sampan.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.rules.DmnProblem.Kind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KieDmnTests {

    private static final List<String> NUMBERS =
            List.of("-3", "0", "0.5", "1", "2", "2.0", "3", "5", "6.01", "12", "100000000.55");
    private static final List<String> NUMBER_CELLS =
            List.of(
                    "-",
                    "null",
                    "not(null)",
                    "< 6",
                    "<= 2",
                    "> 0.5",
                    ">= -3",
                    "7",
                    "2",
                    "-3",
                    "[1..5]",
                    "(1..5]",
                    "[1..5)",
                    "]1..5[",
                    "< 6, null",
                    "1, 2, 3",
                    "< 0, > 10",
                    "not(> 5)",
                    "not(< 0, > 10)",
                    "not([1..3])",
                    "not(2, null)");
    private static final List<String> TEXT_CELLS =
            List.of(
                    "-",
                    "null",
                    "\"D\"",
                    "\"A\", \"B+\"",
                    "not(\"D\")",
                    "\"D\", null",
                    "not(\"A\", \"D\")",
                    "not(null)");

    private final DmnEngine kie = new KieDmn();

    @Test
    void rows_of_simple_tests_hit_as_the_engine_says() {
        var random = new Random(13);
        for (int round = 0; round < 20; round++) {
            var rows = new String[12];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = any(NUMBER_CELLS, random) + ";" + any(TEXT_CELLS, random);
            }
            var table = DmnReader.read(DmnFixture.tables(rows), "policy");
            var own = SimpleRows.of(table).orElseThrow();
            var reference = kie.rows(table);
            for (int i = 0; i < 500; i++) {
                var values = values(random);
                assertThat(own.hits(values))
                        .as("%s of %s", values, List.of(rows))
                        .isEqualTo(reference.hits(values));
            }
        }
    }

    @Test
    void what_is_not_simple_the_engine_evaluates() {
        var table =
                DmnReader.read(
                        DmnFixture.tables(
                                "> 2 * 3;-",
                                "? != null and modulo(?, 2) = 0;-",
                                "-;? != null and starts with(?, \"B\")"),
                        "policy");

        var rows = kie.quickest(table);

        assertThat(SimpleRows.of(table)).isEmpty();
        assertThat(rows.hits(values("8", "B+")).stream()).containsExactly(0, 1, 2);
        assertThat(rows.hits(values("3", "A")).stream()).isEmpty();
        assertThat(rows.hits(Map.of()).stream()).isEmpty();
    }

    @Test
    void a_bad_cell_is_named_by_its_row_and_column() {
        assertThat(problems("-;-", "about 5;-", "-;-"))
                .containsExactly(new DmnProblem(Kind.UNKNOWN_NAME, 2, "Months", "about"));
        assertThat(problems("-;-", "< ;-"))
                .containsExactly(problem(Kind.NOT_FEEL, 2, "Months", "<"));
        assertThat(problems("[1..;-")).containsExactly(problem(Kind.NOT_FEEL, 1, "Months", "[1.."));
        assertThat(problems("-;D")).containsExactly(problem(Kind.UNKNOWN_NAME, 1, "grade", "D"));
        assertThat(problems("\"5\";-"))
                .containsExactly(problem(Kind.WRONG_TYPE, 1, "Months", "\"5\""));
        assertThat(problems("> \"5\";-"))
                .containsExactly(problem(Kind.WRONG_TYPE, 1, "Months", "> \"5\""));
        assertThat(problems("-;> 5")).containsExactly(problem(Kind.WRONG_TYPE, 1, "grade", "> 5"));
        assertThat(problems("[1..5);\"A\"")).isEmpty();
    }

    @Test
    void a_cell_that_fails_where_a_value_is_missing_is_refused() {
        assertThat(problems("modulo(?, 2) = 0;-"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(Kind.FAILS);
                    assertThat(problem.detail()).contains("modulo");
                });
    }

    @Test
    void nothing_reaches_java_or_runs_without_end() {
        assertThat(
                        problems(
                                "function(x) external { java: { class: \"java.lang.Runtime\","
                                        + " method signature: \"exit(int)\" } };-"))
                .extracting(DmnProblem::detail)
                .contains("function", "external", "java");
        assertThat(problems("count(for i in 1..1000000000 return i) > ?;-"))
                .extracting(DmnProblem::detail)
                .contains("for", "return");
        assertThatThrownBy(
                        () -> kie.rows(DmnReader.read(DmnFixture.table("external", "-"), "policy")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<DmnProblem> problems(String... rows) {
        return kie.check(DmnReader.read(DmnFixture.tables(rows), "policy"));
    }

    private static DmnProblem problem(Kind kind, int row, String column, String detail) {
        return new DmnProblem(kind, row, column, detail);
    }

    private static String any(List<String> cells, Random random) {
        return cells.get(random.nextInt(cells.size()));
    }

    private static Map<String, Object> values(Random random) {
        var values = new HashMap<String, Object>();
        if (random.nextInt(5) > 0) {
            values.put("months", new BigDecimal(any(NUMBERS, random)));
        }
        if (random.nextInt(5) > 0) {
            values.put("grade", any(List.of("A", "B+", "B", "D"), random));
        }
        return values;
    }

    private static Map<String, Object> values(String months, String grade) {
        return Map.of("months", new BigDecimal(months), "grade", grade);
    }
}
