package io.sampan.underwriting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.Role;
import io.sampan.access.SystemClock;
import io.sampan.access.UserId;
import io.sampan.install.TestDatabase;
import io.sampan.money.Money;
import io.sampan.underwriting.Decision.Kind;
import io.sampan.underwriting.DecisionId;
import io.sampan.underwriting.Exposure;
import io.sampan.underwriting.Policies;
import io.sampan.underwriting.PolicyId;
import io.sampan.underwriting.Simulation;
import io.sampan.underwriting.Simulation.State;
import io.sampan.underwriting.Underwriting;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** Past decisions judged again; some 600 of them, made up by chance. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@ContextConfiguration(initializers = TestDatabase.class)
class SimulationsTests {

    private static final int PAST = 600;
    private static final LocalDate FROM = LocalDate.of(2026, 3, 1);
    private static final LocalDate TO = LocalDate.of(2026, 3, 31);
    private static final PolicyId PACK = PolicyId.ofPack("cn-1");

    @Autowired private Policies policies;
    @Autowired private Simulations simulations;
    @Autowired private Underwriting underwriting;
    @Autowired private Rulebooks rulebooks;
    @Autowired private Decisions decisions;
    @Autowired private JdbcClient sql;
    @Autowired private TransactionTemplate transaction;
    @Autowired private Access access;

    private final Actor author =
            new Actor(
                    new UserId(UUID.randomUUID()),
                    "Gu Ming",
                    Set.of(Role.UNDERWRITER),
                    Optional.empty());

    @BeforeEach
    void decisionsOfMarch() {
        int there =
                sql.sql("select count(*) from underwriting.decision").query(Integer.class).single();
        if (there == 0) {
            var random = new Random(7);
            var rulebook = rulebooks.on(CasesFixture.ON);
            transaction.executeWithoutResult(_ -> {
                rulebooks.keep(CasesFixture.ON, ModelText.PACK, CasesFixture.decided());
                for (int i = 0; i < PAST; i++) {
                    var any = i % 2 == 0 ? CasesFixture.anyCase(random) : aGoodOne(i);
                    var judged = new Judge(rulebook).judge(CasesFixture.named(any));
                    decisions.add(judged, Sealing.write(judged));
                }
            });
        }
    }

    @Test
    void the_policy_that_decided_changes_nobodys_side() {
        var simulation = run(PACK);

        assertThat(simulation.state()).isEqualTo(State.DONE);
        assertThat(simulation.done()).isEqualTo(PAST);
        assertThat(simulation.changed()).isZero();
        assertThat(simulation.after()).isEqualTo(simulation.before());
        assertThat(simulation.before().accepted()).isPositive();
        assertThat(simulation.before().refused()).isPositive();
    }

    @Test
    void a_lenient_policy_shows_whom_it_would_accept_and_what_that_costs_and_earns() {
        var id = draft("<text>\"REFERRED\"</text>", "<text>\"ACCEPTED\"</text>");

        var simulation = run(id);

        var before = simulation.before();
        var after = simulation.after();
        assertThat(after.referred()).isZero();
        assertThat(after.refused()).isEqualTo(before.refused());
        assertThat(after.accepted()).isEqualTo(before.accepted() + before.referred());
        assertThat(after.expectedLoss()).isGreaterThan(before.expectedLoss());
        assertThat(simulation.changed()).isEqualTo(before.referred());
        var changes = everyChange(simulation.id());
        assertThat(changes)
                .hasSize(before.referred())
                .allMatch(change ->
                        change.before() == Kind.REFERRED && change.after() == Kind.ACCEPTED);
    }

    @Test
    void the_figures_recompute_from_the_decisions_themselves() {
        var simulation = run(PACK);

        var loss = Money.cny("0.00");
        var limit = Money.cny("0.00");
        var margin = Money.cny("0.00");
        for (var id : accepted()) {
            var sealed = rulebooks.words(decisions.find(new DecisionId(id)).orElseThrow());
            var terms = sealed.answer().terms().orElseThrow();
            var lost =
                    terms.limit()
                            .times(
                                    sealed.score()
                                            .probabilityOfDefault()
                                            .multiply(new BigDecimal("0.45")),
                                    RoundingMode.HALF_UP);
            var earned = terms.rate().fraction();
            for (var part : sealed.rateParts()) {
                if (part.id().equals("funding") || part.id().equals("operations")) {
                    earned = earned.subtract(part.rate().fraction());
                }
            }
            limit = limit.plus(terms.limit());
            loss = loss.plus(lost);
            margin = margin.plus(terms.limit().times(earned, RoundingMode.HALF_UP)).minus(lost);
        }
        assertThat(simulation.before().limit()).isEqualTo(limit);
        assertThat(simulation.before().expectedLoss()).isEqualTo(loss);
        assertThat(simulation.before().margin()).isEqualTo(margin);
    }

