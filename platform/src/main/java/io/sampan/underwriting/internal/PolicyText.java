package io.sampan.underwriting.internal;

import io.sampan.packs.Words;
import io.sampan.rules.Condition;
import io.sampan.rules.DecisionTable;
import io.sampan.rules.DmnEngine;
import io.sampan.rules.DmnReader;
import io.sampan.rules.DmnTable;
import io.sampan.rules.KieDmn;
import io.sampan.underwriting.Decision.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Reads the policy of a rulebook: a DMN table whose columns of answers are {@value #RULE}, {@value
 * #OUTCOME}, {@value #REASON}, {@value #FACT} and the two texts. Rulebooks stored before policies
 * were DMN list their rules instead and are read as they were.
 */
final class PolicyText {

    /** Judges what is written and evaluates what is not simple; loads nothing before it has to. */
    static final DmnEngine ENGINE = new KieDmn();

    /** The decision a policy file makes. */
    static final String DECISION = "policy";

    static final String RULE = "rule";
    static final String OUTCOME = "outcome";
    static final String REASON = "reason";
    static final String FACT = "fact";
    static final String TEXT_ZH = "text_zh";
    static final String TEXT_EN = "text_en";

    private PolicyText() {}

    /** The policy of a rulebook's text. */
    static Policy read(JsonNode value) {
        return value.has("dmn") ? read(value.path("dmn").asString()) : listed(value);
    }

    /** The policy of a sound DMN file. */
    static Policy read(String dmn) {
        return read(DmnReader.read(dmn, DECISION));
    }

    /** The policy of a sound table. */
    static Policy read(DmnTable table) {
        var rules = new ArrayList<Policy.Rule>();
        for (var row : table.rules()) {
            rules.add(
                    new Policy.Rule(
                            text(table, row, RULE),
                            new Words(text(table, row, TEXT_ZH), text(table, row, TEXT_EN)),
                            Kind.valueOf(text(table, row, OUTCOME)),
                            text(table, row, REASON),
                            text(table, row, FACT)));
        }
        return new Policy(rules, ENGINE.quickest(table));
    }

    /** What a row says in a column of answers, without its quotes. */
    static String text(DmnTable table, DmnTable.Rule row, String column) {
        for (int i = 0; i < table.outputs().size(); i++) {
            if (table.outputs().get(i).name().equals(column)) {
                var cell = row.then().get(i);
                boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
                return quoted ? cell.substring(1, cell.length() - 1) : cell;
            }
        }
        throw new IllegalStateException("the policy has no column " + column);
    }

    private static Policy listed(JsonNode value) {
        var rules = new ArrayList<Policy.Rule>();
        var rows = new ArrayList<DecisionTable.Row>();
        for (var node : value.path("rules")) {
            var when = new LinkedHashMap<String, Condition>();
            for (var cell : node.path("when").properties()) {
                when.put(cell.getKey(), Condition.parse(cell.getValue().asString()));
            }
            var id = node.path("id").asString();
            rows.add(new DecisionTable.Row(id, when, Map.of()));
            rules.add(
                    new Policy.Rule(
                            id,
                            Words.of(node.path("text")),
                            Kind.valueOf(node.path("then").asString()),
                            node.path("reason").asString(),
                            node.path("fact").asString("")));
        }
        return new Policy(rules, values -> matching(rows, values));
    }

    private static BitSet matching(List<DecisionTable.Row> rows, Map<String, ?> values) {
        var hits = new BitSet(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            hits.set(i, rows.get(i).matches(values));
        }
        return hits;
    }
}
