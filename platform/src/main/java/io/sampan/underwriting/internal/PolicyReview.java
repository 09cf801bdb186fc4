package io.sampan.underwriting.internal;

import io.sampan.access.Problem;
import io.sampan.access.Problems;
import io.sampan.packs.Words;
import io.sampan.rules.DmnProblem;
import io.sampan.rules.DmnReader;
import io.sampan.rules.DmnRefused;
import io.sampan.rules.DmnTable;
import io.sampan.underwriting.Decision.Kind;
import io.sampan.underwriting.PolicyCase;
import io.sampan.underwriting.PolicyVersion.CaseResult;
import io.sampan.underwriting.PolicyVersion.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Looks a policy over as it is written: can it be read, does every cell make sense, are outcomes,
 * reasons and facts known, and do its test cases end as they should.
 */
@Component
class PolicyReview {

    private static final List<String> ANSWERS =
            List.of(
                    PolicyText.RULE,
                    PolicyText.OUTCOME,
                    PolicyText.REASON,
                    PolicyText.FACT,
                    PolicyText.TEXT_ZH,
                    PolicyText.TEXT_EN);

    private final Problems problems;

    PolicyReview(Problems problems) {
        this.problems = problems;
    }

    /** What came of a look; the policy is there when nothing was found. */
    record Reviewed(
            Optional<DmnTable> table,
            List<Finding> findings,
            Optional<Policy> policy,
            List<CaseResult> results) {}

    Reviewed review(String dmn, List<PolicyCase> cases, Rulebook rulebook) {
        DmnTable table;
        try {
            table = DmnReader.read(dmn, PolicyText.DECISION);
        } catch (DmnRefused e) {
            var finding = finding(0, "", Problem.of("SMP-UND-0601").with("detail", said(e)));
            return new Reviewed(Optional.empty(), List.of(finding), Optional.empty(), List.of());
        }
        var findings = new ArrayList<Finding>();
        columns(table, rulebook, findings);
        if (findings.isEmpty()) {
            for (int row = 0; row < table.rules().size(); row++) {
                answers(table, row, rulebook, findings);
            }
            engine(table, findings);
        }
        if (!findings.isEmpty()) {
            return new Reviewed(
                    Optional.of(table), List.copyOf(findings), Optional.empty(), List.of());
        }
        var policy = PolicyText.read(table);
        var types = PolicyTerms.types(rulebook);
        return new Reviewed(
                Optional.of(table),
                List.of(),
                Optional.of(policy),
                cases.stream().map(test -> result(policy, test, types)).toList());
    }

    private void columns(DmnTable table, Rulebook rulebook, List<Finding> findings) {
        var names = table.outputs().stream().map(DmnTable.Output::name).toList();
        for (var wanted : ANSWERS) {
            if (Collections.frequency(names, wanted) != 1) {
                findings.add(finding(0, wanted, Problem.of("SMP-UND-0612").with("name", wanted)));
            }
        }
        for (var name : names) {
            if (!ANSWERS.contains(name)) {
                findings.add(finding(0, name, Problem.of("SMP-UND-0614").with("name", name)));
            }
        }
        var types = PolicyTerms.types(rulebook);
        for (var given : table.given()) {
            if (!given.type().equals(types.get(given.name()))) {
                findings.add(
                        finding(
                                0,
                                given.name(),
                                Problem.of("SMP-UND-0603").with("detail", given.name())));
            }
        }
        if (table.rules().isEmpty()) {
            findings.add(finding(0, "", Problem.of("SMP-UND-0615")));
        }
    }

