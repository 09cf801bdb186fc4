package io.sampan.underwriting.internal;

import io.sampan.access.Access;
import io.sampan.access.Ids;
import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.access.SystemClock;
import io.sampan.packs.Packs;
import io.sampan.parties.EnterpriseId;
import io.sampan.underwriting.Decision.Kind;
import io.sampan.underwriting.DecisionId;
import io.sampan.underwriting.PolicyId;
import io.sampan.underwriting.Simulation;
import io.sampan.underwriting.Simulation.Figures;
import io.sampan.underwriting.Simulation.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Judges past decisions again under a policy, a few hundred in a transaction, from the newest to
 * the oldest. How far it has come is in the row, so that whoever goes on, here or on another node,
 * goes on from there.
 */
@Component
class Simulations {

    private static final Logger LOG = LoggerFactory.getLogger(Simulations.class);

    /** The most decisions that one simulation judges. */
    static final int DECISIONS_MAX = 100_000;

    private static final int STEP = 250;
    private static final int RUNNING_MAX = 3;
    private static final int LISTED_MAX = 20;

    private final JdbcClient sql;
    private final Rulebooks rulebooks;
    private final Packs packs;
    private final Access access;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Simulations(
            JdbcClient sql,
            Rulebooks rulebooks,
            Packs packs,
            Access access,
            Clock clock,
            TransactionTemplate transaction) {
        this.sql = sql;
        this.rulebooks = rulebooks;
        this.packs = packs;
        this.access = access;
        this.clock = clock;
        this.transaction = transaction;
    }

    UUID start(PolicyId policy, String dmn, LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw Problem.of("SMP-UND-0646").field("to");
        }
        if (running().size() >= RUNNING_MAX) {
            throw Problem.of("SMP-UND-0648").with("max", RUNNING_MAX);
        }
        int found =
                sql.sql(
                                "select count(*) from underwriting.decision"
                                        + " where decided_at >= ? and decided_at < ?")
                        .params(begin(from), begin(to.plusDays(1)))
                        .query(Integer.class)
                        .single();
        var id = Ids.next();
        sql.sql(
                        """
                        insert into underwriting.policy_simulation (id, policy, dmn, from_day, to_day,
                          state, total, done, capped, changed, figures, started_by, started_at)
                        values (?, ?, ?, ?, ?, 'RUNNING', ?, 0, ?, 0, ?, ?, ?)\
                        """)
                .params(
                        id,
                        policy.value(),
                        dmn,
                        from,
                        to,
                        Math.min(found, DECISIONS_MAX),
                        found > DECISIONS_MAX,
                        Canonical.write(new Sides(Figures.none(), Figures.none())),
                        access.actor().name(),
                        Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    private static Timestamp begin(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(SystemClock.ZONE).toInstant());
    }

    /** What was added up so far. */
    record Sides(Figures before, Figures after) {}

    /** Simulations that somebody has to go on with. */
    List<UUID> running() {
        return sql.sql("select id from underwriting.policy_simulation where state = 'RUNNING'")
                .query(UUID.class)
                .list();
    }

    /** Goes on with a simulation by one step; false when there is nothing left to do. */
    boolean step(UUID id) {
        try {
            return Boolean.TRUE.equals(transaction.execute(_ -> stepped(id)));
        } catch (RuntimeException e) {
            LOG.error("simulation {} cannot go on", id, e);
            transaction.executeWithoutResult(_ -> end(id, State.FAILED));
            return false;
        }
    }

    private boolean stepped(UUID id) {
        var task =
                sql.sql(
                                "select * from underwriting.policy_simulation"
                                        + " where id = ? and state = 'RUNNING' for update skip locked")
                        .param(id)
                        .query(Simulations::task)
                        .optional();
        if (task.isEmpty()) {
            return false;
        }
        var todo = task.get();
        var decisions = next(todo);
        var rejudged = new Rejudging(rulebooks, todo.dmn(), lossGivenDefault(), todo.sides());
        for (var decision : decisions) {
            rejudged.add(decision);
        }
        rejudged.changes().forEach(change -> add(id, change));
        int done = todo.done() + decisions.size();
        sql.sql(
                        "update underwriting.policy_simulation set done = ?, changed = changed + ?,"
                                + " before_id = ?, figures = ? where id = ?")
                .params(
                        java.util.Arrays.asList(
                                done,
                                rejudged.changes().size(),
                                decisions.isEmpty() ? todo.before() : decisions.getLast().id(),
                                Canonical.write(rejudged.sides()),
                                id))
                .update();
        if (decisions.size() < STEP || done >= DECISIONS_MAX) {
            end(id, State.DONE);
            return false;
        }
        return true;
    }

