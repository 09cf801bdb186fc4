package io.sampan.scoring;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whole numbers that stand for levels: {@code 1} married, {@code 2} single. A column of few is
 * taken as levels only where the data clearly contradicts an order of risk; what can be ordered
 * stays a number, so that more of it never turns from better to worse by chance.
 */
final class Levels {

    private static final int LEVELS_MAX = 15;
    private static final int LEVELS_MIN = 3;

    /** A level with fewer cases says nothing about the order. */
    private static final int CASES_MIN = 50;

    /** Squared distance from any order, in standard errors, that chance does not reach. */
    private static final double CONTRADICTION = 25;

    private Levels() {}

    /** Cases and bad ends of one level, or of several that were put together. */
    private record Seen(double cases, double bad) {
        double share() {
            return bad / cases;
        }

        Seen and(Seen other) {
            return new Seen(cases + other.cases, bad + other.bad);
        }
    }

    /** Whether the numbers of a column contradict any order of risk. */
    static boolean in(Table table, String column, boolean[] bad) {
        var seen = new TreeMap<Double, Seen>();
        var values = table.numbers(column, Table.Kind.NUMBER);
        for (int row = 0; row < values.length; row++) {
            if (!Double.isNaN(values[row])) {
                if (values[row] != Math.rint(values[row])) {
                    return false;
                }
                seen.merge(values[row], new Seen(1, bad[row] ? 1 : 0), Seen::and);
                if (seen.size() > LEVELS_MAX) {
                    return false;
                }
            }
        }
        seen.values().removeIf(level -> level.cases() < CASES_MIN);
        if (seen.size() < LEVELS_MIN) {
            return false;
        }
        var levels = seen.values().toArray(Seen[]::new);
        return Math.min(distance(levels, 1), distance(levels, -1)) > CONTRADICTION;
    }

    /** How far the shares are from the nearest that only rise (sign 1) or fall (sign -1). */
    private static double distance(Seen[] levels, int sign) {
        var pools = new java.util.ArrayList<Seen>();
        var sizes = new java.util.ArrayList<Integer>();
        for (var level : levels) {
            pools.add(level);
            sizes.add(1);
            while (pools.size() > 1
                    && sign * (pools.get(pools.size() - 2).share() - pools.getLast().share()) > 0) {
                var last = pools.removeLast();
                int size = sizes.removeLast();
                pools.set(pools.size() - 1, pools.getLast().and(last));
                sizes.set(sizes.size() - 1, sizes.getLast() + size);
            }
        }
        double sum = 0;
        int at = 0;
        for (int pool = 0; pool < pools.size(); pool++) {
            double share = pools.get(pool).share();
            for (int i = 0; i < sizes.get(pool); i++) {
                var level = levels[at++];
                double spread = Math.max(share * (1 - share), 1e-9) / level.cases();
                sum += (level.share() - share) * (level.share() - share) / spread;
            }
        }
        return sum;
    }

    /** The levels of a column as words, empty where it is missing. */
    static String[] words(Table table, String column) {
        var values = table.numbers(column, Table.Kind.NUMBER);
        var words = new String[values.length];
        for (int row = 0; row < values.length; row++) {
            words[row] = Double.isNaN(values[row]) ? "" : word(values[row]);
        }
        return words;
    }

    static String word(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /** The known level nearest to a number; a missing one stays missing. */
    static String nearest(String word, Set<String> levels) {
        if (word.isEmpty() || levels.contains(word)) {
            return word;
        }
        double value = Double.parseDouble(word);
        return levels.stream()
                .map(level -> Map.entry(Math.abs(Double.parseDouble(level) - value), level))
                .min(Map.Entry.<Double, String>comparingByKey().thenComparing(Map.Entry::getValue))
                .map(Map.Entry::getValue)
                .orElse("");
    }
}
