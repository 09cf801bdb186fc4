package io.sampan.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A table as it came in: named columns of text. What a column holds is inferred, so that any table
 * can be learnt from.
 */
public final class Table {

    private static final Set<String> MISSING =
            Set.of("", "na", "n/a", "nan", "null", "none", "?", "-");

    /** A category has at most so many words. */
    static final int WORDS_MAX = 60;

    /** Of more words, this part of the rows must hold one that is seen often. */
    private static final double OFTEN_SHARE = 0.4;

    private static final int CODE_LENGTH_MIN = 4;
    private static final int CODE_LENGTH_MAX = 8;
    private static final double CODE_SHARE = 0.9;

    /** From eight digits on, numbers that are all different name things. */
    private static final double LONG_NUMBER = 1e7;

    private final List<String> names;
    private final List<Words> columns;
    private final int size;

    Table(List<String> names, List<Words> columns, int size) {
        this.names = List.copyOf(names);
        this.columns = List.copyOf(columns);
        this.size = size;
    }

    /**
     * A column: each different text once, so that it is looked at once.
     *
     * @param texts without surrounding blanks; the first is the empty one, for missing
     * @param codes of each row: an index into the texts
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Words(String[] texts, int[] codes) {

        /** How many rows say each text. */
        int[] counts() {
            var counts = new int[texts.length];
            for (int code : codes) {
                counts[code]++;
            }
            return counts;
        }
    }

    /** Takes in rows as they come. */
    static final class Reading {
        private final List<String> names;
        private final List<HashMap<String, Integer>> known = new ArrayList<>();
        private final List<List<String>> texts = new ArrayList<>();
        private final List<int[]> codes = new ArrayList<>();
        private int size;

        Reading(List<String> names) {
            this.names = names;
            for (int c = 0; c < names.size(); c++) {
                known.add(new HashMap<>());
                texts.add(new ArrayList<>(List.of("")));
                codes.add(new int[64]);
            }
        }

        void row(List<String> fields) {
            for (int c = 0; c < names.size(); c++) {
                var column = codes.get(c);
                if (size == column.length) {
                    column = Arrays.copyOf(column, size * 2);
                    codes.set(c, column);
                }
                column[size] = c < fields.size() ? code(c, fields.get(c).strip()) : 0;
            }
            size++;
        }

        private int code(int column, String text) {
            if (text.length() <= 4 && MISSING.contains(text.toLowerCase(Locale.ROOT))) {
                return 0;
            }
            var all = texts.get(column);
            return known.get(column)
                    .computeIfAbsent(
                            text,
                            fresh -> {
                                all.add(fresh);
                                return all.size() - 1;
                            });
        }

        int size() {
            return size;
        }

        Table table() {
            var columns = new ArrayList<Words>();
            for (int c = 0; c < names.size(); c++) {
                columns.add(
                        new Words(
                                texts.get(c).toArray(String[]::new),
                                Arrays.copyOf(codes.get(c), size)));
            }
            return new Table(names, columns, size);
        }
    }

    /** What a column holds. */
    public enum Kind {
        /** Numbers, also written as money or percent. */
        NUMBER,
        /** A few whole numbers in no order of risk; found only together with how cases ended. */
        LEVEL,
        /** Days; as a number the day's distance from 1970. */
        DATE,
        /** Words. */
        CATEGORY,
        /** Numbers that only name something, all equally long, such as industries or post codes. */
        CODE,
        /** So many values that each is seen too seldom: nothing can be learnt from it. */
        IDENTIFIER,
        /** At most one value. */
        CONSTANT
    }

    public List<String> names() {
        return names;
    }

    public int size() {
        return size;
    }

    /**
     * @throws IllegalArgumentException if there is no such column, naming those there are
     */
    public int index(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "there is no column \"" + name + "\"; the columns are " + names);
        }
        return index;
    }

    /** The text of a cell, without surrounding blanks; empty when missing. */
    public String text(int row, int column) {
        var words = columns.get(column);
        return words.texts()[words.codes()[row]];
    }

    /** A column as numbers, {@code NaN} where it is missing or no number. */
    public double[] numbers(String name, Kind kind) {
        var words = columns.get(index(name));
        var known = new double[words.texts().length];
        boolean dayFirst =
                kind == Kind.DATE && Arrays.stream(words.texts()).anyMatch(Cells::isDayFirst);
        for (int code = 0; code < known.length; code++) {
            var text = words.texts()[code];
            known[code] = kind == Kind.DATE ? Cells.day(text, dayFirst) : Cells.number(text);
        }
        return Arrays.stream(words.codes()).mapToDouble(code -> known[code]).toArray();
    }

    /** A column as words, empty where it is missing. */
    public String[] words(String name) {
        var words = columns.get(index(name));
        return Arrays.stream(words.codes())
                .mapToObj(code -> words.texts()[code])
                .toArray(String[]::new);
    }

    /** What a column holds, by all of its values. */
    public Kind kind(String name) {
        var words = columns.get(index(name));
        var counts = words.counts();
        int present = 0;
        int numbers = 0;
        int days = 0;
        int digitDays = 0;
        int distinct = 0;
        boolean whole = true;
        for (int code = 1; code < counts.length; code++) {
            if (counts[code] == 0) {
                continue;
            }
            present += counts[code];
            distinct++;
            double number = Cells.number(words.texts()[code]);
            if (Cells.isDayInDigits(words.texts()[code])) {
                digitDays += counts[code];
            }
            if (!Double.isNaN(number)) {
                numbers += counts[code];
                whole &= number == Math.rint(number);
            } else if (!Double.isNaN(Cells.day(words.texts()[code]))) {
                days += counts[code];
            }
        }
        if (distinct <= 1) {
            return Kind.CONSTANT;
        }
        if (digitDays >= present * 0.95) {
            return Kind.DATE;
        }
        if (numbers >= present * 0.98) {
            if (whole && distinct == size && size > 50 && isCounter(numbers(name, Kind.NUMBER))) {
                return Kind.IDENTIFIER;
            }
            return isCode(words, counts, present) ? Kind.CODE : Kind.NUMBER;
        }
        if (days >= present * 0.95) {
            return Kind.DATE;
        }
        return distinct > WORDS_MAX && often(counts) < present * OFTEN_SHARE
                ? Kind.IDENTIFIER
                : Kind.CATEGORY;
    }

    /** All different and counted up with the rows, without gaps, or long numbers of one length. */
    private boolean isCounter(double[] numbers) {
        double least = Arrays.stream(numbers).min().orElse(0);
        double most = Arrays.stream(numbers).max().orElse(0);
        boolean rises = true;
        for (int row = 1; row < size; row++) {
            rises &= numbers[row] > numbers[row - 1];
        }
        boolean oneLength = least >= LONG_NUMBER && most < least * 10;
        return rises || oneLength || most - least < 2.0 * size;
    }

    /** How many rows say a text that is said often. */
    private static int often(int[] counts) {
        int often = 0;
        for (int code = 1; code < counts.length; code++) {
            often += counts[code] >= Encoding.OFTEN ? counts[code] : 0;
        }
        return often;
    }

    /** Digits alone, of one length of at least four but for zeros, and no years. */
    private static boolean isCode(Words words, int[] counts, int present) {
        var byLength = new int[CODE_LENGTH_MAX + 1];
        int years = 0;
        int zeros = 0;
        int distinct = 0;
        for (int code = 1; code < counts.length; code++) {
            var text = words.texts()[code];
            if (counts[code] == 0) {
                continue;
            }
            distinct++;
            if (text.length() > CODE_LENGTH_MAX || !text.chars().allMatch(Character::isDigit)) {
                return false;
            }
            if (text.chars().allMatch(c -> c == '0')) {
                zeros += counts[code];
            } else {
                byLength[text.length()] += counts[code];
                boolean year =
                        text.length() == 4 && (text.startsWith("19") || text.startsWith("20"));
                years += year ? counts[code] : 0;
            }
        }
        int most = 0;
        for (int length = CODE_LENGTH_MIN; length <= CODE_LENGTH_MAX; length++) {
            most = Math.max(most, byLength[length]);
        }
        int named = present - zeros;
        return distinct > WORDS_MAX && most >= named * CODE_SHARE && years < named * CODE_SHARE;
    }

    /** Some of the rows, in the order given. */
    public Table rows(int[] chosen) {
        var some =
                columns.stream()
                        .map(words -> {
                            var codes = new int[chosen.length];
                            for (int i = 0; i < chosen.length; i++) {
                                codes[i] = words.codes()[chosen[i]];
                            }
                            return new Words(words.texts(), codes);
                        })
                        .toList();
        return new Table(names, some, chosen.length);
    }
}