    /** Whether what a row answers is known. */
    private void answers(DmnTable table, int row, Rulebook rulebook, List<Finding> findings) {
        var rule = table.rules().get(row);
        var said = new HashMap<String, String>();
        for (int i = 0; i < table.outputs().size(); i++) {
            var column = table.outputs().get(i);
            if (!isText(rule.then().get(i))) {
                findings.add(
                        finding(
                                row + 1,
                                column.label(),
                                Problem.of("SMP-UND-0616").with("detail", rule.then().get(i))));
                return;
            }
            said.put(column.name(), PolicyText.text(table, rule, column.name()));
        }
        var outcome = said.getOrDefault(PolicyText.OUTCOME, "");
        check(
                Arrays.stream(Kind.values()).anyMatch(kind -> kind.name().equals(outcome)),
                table,
                row,
                PolicyText.OUTCOME,
                "SMP-UND-0607",
                outcome,
                findings);
        var reason = said.getOrDefault(PolicyText.REASON, "");
        boolean accepts = outcome.equals(Kind.ACCEPTED.name());
        check(
                rulebook.reasons().containsKey(reason) || (accepts && reason.isEmpty()),
                table,
                row,
                PolicyText.REASON,
                "SMP-UND-0608",
                reason,
                findings);
        var fact = said.getOrDefault(PolicyText.FACT, "");
        check(
                fact.isEmpty() || rulebook.features().containsKey(fact),
                table,
                row,
                PolicyText.FACT,
                "SMP-UND-0609",
                fact,
                findings);
        for (var text : List.of(PolicyText.TEXT_ZH, PolicyText.TEXT_EN)) {
            check(
                    !said.getOrDefault(text, "").isBlank(),
                    table,
                    row,
                    text,
                    "SMP-UND-0611",
                    "",
                    findings);
        }
        var name = said.getOrDefault(PolicyText.RULE, "");
        var before = new HashSet<String>();
        table.rules()
                .subList(0, row)
                .forEach(earlier -> before.add(PolicyText.text(table, earlier, PolicyText.RULE)));
        check(
                !name.isBlank() && !before.contains(name),
                table,
                row,
                PolicyText.RULE,
                "SMP-UND-0610",
                name,
                findings);
    }

    /** Answers are texts in quotes, or nothing. */
    private static boolean isText(String cell) {
        boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
        return quoted && cell.indexOf('"', 1) == cell.length() - 1 && cell.indexOf('\\') < 0;
    }

    private void check(
            boolean holds,
            DmnTable table,
            int row,
            String column,
            String code,
            String detail,
            List<Finding> findings) {
        if (!holds) {
            findings.add(
                    finding(
                            row + 1,
                            label(table, column),
                            Problem.of(code).with("detail", detail)));
        }
    }

    private static String label(DmnTable table, String column) {
        return table.outputs().stream()
                .filter(output -> output.name().equals(column))
                .map(DmnTable.Output::label)
                .findFirst()
                .orElse(column);
    }

    private void engine(DmnTable table, List<Finding> findings) {
        try {
            for (var problem : PolicyText.ENGINE.check(table)) {
                findings.add(finding(problem));
            }
        } catch (DmnRefused e) {
            findings.add(finding(0, "", Problem.of("SMP-UND-0601").with("detail", said(e))));
        }
    }

    private Finding finding(DmnProblem problem) {
        var code =
                switch (problem.kind()) {
                    case NOT_FEEL -> "SMP-UND-0602";
                    case UNKNOWN_NAME -> "SMP-UND-0603";
                    case WRONG_TYPE -> "SMP-UND-0604";
                    case FAILS -> "SMP-UND-0605";
                    case NOT_DMN -> "SMP-UND-0606";
                };
        return finding(
                problem.row(), problem.column(), Problem.of(code).with("detail", problem.detail()));
    }

    private Finding finding(int row, String column, Problem problem) {
        return new Finding(row, column, problem.code(), problems.worded(problem).text());
    }

    private static String said(DmnRefused refused) {
        return String.valueOf(refused.getMessage());
    }

    private CaseResult result(Policy policy, PolicyCase test, Map<String, String> types) {
        try {
            var hits = policy.hits(PolicyTerms.values(test.values(), types));
            var was = Policy.strictest(hits);
            return new CaseResult(
                    was == test.expected(),
                    Optional.of(was),
                    hits.stream().map(Policy.Rule::id).toList(),
                    Optional.empty());
        } catch (IllegalArgumentException e) {
            return untried(
                    Problem.of("SMP-UND-0617").with("detail", String.valueOf(e.getMessage())));
        } catch (IllegalStateException e) {
            return untried(
                    Problem.of("SMP-UND-0605").with("detail", String.valueOf(e.getMessage())));
        }
    }

    private CaseResult untried(Problem problem) {
        Words why = problems.worded(problem).text();
        return new CaseResult(false, Optional.empty(), List.of(), Optional.of(why));
    }
}
