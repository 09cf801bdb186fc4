package io.sampan.contracts;

import java.util.Arrays;

/**
 * The events of a contract before they are evaluated, in the order in which they happen: by time,
 * then by rank of the type, then in the order in which they were added.
 *
 * <p>An event is one number (seconds, rank, type, a reference of the caller) and its scheduled
 * time. Events added in ascending order form runs; sorting merges runs and is linear for a
 * schedule.
 */
final class Timeline {
    /** More events than this are refused: no contract of a small enterprise has them. */
    static final int EVENTS_MAX = 100_000;

    private static final int ORDER_BITS = 23;
    private static final int REFERENCE_BITS = 17;

    private long[] keys;
    private long[] scheduled;
    private int[] runs = new int[16];
    private int runCount;
    private int size;
    private int start;

    Timeline(int room) {
        keys = new long[room];
        scheduled = new long[room];
    }

    void add(EventType type, long time, long scheduledTime) {
        add(type, time, scheduledTime, 0);
    }

    void add(EventType type, long time, long scheduledTime, int reference) {
        if (size == keys.length) {
            if (size >= EVENTS_MAX) {
                throw new IllegalArgumentException(
                        "a contract of more than %d events".formatted(EVENTS_MAX));
            }
            keys = Arrays.copyOf(keys, size * 2);
            scheduled = Arrays.copyOf(scheduled, size * 2);
        }
        long key = key(time, type, reference);
        if (size == 0 || key >> ORDER_BITS < keys[size - 1] >> ORDER_BITS) {
            startRun();
        }
        keys[size] = key;
        scheduled[size++] = scheduledTime;
    }

    /** One past the last event. */
    int end() {
        return size;
    }

    EventType type(int i) {
        return EventType.of((int) (keys[i] >> REFERENCE_BITS & 63));
    }

    int reference(int i) {
        return (int) (keys[i] & (1 << REFERENCE_BITS) - 1);
    }

    long time(int i) {
        return keys[i] >> 28;
    }

    long scheduled(int i) {
        return scheduled[i];
    }

    /** Time and rank of an event: events compare by it. */
    long order(int i) {
        return keys[i] >> ORDER_BITS;
    }

    static long order(long time, EventType type) {
        return key(time, type, 0) >> ORDER_BITS;
    }

    void dropAfter(long order) {
        while (size > 0 && order(size - 1) > order) {
            size--;
        }
    }

    /** Drops everything up to and including an order. */
    void dropThrough(long order) {
        while (start < size && order(start) <= order) {
            start++;
        }
    }

    /** Index of the first event that was not dropped. */
    int start() {
        return start;
    }

    void sort() {
        var otherKeys = new long[runCount > 1 ? keys.length : 0];
        var otherScheduled = new long[otherKeys.length];
        while (runCount > 1) {
            int merged = 0;
            for (int run = 0; run < runCount; run += 2) {
                int from = runs[run];
                int middle = run + 1 < runCount ? runs[run + 1] : size;
                int to = run + 2 < runCount ? runs[run + 2] : size;
                merge(from, middle, to, otherKeys, otherScheduled);
                runs[merged++] = from;
            }
            runCount = merged;
            var keptKeys = keys;
            var keptScheduled = scheduled;
            keys = otherKeys;
            scheduled = otherScheduled;
            otherKeys = keptKeys;
            otherScheduled = keptScheduled;
        }
    }

    private void merge(int from, int middle, int to, long[] toKeys, long[] toScheduled) {
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeLeft =
                    right >= to
                            || (left < middle
                                    && keys[left] >> ORDER_BITS <= keys[right] >> ORDER_BITS);
            int taken = takeLeft ? left++ : right++;
            toKeys[i] = keys[taken];
            toScheduled[i] = scheduled[taken];
        }
    }

    private void startRun() {
        if (runCount == runs.length) {
            runs = Arrays.copyOf(runs, runCount * 2);
        }
        runs[runCount++] = size;
    }

    private static long key(long time, EventType type, int reference) {
        return time << 28
                | (long) type.rank() << ORDER_BITS
                | (long) type.code() << REFERENCE_BITS
                | reference;
    }
}
