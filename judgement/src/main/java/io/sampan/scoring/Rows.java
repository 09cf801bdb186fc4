package io.sampan.scoring;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Positions of rows: which are chosen, and which come last in time. */
public final class Rows {

    private Rows() {}

    public static int[] where(int size, IntPredicate wanted) {
        return IntStream.range(0, size).filter(wanted).toArray();
    }

    /** All but those given. */
    public static int[] without(int size, int[] rows) {
        var out = new boolean[size];
        for (int row : rows) {
            out[row] = true;
        }
        return where(size, row -> !out[row]);
    }

    /**
     * Rows by time, cut into blocks; one day is never in two of them. Rows without a day come last.
     *
     * @param shares where each block starts, as a part of all rows, ascending
     * @return one block more than shares; some may be empty
     */
    public static int[][] blocks(double[] days, double... shares) {
        var order = new Integer[days.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> days[i]));
        var blocks = new int[shares.length + 1][];
        int from = 0;
        for (int b = 0; b <= shares.length; b++) {
            int to = b == shares.length ? order.length : (int) (order.length * shares[b]);
            to = Math.max(to, from);
            while (to > 0
                    && to < order.length
                    && Double.compare(days[order[to]], days[order[to - 1]]) == 0) {
                to++;
            }
            blocks[b] = Arrays.stream(order, from, to).mapToInt(i -> i).toArray();
            from = to;
        }
        return blocks;
    }

    static boolean[] at(boolean[] values, int[] rows) {
        var some = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            some[i] = values[rows[i]];
        }
        return some;
    }

    static double[] at(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    /** Two sets of rows, one after the other. */
    static int[] and(int[] some, int[] more) {
        return IntStream.concat(Arrays.stream(some), Arrays.stream(more)).toArray();
    }
}
