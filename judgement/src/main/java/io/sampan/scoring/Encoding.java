package io.sampan.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a column of a table becomes the numbers of a {@link Sample}: numbers and dates as they are,
 * words by their rank from most to fewest bad cases in training. A word not seen then is missing.
 *
 * @param ranks of words; empty for numbers and dates
 */
public record Encoding(String column, Table.Kind kind, Map<String, Integer> ranks) {

    /** Cases of an average word that are added to each, so that rare words do not lead. */
    private static final double PRIOR_CASES = 20;

    /** Of many words, those seen less often count as one. */
    static final int OFTEN = 50;

    /** The word for all that are seen seldom or were never seen. */
    static final String OTHERS = "(others)";

    public Encoding {
        ranks = new LinkedHashMap<>(ranks);
    }

    /** As is right for what the column holds. */
    static Encoding of(String column, Table.Kind kind, Table table, boolean[] bad) {
        return switch (kind) {
            case CATEGORY, CODE -> learnt(column, kind, table.words(column), bad);
            case LEVEL -> learnt(column, kind, Levels.words(table, column), bad);
            case NUMBER, DATE, IDENTIFIER, CONSTANT -> plain(column, kind);
        };
    }

    /** Numbers or dates, taken as they are. */
    static Encoding plain(String column, Table.Kind kind) {
        return new Encoding(column, kind, Map.of());
    }

    /** Words, ranked by what was seen with them; of codes the beginnings that are seen enough. */
    static Encoding learnt(String column, Table.Kind kind, String[] words, boolean[] bad) {
        var seen = kind == Table.Kind.CODE ? beginnings(words) : enough(words);
        var counts = new LinkedHashMap<String, int[]>();
        int badAll = 0;
        for (int row = 0; row < words.length; row++) {
            var word = known(words[row], kind, seen);
            if (!word.isEmpty()) {
                var count = counts.computeIfAbsent(word, _ -> new int[2]);
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
        return new Encoding(column, kind, ranks);
    }

    /** Few words are all kept; of many those that are seen often, the rest counts as one word. */
    private static Set<String> enough(String[] words) {
        var counts = counts(words);
        if (counts.size() <= Table.WORDS_MAX) {
            return counts.keySet();
        }
        counts.values().removeIf(count -> count < OFTEN);
        return counts.keySet();
    }

    private static Set<String> beginnings(String[] codes) {
        var counts = new HashMap<String, Integer>();
        for (var code : codes) {
            for (int end = 1; end <= code.length(); end++) {
                counts.merge(code.substring(0, end), 1, Integer::sum);
            }
        }
        counts.values().removeIf(count -> count < OFTEN);
        return counts.keySet();
    }

    private static Map<String, Integer> counts(String[] words) {
        var counts = new HashMap<String, Integer>();
        for (var word : words) {
            if (!word.isEmpty()) {
                counts.merge(word, 1, Integer::sum);
            }
        }
        return counts;
    }

    /** The word that a text counts as; empty when it is missing. */
    private static String known(String text, Table.Kind kind, Set<String> words) {
        if (text.isEmpty() || words.contains(text)) {
            return text;
        }
        if (kind == Table.Kind.CODE) {
            for (int end = text.length() - 1; end > 0; end--) {
                if (words.contains(text.substring(0, end))) {
                    return text.substring(0, end);
                }
            }
        }
        return OTHERS;
    }

    /** The column of a table in numbers. */
    Sample.Column encode(Table table) {
        return new Sample.Column(column, Direction.EITHER, values(table));
    }

    /** The values of a table's rows, {@code NaN} where missing. */
    public double[] values(Table table) {
        if (ranks.isEmpty()) {
            return table.numbers(column, kind);
        }
        var words = kind == Table.Kind.LEVEL ? Levels.words(table, column) : table.words(column);
        var values = new double[words.length];
        for (int row = 0; row < words.length; row++) {
            var rank =
                    kind == Table.Kind.LEVEL
                            ? ranks.get(Levels.nearest(words[row], ranks.keySet()))
                            : ranks.get(known(words[row], kind, ranks.keySet()));
            values[row] = rank == null ? Double.NaN : rank;
        }
        return values;
    }

    /** Whether what it encodes is a number, so that a value needs no table to be encoded. */
    public boolean ofNumber() {
        return kind == Table.Kind.LEVEL || (kind == Table.Kind.NUMBER && ranks.isEmpty());
    }

    /** One number as the model takes it, {@code NaN} where missing. */
    public double number(double value) {
        if (kind != Table.Kind.LEVEL || Double.isNaN(value)) {
            return value;
        }
        var rank = ranks.get(Levels.nearest(Levels.word(value), ranks.keySet()));
        return rank == null ? Double.NaN : rank;
    }

    /** The words whose ranks fall between two bounds, for people to read. */
    public List<String> words(double from, double to) {
        return ranks.entrySet().stream()
                .filter(e -> e.getValue() >= from && e.getValue() < to)
                .map(Map.Entry::getKey)
                .toList();
    }
}
