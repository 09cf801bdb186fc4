package io.sampan.underwriting;

import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.calendar.BusinessCalendar;
import io.sampan.install.TestDatabase;
import io.sampan.money.Money;
import io.sampan.packs.Packs;
import io.sampan.packs.Rule;
import io.sampan.packs.internal.PacksFixture;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Parties;
import io.sampan.parties.PartiesFixture;
import io.sampan.sharing.Direction;
import io.sampan.sharing.Invoice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Stored decisions come to the same bytes again, also after the rules have changed. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@ContextConfiguration(initializers = TestDatabase.class)
class AThousandDecisionsReplayTests {

    private static final LocalDate ON = LocalDate.of(2026, 3, 15);
    private static final int DECISIONS = 1_000;

    @Autowired private Underwriting underwriting;
    @Autowired private SharingStandIn sharing;
    @Autowired private Parties parties;
    @Autowired private Access access;
    @Autowired private Environment environment;

    @Test
    void a_thousand_decisions_before_and_after_a_change_of_the_rules_replay_byte_by_byte() {
        var random = new Random(15);
        var made = new ArrayList<Decision>();
        for (int i = 0; i < DECISIONS; i++) {
            // The rules change in the middle of the thousand: see ChangedPacks.
            made.add(decide(random, i < DECISIONS / 2 ? ON : ON.plusDays(1)));
        }

        assertThat(made)
                .allSatisfy(decision -> {
                    var replay = underwriting.replay(decision.id());
                    assertThat(replay.differences()).isEmpty();
                    assertThat(replay.same()).isTrue();
                    assertThat(underwriting.decision(decision.id())).isEqualTo(decision);
                });

        var kinds = EnumSet.noneOf(Decision.Kind.class);
        var policies = new HashSet<String>();
        made.forEach(decision -> {
            kinds.add(Decision.Kind.of(decision.answer()));
            policies.add(decision.policyVersion());
        });
        assertThat(kinds).isEqualTo(EnumSet.allOf(Decision.Kind.class));
        assertThat(policies).hasSize(2);
    }

    @Test
    void a_changed_rulebook_and_a_changed_byte_are_noticed() {
        var decision = decide(new Random(3), ON.plusDays(2));
        var owner = TestDatabase.asOwner(environment);

        // What somebody with all rights could do: another figure in the case, with a hash that
        // fits.
        owner.sql(
                        """
                        update underwriting.decision set
                            sealed = replace(sealed, '"base":548', '"base":549'),
                            sha256 = encode(sha256(convert_to(
                                replace(sealed, '"base":548', '"base":549'), 'UTF8')), 'hex')
                        where id = ?\
                        """)
                .param(decision.id().value())
                .update();

        var replay = underwriting.replay(decision.id());
        assertThat(replay.same()).isFalse();
        assertThat(replay.differences()).containsExactly("base: 549 stored, 548 now");
    }

    private Decision decide(Random random, LocalDate on) {
        return access.as(
                Actor.SYSTEM,
                () -> {
                    var enterprise = parties.register(PartiesFixture.anEnterprise(), ON);
                    sharing.known.put(enterprise, invoices(enterprise, random));
                    return underwriting.decide(
                            new Asked(
                                    "SQ-" + UUID.randomUUID(),
                                    enterprise,
                                    Money.cny((1 + random.nextInt(150)) + "0000.00"),
                                    1 + random.nextInt(24),
                                    new Asked.Product(
                                            "working-capital",
                                            Money.cny("10000.00"),
                                            Money.cny("2000000.00"),
                                            24),
                                    on,
                                    Instant.parse("2026-03-20T02:00:00Z")));
                });
    }

    /** From a few odd invoices to three years of trade. */
    private static List<Invoice> invoices(EnterpriseId enterprise, Random random) {
        var invoices = new ArrayList<Invoice>();
        int months = 1 + random.nextInt(36);
        int partners = 1 + random.nextInt(30);
        int many = 5 + random.nextInt(150);
        double level = Math.pow(10, 3 + 2.5 * random.nextDouble());
        for (int i = 0; i < many; i++) {
            var day = ON.minusDays(1 + random.nextInt(months * 30));
            var net =
                    Money.rounded(
                            Money.CNY,
                            BigDecimal.valueOf(level * (random.nextDouble() * 2 - 0.05)),
                            RoundingMode.HALF_UP);
            var tax = net.times(new BigDecimal("0.13"), RoundingMode.HALF_UP);
            invoices.add(
                    new Invoice(
                            enterprise,
                            random.nextInt(3) == 0 ? Direction.PURCHASE : Direction.SALE,
                            String.valueOf(i),
                            day,
                            "partner " + random.nextInt(partners),
                            net,
                            tax,
                            net.plus(tax),
                            random.nextInt(15) == 0 ? Invoice.Status.VOID : Invoice.Status.VALID,
                            day.atTime(12, 0).toInstant(ZoneOffset.UTC)));
        }
        return invoices;
    }

    /** The pack with a funding rate that rises after the first day. */
    private static final class ChangedPacks implements Packs {

        private final Packs pack = PacksFixture.chinese();

        @Override
        public Rule rule(String file, String key, LocalDate on) {
            var rule = pack.rule(file, key, on);
            return key.equals("funding_rate") && on.isAfter(ON)
                    ? new Rule(rule.name(), StringNode.valueOf("0.0310"), on, rule.citation())
                    : rule;
        }

        @Override
        public List<Rule> versions(String file, String key) {
            return pack.versions(file, key);
        }

        @Override
        public List<String> keys(String file) {
            return pack.keys(file);
        }

        @Override
        public JsonNode document(String file) {
            return pack.document(file);
        }

        @Override
        public List<String> documents(String folder) {
            return pack.documents(folder);
        }

        @Override
        public byte[] bytes(String path) {
            return pack.bytes(path);
        }

        @Override
        public BusinessCalendar calendar() {
            return pack.calendar();
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Outside {

        @Bean
        @Primary
        Packs changedPacks() {
            return new ChangedPacks();
        }

        @Bean
        @Primary
        SharingStandIn sharingStandIn() {
            return new SharingStandIn();
        }

        @Bean
        Exposure exposure() {
            return _ -> Money.cny("12000.00");
        }
    }
}
