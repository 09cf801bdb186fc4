package io.sampan.accounting.internal.periods;

import io.sampan.access.Problem;
import java.time.Duration;
import java.time.YearMonth;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Waits until nobody can book into a month any more: until every transaction that was writing when
 * it began to close has ended, and every journal of the month has become entries.
 */
@Component
class Stragglers {

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int PAUSES_MAX = 600;

    private final JdbcClient jdbc;

    Stragglers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @throws Problem SMP-ACT-0431 after half a minute
     */
    void waitFor(YearMonth month) {
        // Whoever gets his number from now on sees that the month is closing.
        long end =
                jdbc.sql("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
                        .query(Long.class)
                        .single();
        for (int i = 0; i < PAUSES_MAX; i++) {
            if (writersBefore(end) == 0 && waiting(month) == 0) {
                return;
            }
            pause();
        }
        throw Problem.of("SMP-ACT-0431").with("month", month);
    }

    /** Transactions of others that are still open and older than the closing. */
    private long writersBefore(long end) {
        return jdbc.sql(
                        """
                        select count(*) from pg_snapshot_xip(pg_current_snapshot()) as x
                        where x::text::bigint < ?
                        """)
                .param(end)
                .query(Long.class)
                .single();
    }

    private long waiting(YearMonth month) {
        return jdbc.sql(
                        """
                        select count(*) from accounting.intent i
                        join accounting.journal j on j.id = i.journal
                        where j.booking_date between ? and ?
                        """)
                .params(month.atDay(1), month.atEndOfMonth())
                .query(Long.class)
                .single();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("waiting was interrupted", e);
        }
    }
}
