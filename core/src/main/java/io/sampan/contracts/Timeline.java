package io.sampan.contracts;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
    private static final int TIME_SHIFT = 28;

    private long[] keys;

    /** Missing as long as every event takes place when it is scheduled. */
    private long @Nullable [] scheduled;

    private int[] runs = new int[16];
    private int runCount;
    private int size;
    private int start;

    Timeline(int room) {
        keys = new long[room];
    }

    void add(EventType type, long time, long scheduledTime) {
        add(type, time, scheduledTime, 0);
    }

    void add(EventType type, long time, long scheduledTime, int reference) {
        if (size == keys.length) {
            grow();
        }
        long key = key(time, type, reference);
        if (size == 0 || key >> ORDER_BITS < keys[size - 1] >> ORDER_BITS) {
            startRun();
        }
        if (scheduled == null && scheduledTime != time) {
            scheduled = new long[keys.length];
            for (int i = 0; i < size; i++) {
                scheduled[i] = time(i);
            }
        }
        if (scheduled != null) {
            scheduled[size] = scheduledTime;
        }
        keys[size++] = key;
    }

    /** Adds ascending events that take place when they are scheduled. */
    void addAll(EventType type, long[] days) {
        if (days.length == 0) {
            return;
        }
        if (scheduled != null) {
            for (long day : days) {
                add(type, day, day);
            }
            return;
        }
        add(type, days[0], days[0]);
        while (keys.length < size + days.length) {
            grow();
        }
        long kind = key(0, type, 0);
        for (int i = 1; i < days.length; i++) {
            keys[size++] = days[i] << TIME_SHIFT | kind;
        }
    }

    /** One past the last event. */
    int end() {
        return size;
    }

    EventType type(int i) {
        return type(keys[i]);
    }

    int reference(int i) {
        return reference(keys[i]);
    }

    long time(int i) {
        return time(keys[i]);
    }

    long scheduled(int i) {
        return scheduled == null ? time(i) : scheduled[i];
    }

    /** Time and rank of an event: events compare by it. */
    long order(int i) {
        return keys[i] >> ORDER_BITS;
    }

    /** The whole event but its scheduled time; read it by {@link #type(long)} and the like. */
    long key(int i) {
        return keys[i];
    }

    static EventType type(long key) {
        return EventType.of((int) (key >> REFERENCE_BITS & 63));
    }

    static int reference(long key) {
        return (int) (key & (1 << REFERENCE_BITS) - 1);
    }

    static long time(long key) {
        return key >> TIME_SHIFT;
    }

    static long orderOf(long key) {
        return key >> ORDER_BITS;
    }

    boolean separatesSchedule() {
        return scheduled != null;
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
        if (runCount < 2) {
            return;
        }
        var otherKeys = new long[size];
        var otherScheduled = scheduled == null ? null : new long[size];
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

    private void merge(int from, int middle, int to, long[] toKeys, long @Nullable [] toScheduled) {
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeLeft =
                    right >= to
                            || (left < middle
                                    && keys[left] >> ORDER_BITS <= keys[right] >> ORDER_BITS);
            int taken = takeLeft ? left++ : right++;
            toKeys[i] = keys[taken];
            if (toScheduled != null && scheduled != null) {
                toScheduled[i] = scheduled[taken];
            }
        }
    }

    private void grow() {
        if (size >= EVENTS_MAX) {
            throw new IllegalArgumentException(
                    "a contract of more than %d events".formatted(EVENTS_MAX));
        }
        keys = Arrays.copyOf(keys, keys.length * 2);
        scheduled = scheduled == null ? null : Arrays.copyOf(scheduled, keys.length);
    }

    private void startRun() {
        if (runCount == runs.length) {
            runs = Arrays.copyOf(runs, runCount * 2);
        }
        runs[runCount++] = size;
    }

    private static long key(long time, EventType type, int reference) {
        return time << TIME_SHIFT
                | (long) type.rank() << ORDER_BITS
                | (long) type.code() << REFERENCE_BITS
                | reference;
    }
}
