package io.sampan.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a column of a table becomes the numbers of a {@link Sample}: numbers and dates as they are,
 * words by their rank from most to fewest bad cases in training. A word not seen then is missing.
 *
 * @param ranks of words; empty for numbers and dates
 */
public record Encoding(String column, Table.Kind kind, Map<String, Integer> ranks) {

    /** Cases of an average word that are added to each, so that rare words do not lead. */
    private static final double PRIOR_CASES = 20;

    public Encoding {
        ranks = new LinkedHashMap<>(ranks);
    }

    /** Numbers or dates, taken as they are. */
    static Encoding plain(String column, Table.Kind kind) {
        return new Encoding(column, kind, Map.of());
    }

    /** Words, ranked by what was seen with them. */
    static Encoding learnt(String column, String[] words, boolean[] bad) {
        var counts = new LinkedHashMap<String, int[]>();
        int badAll = 0;
        for (int row = 0; row < words.length; row++) {
            if (!words[row].isEmpty()) {
                var count = counts.computeIfAbsent(words[row], _ -> new int[2]);
                count[bad[row] ? 1 : 0]++;
            }
            badAll += bad[row] ? 1 : 0;
        }
        double prior = PRIOR_CASES * badAll / Math.max(1, words.length);
        var order = new ArrayList<>(counts.keySet());
        order.sort(
                Comparator.comparingDouble(
                                (String word) -> {
                                    var count = counts.getOrDefault(word, new int[2]);
                                    return -(count[1] + prior)
                                            / (count[0] + count[1] + PRIOR_CASES);
                                })
                        .thenComparing(Comparator.naturalOrder()));
        var ranks = new LinkedHashMap<String, Integer>();
        order.forEach(word -> ranks.put(word, ranks.size()));
        return new Encoding(column, Table.Kind.CATEGORY, ranks);
    }

    /** The column of a table in numbers. */
    Sample.Column encode(Table table) {
        return new Sample.Column(column, Direction.EITHER, values(table));
    }

    /** The values of a table's rows, {@code NaN} where missing. */
    public double[] values(Table table) {
        if (kind != Table.Kind.CATEGORY) {
            return table.numbers(column, kind);
        }
        var words = table.words(column);
        var values = new double[words.length];
        for (int row = 0; row < words.length; row++) {
            var rank = ranks.get(words[row]);
            values[row] = rank == null ? Double.NaN : rank;
        }
        return values;
    }

    /** The words whose ranks fall between two bounds, for people to read. */
    public List<String> words(double from, double to) {
        return ranks.entrySet().stream()
                .filter(e -> e.getValue() >= from && e.getValue() < to)
                .map(Map.Entry::getKey)
                .toList();
    }
}
