package io.sampan.underwriting;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sampan.packs.Words;
import io.sampan.underwriting.Decision.Kind;
import java.util.List;
import java.util.Optional;

/**
 * A policy with everything in it.
 *
 * @param revision grows with every change of a draft; 0 for what is never changed
 * @param basedOn what it was copied from
 * @param dmn the whole file
 * @param table what the file says; empty if it cannot be read
 * @param findings everything that is wrong with it, row by row; a sound policy has none
 * @param results how each test case ended, in the order of the cases
 */
public record PolicyVersion(
        PolicyLine line,
        int revision,
        Optional<PolicyId> basedOn,
        String dmn,
        Optional<Table> table,
        List<Finding> findings,
        List<PolicyCase> cases,
        List<CaseResult> results) {

    public PolicyVersion {
        findings = List.copyOf(findings);
        cases = List.copyOf(cases);
        results = List.copyOf(results);
    }

    /** Whether it may be put before a second person: sound, with cases, all of which pass. */
    @JsonProperty
    public boolean ready() {
        return findings.isEmpty()
                && !results.isEmpty()
                && results.stream().allMatch(CaseResult::passed);
    }

    /** What the table asks and answers, for pages. */
    public record Table(List<String> asks, List<String> answers, List<Row> rows) {
        public Table {
            asks = List.copyOf(asks);
            answers = List.copyOf(answers);
            rows = List.copyOf(rows);
        }
    }

    /** One rule of the table; a cell for each column. */
    public record Row(String rule, List<String> when, List<String> then) {
        public Row {
            when = List.copyOf(when);
            then = List.copyOf(then);
        }
    }

    /**
     * Something wrong.
     *
     * @param row from 1; 0 when it is not about a row
     * @param column the column's title; empty when it is not about a column
     * @param code of the catalogue of problems
     */
    public record Finding(int row, String column, String code, Words text) {}

    /**
     * How a test case ended.
     *
     * @param was what the table says
     * @param hits the rules that held
     * @param trouble why the case could not be tried; empty if it was
     */
    public record CaseResult(
            boolean passed, Optional<Kind> was, List<String> hits, Optional<Words> trouble) {
        public CaseResult {
            hits = List.copyOf(hits);
        }
    }
}
