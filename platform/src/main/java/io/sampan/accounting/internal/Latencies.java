package io.sampan.accounting.internal;

import java.util.Arrays;

/** Durations in nanoseconds, up to a number; more are thinned evenly. */
final class Latencies {

    private static final int MAX = 1 << 20;

    private final long[] nanos = new long[MAX];
    private int count;
    private int step = 1;
    private int skipped;

    synchronized void add(long duration) {
        if (++skipped < step) {
            return;
        }
        skipped = 0;
        if (count == MAX) {
            for (int i = 0; i < MAX / 2; i++) {
                nanos[i] = nanos[2 * i];
            }
            count = MAX / 2;
            step *= 2;
        }
        nanos[count++] = duration;
    }

    /** The duration in milliseconds that a share of all did not exceed. */
    synchronized double percentile(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int at = (int) Math.ceil(share * count) - 1;
        return sorted[Math.max(at, 0)] / 1e6;
    }
}
