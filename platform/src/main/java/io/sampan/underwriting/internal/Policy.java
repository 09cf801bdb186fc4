package io.sampan.underwriting.internal;

import io.sampan.packs.Words;
import io.sampan.rules.RowTests;
import io.sampan.underwriting.Decision.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The policy of a rulebook: its rules in their order, and what says which of them hold for an
 * application. All are tried; what the strictest one asks for is done.
 */
final class Policy {

    private final List<Rule> rules;
    private final RowTests tests;

    Policy(List<Rule> rules, RowTests tests) {
        this.rules = List.copyOf(rules);
        this.tests = tests;
    }

    /**
     * One rule in words.
     *
     * @param outcome what it asks for when it holds
     * @param reason the code of the catalogue that the customer reads; empty where a rule accepts
     * @param fact the feature whose figure the reason shows; empty for none
     */
    record Rule(String id, Words text, Kind outcome, String reason, String fact) {}

    List<Rule> rules() {
        return rules;
    }

    /** The rules that hold, in the policy's order. */
    List<Rule> hits(Map<String, ?> values) {
        var hits = tests.hits(values);
        var rulesHit = new ArrayList<Rule>(hits.cardinality());
        for (int i = hits.nextSetBit(0); i >= 0; i = hits.nextSetBit(i + 1)) {
            rulesHit.add(rules.get(i));
        }
        return rulesHit;
    }

    /** What the strictest of some rules asks for; accepted when there is none. */
    static Kind strictest(List<Rule> hits) {
        return hits.stream()
                .map(Rule::outcome)
                .max(Comparator.naturalOrder()) // ACCEPTED, REFERRED, REFUSED: stricter is later.
                .orElse(Kind.ACCEPTED);
    }
}
