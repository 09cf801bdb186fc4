package io.sampan.underwriting.internal;

import io.sampan.packs.Words;
import io.sampan.rules.RowTests;
import io.sampan.underwriting.Decision.Kind;
import io.sampan.underwriting.Decision.PolicyRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The policy of a rulebook: its rules in their order, and what says which of them hold for an
 * application. All are tried; what the strictest one asks for is done.
 */
final class Policy {

    private final List<Rule> rules;
    private final RowTests tests;
    private final List<PolicyRule> hit;
    private final List<PolicyRule> passed;

    Policy(List<Rule> rules, RowTests tests) {
        this.rules = List.copyOf(rules);
        this.tests = tests;
        this.hit = rules.stream().map(rule -> rule.judged(true)).toList();
        this.passed = rules.stream().map(rule -> rule.judged(false)).toList();
    }

    /**
     * One rule in words.
     *
     * @param outcome what it asks for when it holds
     * @param reason the code of the catalogue that the customer reads; empty where a rule accepts
     * @param fact the feature whose figure the reason shows; empty for none
     */
    record Rule(String id, Words text, Kind outcome, String reason, String fact) {
        private PolicyRule judged(boolean hit) {
            return new PolicyRule(id, text, outcome, hit);
        }
    }

    List<Rule> rules() {
        return rules;
    }

    Rule rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
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

    /** Every rule with whether it holds, in the policy's order. */
    List<PolicyRule> judged(Map<String, ?> values) {
        var hits = tests.hits(values);
        var judged = new ArrayList<PolicyRule>(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            judged.add(hits.get(i) ? hit.get(i) : passed.get(i));
        }
        return judged;
    }
}