    @Test
    void it_goes_on_where_it_was_cut_off_and_touches_no_decision() {
        var id = draft("&gt; 0.5", "&gt; 0.1");
        var before = fingerprint();
        var simulation = access.as(author, () -> policies.simulate(id, FROM, TO));

        assertThat(simulations.step(simulation)).isTrue();
        var half = policies.simulation(simulation);
        while (simulations.step(simulation)) {
            assertThat(policies.simulation(simulation).done()).isGreaterThan(half.done());
        }

        assertThat(half.state()).isEqualTo(State.RUNNING);
        assertThat(half.done()).isBetween(1, PAST - 1);
        assertThat(policies.simulation(simulation).done()).isEqualTo(PAST);
        assertThat(fingerprint()).isEqualTo(before);
        assertThat(underwriting.replay(new DecisionId(accepted().getFirst())).same()).isTrue();
    }

    @Test
    void one_that_is_stopped_keeps_what_it_has_and_a_period_must_not_end_before_it_begins() {
        var simulation = access.as(author, () -> policies.simulate(PACK, FROM, TO));
        simulations.step(simulation);

        access.as(author, () -> policies.stop(simulation));

        assertThat(simulations.step(simulation)).isFalse();
        assertThat(policies.simulation(simulation).state()).isEqualTo(State.STOPPED);
        assertThat(policies.simulation(simulation).done()).isPositive();
        assertThatThrownBy(() -> access.as(author, () -> policies.simulate(PACK, TO, FROM)))
                .hasMessageContaining("SMP-UND-0646");
        var unsound = draft("&gt; 0.5", "about half");
        assertThatThrownBy(() -> access.as(author, () -> policies.simulate(unsound, FROM, TO)))
                .hasMessageContaining("SMP-UND-0643");
    }

    @Test
    void a_table_that_needs_the_engine_is_simulated_too() {
        var id = draft("&gt; 0.5", "? != null and ? * 2 &gt; 1");

        var simulation = run(id);

        assertThat(simulation.state()).isEqualTo(State.DONE);
        assertThat(simulation.changed()).isZero();
    }

    /** Accepted at once; now and then so large a sum is asked that a person has to decide. */
    private static Case aGoodOne(int i) {
        var sales = 300 + i % 50 + "000.00";
        var asked = i % 11 == 0 ? "1500000.00" : "100000.00";
        return CasesFixture.asked(
                asked, 12, InvoicesFixture.aSteadyEnterprise(CasesFixture.ON, sales).list());
    }

    private Simulation run(PolicyId id) {
        var simulation = access.as(author, () -> policies.simulate(id, FROM, TO));
        long begun = System.nanoTime();
        int steps = 0;
        while (simulations.step(simulation)) {
            steps++;
        }
        System.out.printf(
                "%d decisions judged again in %d ms, %d steps%n",
                PAST, (System.nanoTime() - begun) / 1_000_000, steps + 1);
        return policies.simulation(simulation);
    }

    private PolicyId draft(String cell, String changed) {
        return access.as(
                author,
                () -> {
                    var today = LocalDate.now(SystemClock.ZONE);
                    var pack = policies.policy(PACK, today);
                    var id = policies.draft(PACK);
                    policies.change(
                            id, 1, pack.dmn().replace(cell, changed), pack.cases(), "a test");
                    return id;
                });
    }

    private List<Simulation.Change> everyChange(UUID simulation) {
        var all = new ArrayList<Simulation.Change>();
        var cursor = "";
        do {
            var page = policies.changes(simulation, cursor, 40);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    private List<UUID> accepted() {
        return sql.sql("select id from underwriting.decision where kind = 'ACCEPTED'")
                .query(UUID.class)
                .list();
    }

    private String fingerprint() {
        return sql.sql(
                        "select md5(string_agg(d::text, ',' order by id)) from underwriting.decision d")
                .query(String.class)
                .single();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Outside {

        @Bean
        Exposure exposure() {
            return enterprise -> Money.cny("0.00");
        }
    }
}
