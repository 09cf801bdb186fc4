package io.sampan.architecture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The map of capabilities, top row first. A capability may use those to its left in its own row and
 * everything in the rows below.
 */
record Tiers(List<Tier> rows) {

    record Tier(String name, List<String> capabilities) {}

    /** The map as it stands; a capability that is missing here fails the tests. */
    static final Tiers OF_SAMPAN =
            new Tiers(
                    List.of(
                            new Tier("running", List.of("demo")),
                            new Tier("products", List.of("lending", "lab")),
                            new Tier("lifecycle", List.of("underwriting", "servicing")),
                            new Tier("treasury", List.of("accounting", "payments")),
                            new Tier("trust", List.of("access", "parties", "sharing", "evidence")),
                            new Tier("ground", List.of("install", "packs")),
                            new Tier("judgement", List.of("scoring", "rules")),
                            new Tier("core", List.of("money", "calendar", "contracts", "ledger"))));

    /** One sentence for each arrow that points up or to the right, and each unknown name. */
    List<String> violations(Map<String, ? extends Collection<String>> arrows) {
        var found = new ArrayList<String>();
        new TreeMap<>(arrows)
                .forEach((from, targets) -> {
                    if (depth(from) < 0) {
                        found.add(from + " has no place on the map");
                    }
                    for (var to : targets.stream().sorted().toList()) {
                        if (depth(from) >= 0 && depth(to) >= 0 && !allowed(from, to)) {
                            found.add(from + " uses " + to + ", which is not below it");
                        }
                    }
                });
        return found;
    }

    private boolean allowed(String from, String to) {
        int fromRow = depth(from);
        int toRow = depth(to);
        if (fromRow != toRow) {
            return toRow > fromRow;
        }
        var row = rows.get(fromRow).capabilities();
        return row.indexOf(to) < row.indexOf(from);
    }

    private int depth(String capability) {
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).capabilities().contains(capability)) {
                return row;
            }
        }
        return -1;
    }
}
