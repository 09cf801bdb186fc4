package io.sampan.sharing.internal;

import io.sampan.access.Problem;
import io.sampan.access.Problems;
import io.sampan.parties.EnterpriseId;
import io.sampan.sharing.Direction;
import io.sampan.sharing.ImportReport;
import io.sampan.sharing.Invoice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One import: collects rows, compares them with what is known, and writes what is new, some
 * thousand rows a statement.
 *
 * <p>Inside one import the order of rows tells nothing: an invoice that appears valid and void is
 * void. A later import that tells another status is believed, and both are kept.
 */
final class Batch {

    /** A checked row of an enterprise, and the version it would be stored as. */
    record Entry(long number, EnterpriseId enterprise, Row.Taken row, int version) {}

    private record Key(EnterpriseId enterprise, String number, LocalDate date) {}

    private static final int ROWS = 5_000;

    private final Invoices invoices;
    private final Problems problems;
    private final Direction direction;
    private final Instant knownAt;
    private final Set<EnterpriseId> locked = new HashSet<>();
    private final Map<Key, Entry> waiting = new LinkedHashMap<>();
    private final List<ImportReport.Refusal> refusals = new ArrayList<>();
    private long read;
    private long added;
    private long unchanged;
    private long changed;
    private long refused;
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;

    Batch(Invoices invoices, Problems problems, Direction direction, Instant knownAt) {
        this.invoices = invoices;
        this.problems = problems;
        this.direction = direction;
        this.knownAt = knownAt;
    }

    void refuse(long number, Row.Refused row) {
        read++;
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

    void take(long number, EnterpriseId enterprise, Row.Taken row) {
        var key = new Key(enterprise, row.number(), row.date());
        var earlier = waiting.get(key);
        if (earlier == null) {
            waiting.put(key, new Entry(number, enterprise, row, 1));
            read++;
            if (waiting.size() == ROWS) {
                flush();
            }
        } else if (contradicts(number, row, earlier.row())) {
            return;
        } else {
            read++;
            unchanged++;
            if (row.status() == Invoice.Status.VOID) {
                waiting.put(key, new Entry(number, enterprise, row, 1));
            }
        }
    }

    ImportReport finish() {
        flush();
        return new ImportReport(read, added, unchanged, changed, refused, refusals, from, to);
    }

    /** Refuses a row whose facts are not those known. */
    private boolean contradicts(long number, Row.Taken row, Row.Taken known) {
        var column = row.differing(known);
        if (column.isEmpty()) {
            return false;
        }
        refuse(
                number,
                Row.Refused.of(
                        column,
                        row.shown(column),
                        Problem.of("SMP-SHA-0111")
                                .with("column", column)
                                .with("known", known.shown(column))));
        return true;
    }

    private void flush() {
        var rows = List.copyOf(waiting.values());
        waiting.clear();
        rows.stream().map(Entry::enterprise).distinct().filter(locked::add).forEach(invoices::lock);
        var known = new Invoices.@Nullable Known[rows.size()];
        invoices.known(direction, rows).forEach(found -> known[found.place()] = found);
        var fresh = new ArrayList<Entry>();
        for (int i = 0; i < known.length; i++) {
            compare(rows.get(i), known[i], fresh);
        }
        if (!fresh.isEmpty()) {
            invoices.insert(direction, fresh, knownAt);
        }
    }

    private void compare(Entry entry, Invoices.@Nullable Known known, List<Entry> fresh) {
        if (known == null) {
            added++;
            fresh.add(entry);
        } else if (!entry.row().differing(known.row()).isEmpty()) {
            read--; // Counted when it was taken; refusing counts again.
            contradicts(entry.number(), entry.row(), known.row());
            return;
        } else if (tellsNothing(entry.row(), known)) {
            unchanged++;
        } else {
            changed++;
            fresh.add(
                    new Entry(
                            entry.number(), entry.enterprise(), entry.row(), known.version() + 1));
        }
        cover(entry.row().date());
    }

    private boolean tellsNothing(Row.Taken row, Invoices.Known known) {
        boolean sameImport = known.knownAt().equals(knownAt);
        return row.status() == known.row().status()
                || (sameImport && known.row().status() == Invoice.Status.VOID);
    }

    private void cover(LocalDate date) {
        from = from == null || date.isBefore(from) ? date : from;
        to = to == null || date.isAfter(to) ? date : to;
    }
}
