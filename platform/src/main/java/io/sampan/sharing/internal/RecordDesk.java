package io.sampan.sharing.internal;

import io.sampan.access.AuditTrail;
import io.sampan.access.Problem;
import io.sampan.access.Problems;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Parties;
import io.sampan.sharing.BankLine;
import io.sampan.sharing.ImportReport;
import io.sampan.sharing.Records;
import io.sampan.sharing.TaxReturn;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Imports and shows tax returns and bank statements. */
@Component
@Transactional
class RecordDesk implements Records {

    private final RecordTable table;
    private final Invoices lanes;
    private final Parties parties;
    private final Problems problems;
    private final AuditTrail trail;
    private final Clock clock;

    RecordDesk(
            RecordTable table,
            Invoices lanes,
            Parties parties,
            Problems problems,
            AuditTrail trail,
            Clock clock) {
        this.table = table;
        this.lanes = lanes;
        this.parties = parties;
        this.problems = problems;
        this.trail = trail;
        this.clock = clock;
    }

    /** What became of the rows of one file so far. */
    private final class Count {
        private long read;
        private long added;
        private long unchanged;
        private long changed;
        private long refused;
        private final List<ImportReport.Refusal> refusals = new ArrayList<>();
        private @Nullable LocalDate from;
        private @Nullable LocalDate to;

        void refuse(long number, Row.Refused row) {
            refused++;
            if (refusals.size() < ImportReport.REFUSALS_MAX) {
                refusals.add(
                        new ImportReport.Refusal(
                                number,
                                row.column(),
                                row.value(),
                                row.problem().code(),
                                problems.worded(row.problem()).text()));
            }
        }

        void cover(LocalDate first, LocalDate last) {
            from = from == null || first.isBefore(from) ? first : from;
            to = to == null || last.isAfter(to) ? last : to;
        }

        ImportReport report() {
            return new ImportReport(read, added, unchanged, changed, refused, refusals, from, to);
        }
    }

    /** A checked row with its place in the file. */
    private record Numbered<R>(long number, R row) {}

    @Override
    public ImportReport importTaxReturns(EnterpriseId enterprise, InputStream csv) {
        parties.enterprise(enterprise);
        var count = new Count();
        var rows = read(csv, RecordRow.Return.COLUMNS, RecordRow.Return::of, count);
        lanes.lock(enterprise);
        var known = table.returns(enterprise);
        var seen = new HashMap<RecordTable.Period, RecordRow.Return>();
        var now = clock.instant();
        for (var numbered : rows) {
            take(enterprise, numbered, known, seen, count, now);
        }
        return recorded(enterprise, "sharing.tax-returns-imported", count);
    }

    private void take(
            EnterpriseId enterprise,
            Numbered<RecordRow.Return> numbered,
            Map<RecordTable.Period, RecordTable.Known> known,
            Map<RecordTable.Period, RecordRow.Return> seen,
            Count count,
            Instant now) {
        var row = numbered.row();
        var period = new RecordTable.Period(row.from(), row.to());
        var earlier = seen.putIfAbsent(period, row);
        var before = known.get(period);
        if (earlier != null && !earlier.equals(row)) {
            count.refuse(
                    numbered.number(),
                    Row.Refused.of(
                            "period_from", row.from().toString(), Problem.of("SMP-SHA-0128")));
            return;
        }
        count.cover(row.from(), row.to());
        if (earlier != null || (before != null && before.row().equals(row))) {
            count.unchanged++;
        } else {
            table.add(enterprise, row, before == null ? 1 : before.version() + 1, now);
            count.added += before == null ? 1 : 0;
            count.changed += before == null ? 0 : 1;
        }
    }

    @Override
    public ImportReport importBankLines(EnterpriseId enterprise, InputStream csv) {
        parties.enterprise(enterprise);
        var count = new Count();
        var rows = read(csv, RecordRow.Line.COLUMNS, RecordRow.Line::of, count);
        lanes.lock(enterprise);
        rows.forEach(numbered -> count.cover(numbered.row().date(), numbered.row().date()));
        var known =
                count.from == null || count.to == null
                        ? new HashMap<RecordTable.Name, RecordRow.Line>()
                        : table.lines(enterprise, count.from, count.to);
        var fresh = new LinkedHashMap<RecordTable.Name, RecordRow.Line>();
        for (var numbered : rows) {
            var row = numbered.row();
            var before = known.putIfAbsent(RecordTable.Name.of(row), row);
            if (before == null) {
                fresh.put(RecordTable.Name.of(row), row);
                count.added++;
            } else if (row.differing(before).isEmpty()) {
                count.unchanged++;
            } else {
                var column = row.differing(before);
                count.refuse(
                        numbered.number(),
                        Row.Refused.of(
                                column,
                                row.shown(column),
                                Problem.of("SMP-SHA-0127")
                                        .with("column", column)
                                        .with("known", before.shown(column))));
            }
        }
        if (!fresh.isEmpty()) {
            table.add(
                    enterprise,
                    List.copyOf(fresh.values()),
                    table.nextPosition(enterprise),
                    clock.instant());
        }
        return recorded(enterprise, "sharing.bank-lines-imported", count);
    }

    private <R> List<Numbered<R>> read(
            InputStream csv,
            List<String> columns,
            BiFunction<String[], LocalDate, R> check,
            Count count) {
        var rows = new ArrayList<Numbered<R>>();
        var today = LocalDate.now(clock);
        new CsvFile(columns, "")
                .read(
                        csv,
                        new CsvFile.Receiver() {
                            @Override
                            public void row(long number, String extra, String[] fields) {
                                count.read++;
                                try {
                                    rows.add(new Numbered<>(number, check.apply(fields, today)));
                                } catch (RecordRow.Wrong wrong) {
                                    count.refuse(number, wrong.refused());
                                }
                            }

                            @Override
                            public void refused(long number, Row.Refused row) {
                                count.read++;
                                count.refuse(number, row);
                            }
                        });
        return rows;
    }

    private ImportReport recorded(EnterpriseId enterprise, String what, Count count) {
        var report = count.report();
        trail.record(
                what,
                "enterprise",
                enterprise.toString(),
                null,
                Map.of(
                        "read", report.read(),
                        "added", report.added(),
                        "changed", report.changed(),
                        "refused", report.refused()));
        return report;
    }

    @Override
    @Transactional(readOnly = true)
    public List<TaxReturn> taxReturns(EnterpriseId enterprise, LocalDate upTo, Instant knownAt) {
        return table.returns(enterprise, upTo, knownAt);
    }

    @Override
    @Transactional(readOnly = true)
    public List<BankLine> bankLines(
            EnterpriseId enterprise, LocalDate from, LocalDate upTo, Instant knownAt) {
        return table.lines(enterprise, from, upTo, knownAt);
    }
}
