package io.sampan.servicing.internal;

import io.sampan.servicing.ContractId;
import io.sampan.servicing.DayClose;
import io.sampan.servicing.DayStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is written about the closing of days. */
@Component
class Closings {

    private static final String LOCK = "hashtextextended('servicing.closing', 0)";

    private final JdbcClient jdbc;
    private final Clock clock;

    Closings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A closing that was begun. */
    record Begun(LocalDate day, LocalDate next) {}

    /** Keeps other closers out until the transaction ends; writes nothing. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(" + LOCK + ")").query(_ -> {});
    }

    /** As {@link #lock}, but does not wait: false if somebody closes right now. */
    boolean lockNow() {
        return jdbc.sql("select pg_try_advisory_xact_lock(" + LOCK + ")")
                .query(Boolean.class)
                .single();
    }

    Optional<Begun> unfinished() {
        return jdbc.sql(
                        """
                        select day, next_day from servicing.day_close
                         where finished_at is null order by day limit 1
                        """)
                .query((row, _) -> begun(row))
                .optional();
    }

    boolean closed(LocalDate day) {
        return jdbc.sql(
                        """
                        select exists (select from servicing.day_close
                                        where day = :day and finished_at is not null)
                        """)
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    void begin(Begun begun) {
        jdbc.sql(
                        """
                        insert into servicing.day_close (day, next_day, began_at)
                        values (:day, :next, :now) on conflict (day) do nothing
                        """)
                .param("day", begun.day())
                .param("next", begun.next())
                .param("now", now())
                .update();
    }

    void finish(LocalDate day) {
        jdbc.sql(
                        """
                        update servicing.day_close
                           set finished_at = :now,
                               contracts = (select count(*) from servicing.snapshot
                                             where disbursed_on is not null
                                               and settled_on is null)
                         where day = :day
                        """)
                .param("day", day)
                .param("now", now())
                .update();
    }

    void step(LocalDate day, DayClose.Step step) {
        jdbc.sql(
                        """
                        insert into servicing.day_step as s
                          (day, step, done, total, failed, seconds, finished_at)
                        values (:day, :step, :done, :total, :failed, :seconds, :finished)
                        on conflict (day, step) do update
                          set done = excluded.done, total = excluded.total,
                              failed = excluded.failed, seconds = excluded.seconds,
                              finished_at = excluded.finished_at
                        """)
                .param("day", day)
                .param("step", step.code())
                .param("done", step.done())
                .param("total", step.total())
                .param("failed", step.failed())
                .param("seconds", step.seconds())
                .param("finished", step.finished() ? now() : null)
                .update();
    }

    private Map<DayStep, DayClose.Step> steps(LocalDate day) {
        var steps = new EnumMap<DayStep, DayClose.Step>(DayStep.class);
        jdbc.sql(
                        """
                        select step, done, total, failed, seconds, finished_at
                          from servicing.day_step where day = :day
                        """)
                .param("day", day)
                .query(row -> {
                    var step = DayStep.valueOf(row.getString("step"));
                    steps.put(step, step(step, row));
                });
        return steps;
    }

    /** The steps that are still to be done. */
    Set<DayStep> open(LocalDate day) {
        var open = EnumSet.allOf(DayStep.class);
        steps(day)
                .forEach((step, known) -> {
                    if (known.finished()) {
                        open.remove(step);
                    }
                });
        return open;
    }

    /** Every step, those not yet begun too. */
    List<DayClose.Step> report(LocalDate day) {
        var known = steps(day);
        var steps = new ArrayList<DayClose.Step>();
        for (var step : DayStep.values()) {
            steps.add(
                    known.getOrDefault(
                            step, new DayClose.Step(step.name(), step.words(), 0, 0, 0, 0, false)));
        }
        return steps;
    }

    void setAside(
            LocalDate day, DayStep step, @Nullable ContractId contract, String code, String cause) {
        jdbc.sql(
                        """
                        insert into servicing.set_aside (day, step, contract, code, cause, at)
                        values (:day, :step, :contract, :code, :cause, :now)
                        on conflict (day, step, contract) do nothing
                        """)
                .param("day", day)
                .param("step", step.name())
                .param("contract", contract == null ? null : contract.value())
                .param("code", code)
                .param("cause", cause)
                .param("now", now())
                .update();
    }

    List<DayClose.SetAside> setAside(LocalDate day) {
        return jdbc.sql(
                        """
                        select step, contract, code, cause from servicing.set_aside
                         where day = :day order by at, contract limit 200
                        """)
                .param("day", day)
                .query((row, _) -> setAside(row))
                .list();
    }

    Optional<DayStatus.LastClose> last() {
        return jdbc.sql(
                        """
                        select c.day, c.finished_at, c.contracts,
                               (select count(*) from servicing.set_aside a where a.day = c.day)
                                 as failed
                          from servicing.day_close c
                         where c.finished_at is not null
                         order by c.day desc limit 1
                        """)
                .query((row, _) ->
                        new DayStatus.LastClose(
                                row.getObject("day", LocalDate.class),
                                row.getObject("finished_at", OffsetDateTime.class).toInstant(),
                                row.getLong("contracts"),
                                row.getLong("failed")))
                .optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Begun begun(ResultSet row) throws SQLException {
        return new Begun(
                row.getObject("day", LocalDate.class), row.getObject("next_day", LocalDate.class));
    }

    private static DayClose.Step step(DayStep step, ResultSet row) throws SQLException {
        return new DayClose.Step(
                step.name(),
                step.words(),
                row.getLong("done"),
                row.getLong("total"),
                row.getLong("failed"),
                row.getDouble("seconds"),
                row.getObject("finished_at") != null);
    }

    private static DayClose.SetAside setAside(ResultSet row) throws SQLException {
        var contract = row.getObject("contract", UUID.class);
        return new DayClose.SetAside(
                contract == null ? null : new ContractId(contract),
                row.getString("step"),
                row.getString("code"),
                row.getString("cause"));
    }
}
