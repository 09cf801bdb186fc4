package io.sampan.underwriting.internal;

import io.sampan.scoring.Table;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the day of decision in a table where nobody named it: of the dates that are nearly always
 * filled in and lie within a few years, the one that comes first. Validation is out of time unless
 * there is none.
 */
final class DecisionDay {

    /** Said instead of a column where the split shall be random. */
    static final String NONE = "none";

    private static final double FILLED = 0.98;

    /** Dates that lie further apart are birthdays and the like. */
    private static final double DAYS_MAX = 15 * 365.25;

    private static final int DAYS_MIN = 30;

    private DecisionDay() {}

    static Modelling.Wish in(Table table, Modelling.Wish wish) {
        if (wish.time().toLowerCase(Locale.ROOT).equals(NONE)) {
            return wish.by("");
        }
        return wish.time().isEmpty() ? wish.by(found(table, wish).orElse("")) : wish;
    }

    /** The column of dates that somebody asked to be left alone. */
    static Optional<String> ignored(Table table, Modelling.Wish wish) {
        return wish.time().toLowerCase(Locale.ROOT).equals(NONE)
                ? found(table, wish)
                : Optional.empty();
    }

    private static Optional<String> found(Table table, Modelling.Wish wish) {
        var found = Optional.<String>empty();
        double earliest = Double.POSITIVE_INFINITY;
        for (var name : table.names()) {
            boolean asked = !name.equals(wish.target()) && !wish.exclude().contains(name);
            if (asked && table.kind(name) == Table.Kind.DATE) {
                double middle = middle(table.numbers(name, Table.Kind.DATE));
                if (middle < earliest) {
                    earliest = middle;
                    found = Optional.of(name);
                }
            }
        }
        return found;
    }

    /** The middle day of a column that may be one of decisions; else {@code NaN}. */
    private static double middle(double[] days) {
        var known = Arrays.stream(days).filter(day -> !Double.isNaN(day)).sorted().toArray();
        if (known.length < days.length * FILLED || known.length < 2) {
            return Double.NaN;
        }
        double spread = known[(int) (known.length * 0.95)] - known[(int) (known.length * 0.05)];
        long distinct = Arrays.stream(known).distinct().count();
        return spread <= DAYS_MAX && distinct >= DAYS_MIN ? known[known.length / 2] : Double.NaN;
    }
}
