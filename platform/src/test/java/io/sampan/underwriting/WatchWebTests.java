package io.sampan.underwriting;

import static io.sampan.parties.PartiesFixture.anEnterprise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.access.Actor;
import io.sampan.access.Role;
import io.sampan.access.UserId;
import io.sampan.access.WebTest;
import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Parties;
import io.sampan.sharing.Direction;
import io.sampan.sharing.Sharing;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/** Watching over HTTP: models by month, warnings on running borrowers, alerts with an owner. */
@Import(WatchWebTests.Outside.class)
class WatchWebTests extends WebTest {

    private static final String WATCH = "/api/v1/watch";

    @Autowired private Underwriting underwriting;
    @Autowired private Watching watching;
    @Autowired private Parties parties;
    @Autowired private Sharing sharing;
    @Autowired private Debtors debtors;

    @BeforeEach
    void nobodyOwes() {
        debtors.owing.clear();
        debtors.held.clear();
        debtors.telling.clear();
    }

    @Test
    void a_late_borrower_opens_one_alert_for_each_cause_however_often_one_looks() {
        var enterprise = aBorrower(2);
        debtors.owing.add(new RunningBorrowers.Running(enterprise, "SQ-" + enterprise, 10));

        look();
        var first = alertsOf(enterprise);
        look();

        assertThat(first).extracting(Alert::rule).contains("W05").doesNotContain("W06");
        assertThat(alertsOf(enterprise)).hasSameSizeAs(first);
        assertThat(debtors.held).extracting(LimitHeld::effect).contains(Alert.Effect.LOWER);
    }

    @Test
    void a_borrower_in_good_order_opens_none() {
        var enterprise = aBorrower(1);
        debtors.owing.add(new RunningBorrowers.Running(enterprise, "SQ-" + enterprise, 0));

        look();

        assertThat(alertsOf(enterprise)).extracting(Alert::effect).containsOnly(Alert.Effect.NONE);
        watching.requireFree(enterprise);
    }

    @Test
    void debts_overdue_elsewhere_freeze_the_limit_until_an_underwriter_closes_the_alert() {
        var enterprise = aBorrower(1);
        debtors.owing.add(new RunningBorrowers.Running(enterprise, "SQ-" + enterprise, 0));
        var manager = signedIn(Role.ACCOUNT_MANAGER);

        var told =
                manager.post(
                        WATCH + "/overdue-elsewhere",
                        "{\"enterprise\":\"%s\",\"days\":45,\"source\":\"credit report\",\"seenOn\":\"%s\"}"
                                .formatted(enterprise.value(), today()));
        var alert =
                alertsOf(enterprise).stream()
                        .filter(a -> a.rule().equals("W07"))
                        .findFirst()
                        .orElseThrow();
        var path = WATCH + "/alerts/" + alert.id();

        assertThat(told.status()).as(told.body()).isEqualTo(200);
        assertThatThrownBy(() -> decide(enterprise)).hasMessageContaining("SMP-UND-0730");
        assertThatThrownBy(() -> watching.requireFree(enterprise))
                .hasMessageContaining("SMP-UND-0730");
        assertThat(manager.post(path + "/take", "").json().path("state").asString())
                .isEqualTo("TAKEN");
        assertThat(manager.post(path + "/close", "{\"reason\":\"paid\"}").code())
                .isEqualTo("SMP-UND-0734");
        var underwriter = signedIn(Role.UNDERWRITER);
        assertThat(underwriter.post(path + "/close", "{\"reason\":\" \"}").code())
                .isEqualTo("SMP-UND-0733");
        assertThat(
                        underwriter
                                .post(path + "/close", "{\"reason\":\"proof of payment seen\"}")
                                .json()
                                .path("state")
                                .asString())
                .isEqualTo("CLOSED");
        assertThat(underwriter.post(path + "/take", "").code()).isEqualTo("SMP-UND-0732");
        assertThat(decide(enterprise)).isNotNull();
        look();
        assertThat(alertsOf(enterprise)).filteredOn(a -> a.rule().equals("W07")).hasSize(1);
    }