    private java.math.BigDecimal lossGivenDefault() {
        return packs.rule("underwriting/pricing", "loss_given_default", LocalDate.now(clock))
                .decimal();
    }

    /** A row of work. */
    private record Task(
            String dmn,
            LocalDate from,
            LocalDate to,
            int done,
            @org.jspecify.annotations.Nullable UUID before,
            Sides sides) {}

    private static Task task(ResultSet row, int no) throws SQLException {
        return new Task(
                row.getString("dmn"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getInt("done"),
                row.getObject("before_id", UUID.class),
                Canonical.read(row.getString("figures"), Sides.class));
    }

    private List<Rejudging.Past> next(Task task) {
        return sql.sql(
                        """
                        select id, application, enterprise, kind, sealed, rulebook from underwriting.decision
                        where decided_at >= :from and decided_at < :to
                          and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :step\
                        """)
                .param("from", begin(task.from()))
                .param("to", begin(task.to().plusDays(1)))
                .param("before", task.before())
                .param("step", STEP)
                .query((row, _) ->
                        new Rejudging.Past(
                                row.getObject("id", UUID.class),
                                row.getString("application"),
                                row.getObject("enterprise", UUID.class),
                                Kind.valueOf(row.getString("kind")),
                                row.getString("sealed"),
                                row.getString("rulebook")))
                .list();
    }

    private void add(UUID simulation, Simulation.Change change) {
        sql.sql(
                        "insert into underwriting.policy_simulation_change (simulation, decision,"
                                + " application, enterprise, kind_before, kind_after, rules)"
                                + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        simulation,
                        change.decision().value(),
                        change.application(),
                        change.enterprise().value(),
                        change.before().name(),
                        change.after().name(),
                        change.rules())
                .update();
    }

    private void end(UUID id, State state) {
        sql.sql(
                        "update underwriting.policy_simulation set state = ?, ended_at = ?"
                                + " where id = ? and state = 'RUNNING'")
                .params(state.name(), Timestamp.from(clock.instant()), id)
                .update();
    }

    void stop(UUID id) {
        end(id, State.STOPPED);
    }

    List<Simulation> of(PolicyId policy) {
        return sql.sql(
                        "select * from underwriting.policy_simulation where policy = ?"
                                + " order by id desc limit ?")
                .params(policy.value(), LISTED_MAX)
                .query(Simulations::simulation)
                .list();
    }

    Simulation find(UUID id) {
        return sql.sql("select * from underwriting.policy_simulation where id = ?")
                .param(id)
                .query(Simulations::simulation)
                .optional()
                .orElseThrow(() -> Problem.of("SMP-UND-0647"));
    }

    private static Simulation simulation(ResultSet row, int no) throws SQLException {
        var sides = Canonical.read(row.getString("figures"), Sides.class);
        return new Simulation(
                row.getObject("id", UUID.class),
                new PolicyId(row.getObject("policy", UUID.class)),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                State.valueOf(row.getString("state")),
                row.getInt("total"),
                row.getInt("done"),
                row.getBoolean("capped"),
                row.getInt("changed"),
                sides.before(),
                sides.after(),
                row.getString("started_by"),
                row.getTimestamp("started_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant));
    }

    Page<Simulation.Change> changes(UUID simulation, String cursor, int limit) {
        var rows =
                new ArrayList<>(
                        sql.sql(
                                        """
                                        select * from underwriting.policy_simulation_change
                                        where simulation = :simulation
                                          and (cast(:before as uuid) is null or decision < :before)
                                        order by decision desc limit :limit\
                                        """)
                                .param("simulation", simulation)
                                .param("before", cursor.isEmpty() ? null : Page.id(cursor))
                                .param("limit", Page.limit(limit) + 1)
                                .query(Simulations::change)
                                .list());
        return Page.of(rows, limit, change -> Page.cursor(change.decision()));
    }

    private static Simulation.Change change(ResultSet row, int no) throws SQLException {
        return new Simulation.Change(
                new DecisionId(row.getObject("decision", UUID.class)),
                row.getString("application"),
                new EnterpriseId(row.getObject("enterprise", UUID.class)),
                Kind.valueOf(row.getString("kind_before")),
                Kind.valueOf(row.getString("kind_after")),
                row.getString("rules"));
    }
}
