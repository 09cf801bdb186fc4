package io.sampan.rules;

import java.util.Arrays;
import java.util.stream.Collectors;

/** DMN files with one table: months (a number) and grade (a text) in, the rule's name out. */
final class DmnFixture {

    private static final String FILE =
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="test" name="test" namespace="https://sampan.io/test">
              <inputData id="d1" name="months"><variable id="v1" name="months" typeRef="number"/></inputData>
              <inputData id="d2" name="grade"><variable id="v2" name="grade" typeRef="string"/></inputData>
              <decision id="d3" name="policy">
                <variable id="v3" name="policy"/>
                <informationRequirement id="r1"><requiredInput href="#d1"/></informationRequirement>
                <informationRequirement id="r2"><requiredInput href="#d2"/></informationRequirement>
                <decisionTable id="t" hitPolicy="COLLECT">
                  <input id="i1" label="Months"><inputExpression id="e1" typeRef="number"><text>months</text></inputExpression></input>
                  <input id="i2"><inputExpression id="e2" typeRef="string"><text>grade</text></inputExpression></input>
                  <output id="o1" name="rule" typeRef="string"/>
            %s    </decisionTable>
              </decision>
            </definitions>
            """;

    private DmnFixture() {}

    /** One row. */
    static String table(String months, String grade) {
        return tables(months + ";" + grade);
    }

    /** A row for each text: the two cells with a semicolon between. */
    static String tables(String... rows) {
        return FILE.formatted(
                Arrays.stream(rows).map(DmnFixture::row).collect(Collectors.joining()));
    }

    private static String row(String cells) {
        var cell = cells.split(";");
        var id = "row_" + Integer.toHexString(cells.hashCode());
        return """
        <rule id="%1$s"><inputEntry id="%1$s_a"><text><![CDATA[%2$s]]></text></inputEntry>\
        <inputEntry id="%1$s_b"><text><![CDATA[%3$s]]></text></inputEntry>\
        <outputEntry id="%1$s_c"><text>"P1"</text></outputEntry></rule>
        """
                .formatted(id, cell[0], cell[1]);
    }
}
