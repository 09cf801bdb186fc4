package io.sampan.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DmnReaderTests {

    @Test
    void a_table_is_read_column_by_column_and_row_by_row() {
        var table = DmnReader.read(DmnFixture.table("< 6, null", "-"), "policy");

        assertThat(table.inputs())
                .extracting(DmnTable.Input::expression)
                .containsExactly("months", "grade");
        assertThat(table.rules()).hasSize(1);
        assertThat(table.rules().getFirst().when()).containsExactly("< 6, null", "-");
        assertThat(table.rules().getFirst().then()).containsExactly("\"P1\"");
        assertThat(table.alone()).isTrue();
    }

    @Test
    void rows_of_simple_tests_are_answered_without_an_engine() {
        var rows =
                SimpleRows.of(
                                DmnReader.read(
                                        DmnFixture.tables(
                                                "< 6, null;-", "-;\"D\"", "not([1..3]);-"),
                                        "policy"))
                        .orElseThrow();

        assertThat(rows.hits(values("5", "D")).stream()).containsExactly(0, 1, 2);
        assertThat(rows.hits(values("2", "A")).stream()).containsExactly(0);
        assertThat(rows.hits(Map.of("grade", "A")).stream()).containsExactly(0, 2);
    }

    @Test
    void what_is_not_simple_is_left_to_the_engine() {
        assertThat(SimpleRows.of(DmnReader.read(DmnFixture.table("> 2 * 3", "-"), "policy")))
                .isEmpty();
        assertThat(SimpleRows.of(DmnReader.read(DmnFixture.table("\"five\"", "-"), "policy")))
                .as("a text in a column of numbers")
                .isEmpty();
    }

    @Test
    void files_that_reach_outside_themselves_are_refused() {
        refused(
                "<!DOCTYPE definitions [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n",
                "",
                "no XML");
        refused("", "<import namespace=\"a\" importType=\"b\"/>", "element import");
        refused(
                "",
                "<businessKnowledgeModel name=\"b\"><encapsulatedLogic kind=\"Java\"/></businessKnowledgeModel>",
                "element businessKnowledgeModel");
    }

    @Test
    void a_table_that_stops_at_its_first_row_is_refused() {
        var first = DmnFixture.table("-", "-").replace("COLLECT", "FIRST");
        var sum =
                DmnFixture.table("-", "-")
                        .replace("\"COLLECT\"", "\"COLLECT\" aggregation=\"SUM\"");

        assertThatThrownBy(() -> DmnReader.read(first, "policy"))
                .hasMessageContaining("hit policy");
        assertThatThrownBy(() -> DmnReader.read(sum, "policy")).hasMessageContaining("hit policy");
        assertThat(DmnReader.read(first.replace("FIRST", "RULE ORDER"), "policy").rules())
                .hasSize(1);
    }

    @Test
    void a_column_somebody_added_gets_its_declaration_and_type() {
        var added =
                DmnFixture.table("< 6", "-")
                        .replace("<text>months</text>", "<text>exposure</text>")
                        .replace("id=\"e1\" typeRef=\"number\"", "id=\"e1\" typeRef=\"string\"");

        var completed =
                DmnReader.completed(added, Map.of("exposure", "number", "months", "number"));

        var table = DmnReader.read(completed, "policy");
        assertThat(table.given()).contains(new DmnTable.Given("exposure", "number"));
        assertThat(table.inputs().getFirst().type()).isEqualTo("number");
        assertThat(new KieDmn().check(table)).isEmpty();
        assertThat(new KieDmn().rows(table).hits(Map.of("exposure", BigDecimal.ONE)).stream())
                .containsExactly(0);
        assertThat(DmnReader.completed(completed, Map.of("exposure", "number")))
                .isEqualTo(completed);
    }

    @Test
    void what_is_no_dmn_is_refused_by_its_first_element() {
        assertThatThrownBy(() -> DmnReader.read("<html/>", "policy")).hasMessageContaining("html");
        assertThatThrownBy(() -> DmnReader.read("about", "policy")).isInstanceOf(DmnRefused.class);
        assertThatThrownBy(() -> DmnReader.read("x".repeat(DmnReader.LENGTH_MAX + 1), "policy"))
                .hasMessageContaining("longer");
    }

    private static void refused(String before, String inside, String message) {
        var xml =
                before
                        + DmnFixture.table("-", "-")
                                .replace("<decision id", inside + "<decision id");
        assertThatThrownBy(() -> DmnReader.read(xml, "policy"))
                .isInstanceOf(DmnRefused.class)
                .hasMessageContaining(message);
    }

    private static Map<String, Object> values(String months, String grade) {
        var values = new HashMap<String, Object>();
        values.put("months", new BigDecimal(months));
        values.put("grade", grade);
        return values;
    }
}
