package io.sampan.accounting.internal.periods;

import io.sampan.access.Access;
import io.sampan.access.Problem;
import io.sampan.accounting.Periods.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What happened to each month; nothing is ever changed. */
@Component
public class Months {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Access access;

    Months(JdbcClient jdbc, Clock clock, Access access) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.access = access;
    }

    enum Kind {
        CLOSING,
        CLOSED,
        GIVEN_UP,
        REOPENED
    }

    /** One thing that happened to a month. */
    record Fact(
            YearMonth month,
            int number,
            Kind kind,
            Instant at,
            String by,
            String reason,
            long journals,
            long transfers,
            @Nullable String digest) {

        State state() {
            return switch (kind) {
                case CLOSING -> State.CLOSING;
                case CLOSED -> State.CLOSED;
                case GIVEN_UP -> State.OPEN;
                case REOPENED -> State.REOPENED;
            };
        }
    }

    /**
     * Lets nothing be booked into a closed month. Whoever has written a row in his transaction
     * before he asks is waited for by the closing; a transaction asks once a month.
     *
     * @throws Problem SMP-ACT-0423
     */
    public void requireOpen(LocalDate bookingDate) {
        var month = YearMonth.from(bookingDate);
        var known = known();
        var open = known.get(month);
        if (open == null) {
            var state = last(month).map(Fact::state).orElse(State.OPEN);
            open = state == State.OPEN || state == State.REOPENED;
            known.put(month, open);
        }
        if (!open) {
            throw Problem.of("SMP-ACT-0423").field("bookingDate").with("month", month);
        }
    }

    /** What this transaction has asked already. */
    @SuppressWarnings("unchecked")
    private Map<YearMonth, Boolean> known() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return new HashMap<>();
        }
        if (TransactionSynchronizationManager.getResource(this) instanceof Map<?, ?> found) {
            return (Map<YearMonth, Boolean>) found;
        }
        var fresh = new HashMap<YearMonth, Boolean>();
        TransactionSynchronizationManager.bindResource(this, fresh);
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {

                    @Override
                    public void suspend() {
                        TransactionSynchronizationManager.unbindResource(Months.this);
                    }

                    @Override
                    public void resume() {
                        TransactionSynchronizationManager.bindResource(Months.this, fresh);
                    }

                    @Override
                    public void afterCompletion(int status) {
                        TransactionSynchronizationManager.unbindResourceIfPossible(Months.this);
                    }
                });
        return fresh;
    }

    Optional<Fact> last(YearMonth month) {
        return jdbc.sql(
                        """
                        select * from accounting.month_fact where month = ?
                        order by number desc limit 1
                        """)
                .param(month.atDay(1))
                .query((row, _) -> fact(row))
                .optional();
    }

    /** The newest fact of every month that has any. */
    Map<YearMonth, Fact> newest() {
        var newest = new HashMap<YearMonth, Fact>();
        all().forEach(fact -> newest.put(fact.month(), fact));
        return newest;
    }

    /** Everything that happened, month by month in its order. */
    List<Fact> all() {
        return jdbc.sql("select * from accounting.month_fact order by month, number")
                .query((row, _) -> fact(row))
                .list();
    }

    /**
     * @throws Problem SMP-ACT-0438 if somebody else has just done something to the month
     */
    void add(YearMonth month, Kind kind, String reason, @Nullable MonthFigures figures) {
        try {
            insert(month, kind, reason, figures);
        } catch (DuplicateKeyException e) {
            throw Problem.of("SMP-ACT-0438", e).with("month", month);
        }
    }

    private void insert(YearMonth month, Kind kind, String reason, @Nullable MonthFigures figures) {
        var actor = access.actor();
        jdbc.sql(
                        """
                        insert into accounting.month_fact (month, number, kind, at, actor, actor_name,
                            reason, journals, transfers, digest)
                        values (:month, 1 + (select coalesce(max(number), 0) from accounting.month_fact
                                             where month = :month),
                            :kind, :at, :actor, :name, :reason, :journals, :transfers, :digest)
                        """)
                .param("month", month.atDay(1))
                .param("kind", kind.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", actor.user().value())
                .param("name", actor.name())
                .param("reason", reason)
                .param("journals", figures == null ? null : figures.journals())
                .param("transfers", figures == null ? null : figures.transfers())
                .param("digest", figures == null ? null : figures.digest())
                .update();
    }

    private static Fact fact(ResultSet row) throws SQLException {
        return new Fact(
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getInt("number"),
                Kind.valueOf(row.getString("kind")),
                row.getTimestamp("at").toInstant(),
                row.getString("actor_name"),
                row.getString("reason"),
                row.getLong("journals"),
                row.getLong("transfers"),
                row.getString("digest"));
    }
}
