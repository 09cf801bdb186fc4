package io.sampan.underwriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.FourEyes;
import io.sampan.access.Problem;
import io.sampan.access.Proposal;
import io.sampan.access.Role;
import io.sampan.access.UserId;
import io.sampan.install.TestDatabase;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Parties;
import io.sampan.parties.PartiesFixture;
import io.sampan.parties.Purpose;
import io.sampan.sharing.Direction;
import io.sampan.sharing.Invoice;
import io.sampan.underwriting.PersonSays.Granted;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.ContextConfiguration;

/** Decisions on a real database. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@ContextConfiguration(initializers = TestDatabase.class)
class UnderwritingTests {

    private static final LocalDate ON = LocalDate.of(2026, 3, 15);
    private static final Instant NOW = Instant.parse("2026-03-15T02:00:00Z");
    private static final Asked.Product PRODUCT =
            new Asked.Product(
                    "working-capital", Money.cny("10000.00"), Money.cny("2000000.00"), 24);

    @Autowired private Underwriting underwriting;
    @Autowired private SharingStandIn sharing;
    @Autowired private Parties parties;
    @Autowired private Access access;
    @Autowired private FourEyes fourEyes;
    @Autowired private Told told;
    @Autowired private Environment environment;

    private final Actor anUnderwriter = person("Gu Ming", Role.UNDERWRITER);
    private final Actor another = person("Shen Lan", Role.UNDERWRITER);

    @Test
    void an_application_is_decided_once_however_often_it_is_asked() {
        var asked = asked(anEnterprise(8, "400000.00"), "100000.00");

        var first = decide(asked);
        var again = decide(asked);

        assertThat(first.answer()).isInstanceOf(Answer.Accepted.class);
        assertThat(first.state()).isEqualTo(Decision.State.DECIDED);
        assertThat(again).isEqualTo(first);
        assertThat(underwriting.of(asked.application())).contains(first);
    }

    @Test
    void the_same_application_with_another_amount_is_refused_as_input() {
        var asked = asked(anEnterprise(8, "400000.00"), "100000.00");
        decide(asked);

        var other =
                new Asked(
                        asked.application(),
                        asked.enterprise(),
                        Money.cny("1.00"),
                        12,
                        PRODUCT,
                        ON,
                        NOW);

        assertThatThrownBy(() -> decide(other))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("SMP-UND-0409");
    }

    @Test
    void what_arrives_later_does_not_change_what_was_decided_and_replay_proves_it() {
        var enterprise = anEnterprise(8, "400000.00");
        var decision = decide(asked(enterprise, "100000.00"));

        sharing.known.put(enterprise, List.of());
        var replay = underwriting.replay(decision.id());

        assertThat(replay.same()).isTrue();
        assertThat(replay.differences()).isEmpty();
        assertThat(replay.sha256()).hasSize(64);
    }

    @Test
    void a_decision_somebody_changed_in_the_database_is_not_given_out() {
        var decision = decide(asked(anEnterprise(8, "400000.00"), "100000.00"));

        TestDatabase.asOwner(environment)
                .sql(
                        "update underwriting.decision set sealed = replace(sealed, '400000', '900000')"
                                + " where id = ?")
                .param(decision.id().value())
                .update();

        assertThatThrownBy(() -> underwriting.decision(decision.id()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not what was sealed");
    }

    @Test
    void a_person_resolves_a_referral_and_everybody_is_told() {
        var decision = decide(asked(anEnterprise(1, "400000.00"), "100000.00"));
        var suggested = ((Answer.Referred) decision.answer()).suggested();

        var resolved =
                as(
                        anUnderwriter,
                        decision,
                        approve("100000.00", 12, suggested.rate().fraction().toPlainString()));

        assertThat(decision.state()).isEqualTo(Decision.State.WAITING_PERSON);
        assertThat(resolved.state()).isEqualTo(Decision.State.RESOLVED);
        assertThat(resolved.outcome())
                .isInstanceOfSatisfying(
                        Answer.Accepted.class,
                        accepted ->
                                assertThat(accepted.terms().limit())
                                        .isEqualTo(Money.cny("100000.00")));
        assertThat(resolved.answer()).isEqualTo(decision.answer());
        assertThat(told.last.get()).isEqualTo(resolved);
        assertThatThrownBy(() -> as(another, decision, decline()))
                .hasMessageContaining("SMP-UND-0410");
    }

    @Test
    void a_decline_needs_reasons_that_the_customer_reads_with_his_own_figures() {
        var decision = decide(asked(anEnterprise(1, "400000.00"), "100000.00"));

        assertThatThrownBy(() ->
                        as(
                                anUnderwriter,
                                decision,
                                new PersonSays(Optional.empty(), List.of(), "")))
                .hasMessageContaining("SMP-UND-0420");
        var resolved = as(anUnderwriter, decision, decline());

        assertThat(resolved.outcome().reasons())
                .singleElement()
                .satisfies(reason ->
                        assertThat(reason.text().en())
                                .isEqualTo(
                                        "One buyer dominates: the largest buyer takes" + " 100 %"));
    }

    @Test
    void more_than_policy_suggests_needs_a_second_person_who_is_not_the_first() {
        var decision = decide(asked(anEnterprise(1, "400000.00"), "100000.00"));

        var open = as(anUnderwriter, decision, approve("900000.00", 12, "0.08"));
        var proposal =
                access
                        .as(another, () -> fourEyes.proposals(Proposal.State.OPEN, null, 50))
                        .items()
                        .stream()
                        .filter(p -> p.subjectId().equals(decision.id().toString()))
                        .findFirst()
                        .orElseThrow();

        assertThat(open.state()).isEqualTo(Decision.State.SECOND_CHECK);
        assertThatThrownBy(() -> access.as(anUnderwriter, () -> fourEyes.approve(proposal.id())))
                .isInstanceOf(Problem.class);
        access.as(another, () -> fourEyes.approve(proposal.id()));
        var resolved = underwriting.decision(decision.id());
        assertThat(resolved.state()).isEqualTo(Decision.State.RESOLVED);
        assertThat(((Answer.Accepted) resolved.outcome()).terms().limit())
                .isEqualTo(Money.cny("900000.00"));
    }

    @Test
    void a_second_person_who_says_no_gives_the_referral_back() {
        var decision = decide(asked(anEnterprise(1, "400000.00"), "100000.00"));
        as(anUnderwriter, decision, approve("900000.00", 12, "0.08"));
        var proposal =
                access
                        .as(another, () -> fourEyes.proposals(Proposal.State.OPEN, null, 50))
                        .items()
                        .stream()
                        .filter(p -> p.subjectId().equals(decision.id().toString()))
                        .findFirst()
                        .orElseThrow();

        access.as(another, () -> fourEyes.reject(proposal.id(), "too much for one buyer"));

        assertThat(underwriting.decision(decision.id()).state())
                .isEqualTo(Decision.State.WAITING_PERSON);
        assertThat(as(anUnderwriter, decision, decline()).state())
                .isEqualTo(Decision.State.RESOLVED);
    }

    @Test
    void nobody_lifts_the_products_bounds_or_the_legal_cap_of_the_rate() {
        var decision = decide(asked(anEnterprise(1, "400000.00"), "100000.00"));

        assertThatThrownBy(() -> as(anUnderwriter, decision, approve("2000001.00", 12, "0.08")))
                .hasMessageContaining("SMP-UND-0422");
        assertThatThrownBy(() -> as(anUnderwriter, decision, approve("20000.00", 36, "0.08")))
                .hasMessageContaining("SMP-UND-0423");
        assertThatThrownBy(() -> as(anUnderwriter, decision, approve("20000.00", 12, "0.2401")))
                .hasMessageContaining("SMP-UND-0424");
    }

    @Test
    void a_consent_withdrawn_stops_every_answer_and_no_person_lifts_it() {
        var enterprise = anEnterprise(1, "400000.00");
        var today = LocalDate.now(io.sampan.access.SystemClock.ZONE);
        access.as(
                Actor.SYSTEM,
                () -> parties.giveConsent(enterprise, Purpose.INVOICES, today.plusDays(30), today));
        var referred = decide(asked(enterprise, "100000.00"));
        access.as(Actor.SYSTEM, () -> parties.withdrawConsent(enterprise, Purpose.INVOICES));

        var stopped = decide(asked(enterprise, "100000.00"));

        assertThat(referred.answer()).isInstanceOf(Answer.Referred.class);
        assertThat(stopped.answer())
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused ->
                                assertThat(refused.reasons())
                                        .extracting(Reason::code)
                                        .containsExactly("R50"));
        assertThat(underwriting.replay(stopped.id()).same()).isTrue();
        assertThatThrownBy(() -> as(anUnderwriter, referred, approve("50000.00", 12, "0.12")))
                .hasMessageContaining("SMP-UND-0653");
        assertThat(as(anUnderwriter, referred, decline()).state())
                .isEqualTo(Decision.State.RESOLVED);
    }

    @Test
    void a_person_looks_at_a_refusal_on_request_and_cannot_lift_it_alone() {
        var decision = decide(asked(registered(), "100000.00"));
        assertThat(decision.answer()).isInstanceOf(Answer.Refused.class);
        assertThatThrownBy(() -> as(anUnderwriter, decision, decline()))
                .hasMessageContaining("SMP-UND-0410");

        var waiting = access.as(Actor.SYSTEM, () -> underwriting.askPerson(decision.id()));

        assertThat(waiting.state()).isEqualTo(Decision.State.WAITING_PERSON);
        assertThat(
                        underwriting
                                .decisions(
                                        new DecisionQuery(
                                                Optional.of(Decision.State.WAITING_PERSON),
                                                Optional.of(decision.enterprise()),
                                                Optional.empty(),
                                                5))
                                .items())
                .extracting(DecisionLine::id)
                .containsExactly(decision.id());
        assertThat(as(anUnderwriter, decision, approve("20000.00", 6, "0.12")).state())
                .isEqualTo(Decision.State.SECOND_CHECK);
        assertThatThrownBy(
                        () -> access.as(Actor.SYSTEM, () -> underwriting.askPerson(decision.id())))
                .hasMessageContaining("SMP-UND-0810");
        assertThat(underwriting.replay(decision.id()).same()).isTrue();
    }

    @Test
    void a_persons_no_to_a_refusal_is_the_last_word() {
        var decision = decide(asked(registered(), "100000.00"));
        access.as(Actor.SYSTEM, () -> underwriting.askPerson(decision.id()));

        var resolved = as(anUnderwriter, decision, decline());

        assertThat(resolved.state()).isEqualTo(Decision.State.RESOLVED);
        assertThatThrownBy(
                        () -> access.as(Actor.SYSTEM, () -> underwriting.askPerson(decision.id())))
                .hasMessageContaining("SMP-UND-0810");
    }

    @Test
    void other_figures_are_judged_at_once_and_nothing_is_stored() {
        var decision = decide(asked(anEnterprise(1, "400000.00"), "100000.00"));
        assertThat(decision.answer()).isInstanceOf(Answer.Referred.class);

        var whatIf =
                underwriting.whatIf(
                        decision.id(),
                        new WhatIf(
                                Map.of("largest_buyer_share", Optional.of(new BigDecimal("0.3"))),
                                Optional.of(Money.cny("50000.00")),
                                Optional.empty(),
                                Optional.empty()));

        assertThat(whatIf.answer()).isInstanceOf(Answer.Accepted.class);
        assertThat(whatIf.askedAmount()).isEqualTo(Money.cny("50000.00"));
        assertThat(underwriting.decision(decision.id())).isEqualTo(decision);
        assertThatThrownBy(() ->
                        underwriting.whatIf(
                                decision.id(),
                                new WhatIf(
                                        Map.of("age", Optional.of(BigDecimal.ONE)),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())))
                .hasMessageContaining("SMP-UND-0801");
    }

    @Test
    void the_queue_shows_what_waits_newest_first_page_by_page() {
        var enterprise = anEnterprise(1, "400000.00");
        var older = decide(asked(enterprise, "100000.00"));
        var newer = decide(asked(enterprise, "200000.00"));
        as(anUnderwriter, decide(asked(enterprise, "300000.00")), decline());

        var first =
                underwriting.decisions(
                        new DecisionQuery(
                                Optional.of(Decision.State.WAITING_PERSON),
                                Optional.of(enterprise),
                                Optional.empty(),
                                1));
        var second =
                underwriting.decisions(
                        new DecisionQuery(
                                Optional.of(Decision.State.WAITING_PERSON),
                                Optional.of(enterprise),
                                Optional.ofNullable(first.next()),
                                1));

        assertThat(first.items()).extracting(DecisionLine::id).containsExactly(newer.id());
        assertThat(second.items()).extracting(DecisionLine::id).containsExactly(older.id());
        assertThat(second.next()).isNull();
    }

    @Test
    void one_decision_of_ten_thousand_invoices_takes_less_than_a_tenth_of_a_second() {
        var enterprise = registered();
        var many = new ArrayList<Invoice>();
        for (int i = 0; i < 10_000; i++) {
            many.add(sale(enterprise, ON.minusDays(1 + i % 700), "buyer " + i % 400, "2500.00", i));
        }
        sharing.known.put(enterprise, many);
        for (int i = 0; i < 20; i++) {
            decide(asked(enterprise, "100000.00"));
        }

        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < 10; i++) {
            decide(asked(enterprise, "100000.00"));
        }
        long millis = (threads.getCurrentThreadCpuTime() - start) / 10_000_000;

        System.out.println(
                "decision on 10,000 invoices, stored: " + millis + " ms of processor time");
        assertThat(millis).isLessThan(100);
    }

    private Decision decide(Asked asked) {
        return access.as(Actor.SYSTEM, () -> underwriting.decide(asked));
    }

    private Decision as(Actor actor, Decision decision, PersonSays says) {
        return access.as(actor, () -> underwriting.resolve(decision.id(), says));
    }

    private static PersonSays approve(String amount, int months, String rate) {
        return new PersonSays(
                Optional.of(new Granted(Money.cny(amount), months, AnnualRate.of(rate))),
                List.of("R40"),
                "pays on time");
    }

    private static PersonSays decline() {
        return new PersonSays(Optional.empty(), List.of("R10"), "");
    }

    private static Asked asked(EnterpriseId enterprise, String amount) {
        return new Asked(
                "SQ-" + UUID.randomUUID(), enterprise, Money.cny(amount), 12, PRODUCT, ON, NOW);
    }

    private EnterpriseId registered() {
        return access.as(Actor.SYSTEM, () -> parties.register(PartiesFixture.anEnterprise(), ON));
    }

    /** Two even years of sales to some buyers; to one alone, a person has to decide. */
    private EnterpriseId anEnterprise(int buyers, String monthlySales) {
        var enterprise = registered();
        var invoices = new ArrayList<Invoice>();
        var part =
                new BigDecimal(monthlySales).divide(BigDecimal.valueOf(16), 2, RoundingMode.DOWN);
        for (int back = 24; back >= 1; back--) {
            for (int i = 0; i < 16; i++) {
                var day = ON.minusMonths(back).withDayOfMonth(1 + i);
                invoices.add(
                        sale(
                                enterprise,
                                day,
                                "buyer " + i % buyers,
                                part.toPlainString(),
                                invoices.size()));
            }
        }
        sharing.known.put(enterprise, invoices);
        return enterprise;
    }

    private static Invoice sale(
            EnterpriseId enterprise, LocalDate day, String buyer, String amount, int number) {
        var net = Money.cny(amount);
        return new Invoice(
                enterprise,
                Direction.SALE,
                String.valueOf(number),
                day,
                buyer,
                net,
                Money.cny("0.00"),
                net,
                Invoice.Status.VALID,
                day.atStartOfDay(java.time.ZoneOffset.UTC).toInstant());
    }

    private static Actor person(String name, Role role) {
        return new Actor(new UserId(UUID.randomUUID()), name, Set.of(role), Optional.empty());
    }

    /** Listens as lending does. */
    static final class Told {
        final AtomicReference<Decision> last = new AtomicReference<>();

        @EventListener
        void on(DecisionResolved resolved) {
            last.set(resolved.decision());
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Outside {

        @Bean
        @Primary
        SharingStandIn sharingStandIn() {
            return new SharingStandIn();
        }

        @Bean
        Exposure exposure() {
            return enterprise -> Money.cny("0.00");
        }

        @Bean
        Told told() {
            return new Told();
        }
    }
}
