package io.sampan.scoring;

import java.util.Arrays;
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

    /** Positions by value, equal values in the order they came; {@code NaN} last. */
    static int[] order(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var taken = new int[values.length];
        var order = new int[values.length];
        for (int row = 0; row < values.length; row++) {
            int first = first(sorted, values[row]);
            order[first + taken[first]++] = row;
        }
        return order;
    }

    private static int first(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Double.compare(sorted[middle], value) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Rows by time, cut into blocks; one day is never in two of them. Rows without a day come last.
     *
     * @param shares where each block starts, as a part of all rows, ascending
     * @return one block more than shares; some may be empty
     */
    public static int[][] blocks(double[] days, double... shares) {
        var order = order(days);
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
            blocks[b] = Arrays.copyOfRange(order, from, to);
            from = to;
        }
        return blocks;
    }

    public static boolean[] at(boolean[] values, int[] rows) {
        var some = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            some[i] = values[rows[i]];
        }
        return some;
    }

    public static double[] at(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    /** Two sets of rows, one after the other. */
    static int[] and(int[] some, int[] more) {
        return IntStream.concat(Arrays.stream(some), Arrays.stream(more)).toArray();
    }
}
