package io.sampan.access;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * New identifiers: UUIDs of version 7 (RFC 9562), so that rows made one after another lie one after
 * another. The time inside is the machine's, not the business clock's, and means nothing else.
 */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Milliseconds in the upper 52 bits, a counter within the millisecond in the lower 12. */
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    /** A UUID greater than all this process gave before. */
    public static UUID next() {
        long now = System.currentTimeMillis() << 12;
        long tick = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long upper = ((tick >>> 12) << 16) | 0x7000L | (tick & 0xFFFL);
        long lower = (RANDOM.nextLong() >>> 2) | 0x8000000000000000L;
        return new UUID(upper, lower);
    }

    /** The least identifier that can have been made at an instant, for ranges. */
    public static UUID leastAt(long epochMillis) {
        return new UUID((epochMillis << 16) | 0x7000L, 0x8000000000000000L);
    }
}