    @Test
    void a_lowered_limit_lends_less_and_the_decision_still_replays() {
        var enterprise = aBorrower(1);
        var before = decide(enterprise);
        debtors.owing.add(new RunningBorrowers.Running(enterprise, "SQ-" + enterprise, 10));
        look();

        var after = decide(enterprise);

        assertThat(product(before)).isEqualTo(Money.cny("500000.00"));
        assertThat(product(after)).isEqualTo(Money.cny("250000.00"));
        assertThat(underwriting.replay(after.id()).same()).isTrue();
    }

    @Test
    void each_model_is_counted_month_by_month_with_the_size_of_its_sample() {
        var decision = decide(aBorrower(1));
        var manager = signedIn(Role.UNDERWRITER);

        var months = manager.get(WATCH + "/months?months=2").json();

        assertThat(months.size()).isPositive();
        var month = months.get(0);
        assertThat(month.path("model").asString()).isEqualTo(decision.modelVersion());
        assertThat(month.path("decisions").asInt())
                .isEqualTo(
                        month.path("accepted").asInt()
                                + month.path("referred").asInt()
                                + month.path("refused").asInt());
        assertThat(month.path("looked").asInt()).isPositive();
        assertThat(month.path("features").get(0).path("byChance").asDouble()).isPositive();
    }

    @Test
    void what_ended_badly_is_counted_among_the_loans_that_can_have_told_how_they_end() {
        var before = thisMonth();
        var bad = lent();
        var good = lent();
        lent(); // Too young to tell.
        debtors.telling.add(good.application());
        debtors.owing.add(new RunningBorrowers.Running(bad.enterprise(), bad.application(), 90));

        look();

        var after = thisMonth();
        assertThat(after.known() - before.known()).isEqualTo(2);
        assertThat(after.endedBadly() - before.endedBadly()).isEqualTo(1);
        assertThat(after.decisions() - before.decisions()).isEqualTo(3);
    }

    private ModelMonth thisMonth() {
        var month = YearMonth.from(today());
        return watching.months(month, month).stream()
                .findFirst()
                .orElse(
                        new ModelMonth(
                                month, "", 0, 0, 0, 0, 0, 0, 0, 0, 0, Optional.empty(), List.of()));
    }

    /** A decision by which something was lent. */
    private Decision lent() {
        var decision = decide(aBorrower(20));
        if (decision.answer() instanceof Answer.Referred(var reasons, var suggested)) {
            return access.as(
                    new Actor(
                            new UserId(UUID.randomUUID()),
                            "underwriter",
                            Set.of(Role.UNDERWRITER),
                            Optional.empty()),
                    () ->
                            underwriting.resolve(
                                    decision.id(),
                                    new PersonSays(
                                            Optional.of(
                                                    new PersonSays.Granted(
                                                            suggested
                                                                    .limit()
                                                                    .min(decision.askedAmount()),
                                                            decision.askedMonths(),
                                                            suggested.rate())),
                                            List.of(reasons.getFirst().code()),
                                            "")));
        }
        assertThat(decision.answer()).isInstanceOf(Answer.Accepted.class);
        return decision;
    }

