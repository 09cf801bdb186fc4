package io.sampan.accounting.internal.reconciliation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds which lines of the bank are which of our movements. Pure: the same in, the same out. */
final class Matching {

    private Matching() {}

    /**
     * A line of the bank that is no journal yet.
     *
     * @param minor money to us above zero, from us below
     */
    record Theirs(UUID statement, int line, LocalDate day, long minor, Set<String> references) {}

    /**
     * A journal that moved our account at the bank.
     *
     * @param references the bank's, as far as we know them; its own id is one anyway
     */
    record Ours(String journal, LocalDate day, long minor, Set<String> references) {}

    /** How a pair was found. */
    enum How {
        REFERENCE,
        AMOUNT
    }

    /**
     * A line and the journals it is.
     *
     * @param off bank minus books, zero unless only the references agree
     */
    record Pair(Theirs line, List<Ours> journals, How how, long off) {}

    /**
     * References first: all journals that share one with a line are the line, also when the amount
     * differs. Then one line and one journal of the same amount whose days are at most so far
     * apart, the nearest first.
     */
    static List<Pair> pairs(List<Theirs> theirs, List<Ours> ours, int daysMax) {
        var pairs = new ArrayList<Pair>();
        var lines = new ArrayList<>(theirs);
        var journals = new ArrayList<>(ours);
        for (var line : theirs) {
            var same = journals.stream().filter(journal -> same(line, journal)).toList();
            if (!same.isEmpty()) {
                long booked = same.stream().mapToLong(Ours::minor).reduce(0, Math::addExact);
                pairs.add(new Pair(line, same, How.REFERENCE, line.minor() - booked));
                lines.remove(line);
                journals.removeAll(same);
            }
        }
        record Candidate(Theirs line, Ours journal, long days) {}
        var candidates = new ArrayList<Candidate>();
        var byAmount = journals.stream().collect(Collectors.groupingBy(Ours::minor));
        for (var line : lines) {
            for (var journal : byAmount.getOrDefault(line.minor(), List.of())) {
                long days = Math.abs(ChronoUnit.DAYS.between(line.day(), journal.day()));
                boolean apart = !line.references().isEmpty() && !journal.references().isEmpty();
                if (days <= daysMax && !apart) {
                    candidates.add(new Candidate(line, journal, days));
                }
            }
        }
        candidates.sort(
                Comparator.comparingLong(Candidate::days)
                        .thenComparing(found -> found.line().day())
                        .thenComparing(found -> found.line().statement())
                        .thenComparingInt(found -> found.line().line())
                        .thenComparing(found -> found.journal().journal()));
        var taken = new HashSet<Object>();
        for (var candidate : candidates) {
            if (!taken.contains(candidate.line()) && !taken.contains(candidate.journal())) {
                taken.add(candidate.line());
                taken.add(candidate.journal());
                pairs.add(new Pair(candidate.line(), List.of(candidate.journal()), How.AMOUNT, 0));
            }
        }
        return pairs;
    }

    private static boolean same(Theirs line, Ours journal) {
        return line.references().contains(journal.journal())
                || journal.references().stream().anyMatch(line.references()::contains);
    }
}
