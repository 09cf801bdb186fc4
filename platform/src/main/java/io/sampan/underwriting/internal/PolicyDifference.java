package io.sampan.underwriting.internal;

import io.sampan.rules.DmnTable;
import io.sampan.underwriting.PolicyChange;
import io.sampan.underwriting.PolicyChange.Cell;
import io.sampan.underwriting.PolicyChange.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one policy has otherwise than another, rule by rule and cell by cell. */
final class PolicyDifference {

    private static final String ANYTHING = "-";

    private PolicyDifference() {}

    /** Rules are the same if they have the same name; columns if they ask or answer the same. */
    static List<PolicyChange> between(DmnTable before, DmnTable after) {
        var older = rules(before);
        var newer = rules(after);
        var labels = labels(before);
        labels.putAll(labels(after));
        var names = new LinkedHashSet<>(newer.keySet());
        names.addAll(older.keySet());
        var changes = new ArrayList<PolicyChange>();
        for (var name : names) {
            var from = Optional.ofNullable(older.get(name));
            var to = Optional.ofNullable(newer.get(name));
            var cells = cells(from.orElse(Map.of()), to.orElse(Map.of()), labels);
            if (!cells.isEmpty()) {
                var kind = from.isEmpty() ? Kind.ADDED : to.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
                changes.add(new PolicyChange(kind, name, cells));
            }
        }
        return List.copyOf(changes);
    }

    private static List<Cell> cells(
            Map<String, String> from, Map<String, String> to, Map<String, String> labels) {
        var cells = new ArrayList<Cell>();
        for (var column : labels.entrySet()) {
            var before = from.getOrDefault(column.getKey(), ANYTHING);
            var after = to.getOrDefault(column.getKey(), ANYTHING);
            if (!before.equals(after)) {
                cells.add(new Cell(column.getValue(), before, after));
            }
        }
        return cells;
    }

    private static Map<String, String> labels(DmnTable table) {
        var labels = new LinkedHashMap<String, String>();
        table.inputs().forEach(input -> labels.put("in:" + input.expression(), input.label()));
        table.outputs().forEach(output -> labels.put("out:" + output.name(), output.label()));
        return labels;
    }

    private static Map<String, Map<String, String>> rules(DmnTable table) {
        var rules = new LinkedHashMap<String, Map<String, String>>();
        for (var rule : table.rules()) {
            var cells = new LinkedHashMap<String, String>();
            for (int i = 0; i < table.inputs().size(); i++) {
                cells.put("in:" + table.inputs().get(i).expression(), rule.when().get(i));
            }
            for (int i = 0; i < table.outputs().size(); i++) {
                var cell = rule.then().get(i).replaceAll("^\"|\"$", "");
                cells.put("out:" + table.outputs().get(i).name(), cell.isEmpty() ? ANYTHING : cell);
            }
            rules.put(PolicyText.text(table, rule, PolicyText.RULE), cells);
        }
        return rules;
    }
}