    @Test
    void underwriters_and_managers_work_auditors_look_and_everybody_else_is_refused() {
        var path = WATCH + "/alerts/" + UUID.randomUUID();
        for (var role : EnumSet.complementOf(EnumSet.of(Role.UNDERWRITER, Role.ACCOUNT_MANAGER))) {
            var browser =
                    role == Role.BORROWER ? signedIn(role, UUID.randomUUID()) : signedIn(role);
            int looks = role == Role.AUDITOR ? 200 : 403;
            assertThat(browser.get(WATCH + "/alerts").status()).as(role.name()).isEqualTo(looks);
            assertThat(browser.get(WATCH + "/months").status()).as(role.name()).isEqualTo(looks);
            assertThat(browser.post(path + "/take", "").status()).isEqualTo(403);
            assertThat(browser.post(path + "/close", "{\"reason\":\"x\"}").status()).isEqualTo(403);
            assertThat(
                            browser.post(
                                            WATCH + "/overdue-elsewhere",
                                            "{\"enterprise\":\"%s\",\"days\":1,\"source\":\"x\",\"seenOn\":\"2026-01-01\"}"
                                                    .formatted(UUID.randomUUID()))
                                    .status())
                    .isEqualTo(403);
        }
        assertThat(aBrowser().get(WATCH + "/alerts").status()).isEqualTo(401);
        assertThat(signedIn(Role.UNDERWRITER).post(path + "/take", "").code())
                .isEqualTo("SMP-UND-0731");
    }

    private void look() {
        access.as(Actor.SYSTEM, () -> watching.evaluate(today()));
    }

    private List<Alert> alertsOf(EnterpriseId enterprise) {
        return watching.alerts(Optional.empty()).stream()
                .filter(a -> a.enterprise().filter(enterprise::equals).isPresent())
                .toList();
    }

    private static Money product(Decision decision) {
        return decision.limitSteps().stream()
                .filter(step -> step.id().equals("product"))
                .findFirst()
                .orElseThrow()
                .amount();
    }

    private Decision decide(EnterpriseId enterprise) {
        return access.as(
                Actor.SYSTEM,
                () ->
                        underwriting.decide(
                                new Asked(
                                        "SQ-" + UUID.randomUUID(),
                                        enterprise,
                                        Money.cny("100000.00"),
                                        12,
                                        new Asked.Product(
                                                "working-capital",
                                                Money.cny("10000.00"),
                                                Money.cny("500000.00"),
                                                24),
                                        today(),
                                        Instant.now().plusSeconds(5))));
    }

    /** Two even years of sales to a number of buyers, the last one yesterday. */
    private EnterpriseId aBorrower(int buyers) {
        var csv = new StringBuilder("invoice_no,date,counterparty,amount,tax,total,status\n");
        int number = 0;
        for (int back = 24; back >= 1; back--) {
            for (int i = 0; i < 16; i++) {
                var day = today().minusMonths(back).withDayOfMonth(1 + i);
                csv.append(++number).append(',').append(day);
                csv.append(",Buyer ").append(i % buyers).append(",25000.00,0.00,25000.00,valid\n");
            }
        }
        csv.append(++number).append(',').append(today().minusDays(1));
        csv.append(",Buyer 0,25000.00,0.00,25000.00,valid\n");
        return access.as(
                Actor.SYSTEM,
                () -> {
                    var enterprise = parties.register(anEnterprise(), today());
                    sharing.importInvoices(
                            enterprise,
                            Direction.SALE,
                            new ByteArrayInputStream(
                                    csv.toString().getBytes(StandardCharsets.UTF_8)));
                    return enterprise;
                });
    }

    /** Who owes, as a test says. */
    static final class Debtors implements RunningBorrowers {
        final List<Running> owing = new CopyOnWriteArrayList<>();
        final List<LimitHeld> held = new CopyOnWriteArrayList<>();
        final List<String> telling = new CopyOnWriteArrayList<>();

        @Override
        public LocalDate today() {
            return WatchWebTests.today();
        }

        @Override
        public List<Running> running(LocalDate on) {
            return List.copyOf(owing);
        }

        @Override
        public Set<String> telling(Set<String> applications, int days, LocalDate on) {
            assertThat(days).isEqualTo(90);
            return telling.stream().filter(applications::contains).collect(Collectors.toSet());
        }

        @EventListener
        void on(LimitHeld event) {
            held.add(event);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Outside {

        @Bean
        @org.springframework.context.annotation.Primary
        Debtors debtors() {
            return new Debtors();
        }
    }
}
