package io.sampan.accounting.internal;

import com.zaxxer.hikari.HikariDataSource;
import io.sampan.access.Problem;
import io.sampan.ledger.Answer;
import jakarta.annotation.PreDestroy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;

/**
 * The lanes of this node. The main book's starts with the server, or in a command with the first
 * journal it records; a command that only looks has none.
 */
@Component
class Lanes {

    static final String MAIN = "main";

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private final DataSource pool;
    private final Chart chart;
    private final Clock clock;
    private final boolean jobs;
    private @Nullable Lane main;
    private boolean closed;

    Lanes(DataSource pool, Chart chart, Clock clock, @Value("${sampan.jobs:true}") boolean jobs) {
        this.pool = pool;
        this.chart = chart;
        this.clock = clock;
        this.jobs = jobs;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        if (jobs) {
            main();
        }
    }

    /** The lane of the main book, started if it does not run yet. */
    synchronized Lane main() {
        if (closed) {
            throw new Lane.Busy("the lanes are closed");
        }
        if (main == null) {
            var store = new BookTables(MAIN, connections(), chart::account);
            main = new Lane(MAIN, store, new Writer(MAIN, store, clock)).start();
        }
        return main;
    }

    /** Stops the lane; the next use starts one that knows nothing. */
    void restart() {
        Lane running;
        synchronized (this) {
            running = main;
            main = null;
        }
        if (running != null) {
            running.close();
        }
    }

    /** Waits until journals are posted, but not longer than a time. Answers whether they are. */
    boolean awaitPosted(Collection<String> journals, Duration max) {
        try {
            return await(main().posted(journals), max);
        } catch (Lane.Busy e) {
            LOG.info("{} journals are left to another lane: {}", journals.size(), e.getMessage());
            return false;
        }
    }

    private static boolean await(CompletableFuture<Void> posted, Duration max) {
        try {
            posted.get(max.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            LOG.error("recorded, but not posted", e.getCause());
            return false;
        } catch (TimeoutException _) {
            LOG.warn("what was recorded is not posted after {}; it will be", max);
            return false;
        }
    }

    /** Asks the lane and waits for what is committed. */
    Answer ask(Order order, Duration max) {
        try {
            return main().ask(order).get(max.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Lane.Busy e) {
            throw Problem.of("SMP-ACT-0503", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of("SMP-ACT-0504", e);
        } catch (TimeoutException e) {
            throw Problem.of("SMP-ACT-0504", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Lane.Busy busy) {
                throw Problem.of("SMP-ACT-0503", busy);
            }
            throw Problem.of("SMP-ACT-0504", e);
        }
    }

    /** Connections beside the pool's: whoever waits for a lane may hold all of those. */
    private DataSource connections() {
        try {
            var hikari = pool.unwrap(HikariDataSource.class);
            return new DriverManagerDataSource(
                    hikari.getJdbcUrl(), hikari.getUsername(), hikari.getPassword());
        } catch (SQLException e) {
            throw new IllegalStateException("the pool does not tell where it connects to", e);
        }
    }

    @PreDestroy
    void close() {
        synchronized (this) {
            closed = true;
        }
        restart();
    }
}
