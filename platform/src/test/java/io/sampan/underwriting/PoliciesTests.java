package io.sampan.underwriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.FourEyes;
import io.sampan.access.Proposal;
import io.sampan.access.Role;
import io.sampan.access.SystemClock;
import io.sampan.access.UserId;
import io.sampan.install.TestDatabase;
import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Parties;
import io.sampan.parties.PartiesFixture;
import io.sampan.sharing.Direction;
import io.sampan.sharing.Invoice;
import io.sampan.underwriting.Decision.Kind;
import io.sampan.underwriting.PolicyVersion.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.ContextConfiguration;

/** Policies from draft to force, on a real database. Each test has days of its own. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@ContextConfiguration(initializers = TestDatabase.class)
class PoliciesTests {

    private final LocalDate today = LocalDate.now(SystemClock.ZONE);
    private static final PolicyId PACK = PolicyId.ofPack("cn-1");
    private static final Asked.Product PRODUCT =
            new Asked.Product(
                    "working-capital", Money.cny("10000.00"), Money.cny("2000000.00"), 24);

    @Autowired private Policies policies;
    @Autowired private Underwriting underwriting;
    @Autowired private SharingStandIn sharing;
    @Autowired private Parties parties;
    @Autowired private Access access;
    @Autowired private FourEyes fourEyes;

    private final Actor author = person("Gu Ming");
    private final Actor second = person("Shen Lan");

    @Test
    void the_policy_of_the_pack_is_sound_and_passes_its_own_test_cases() {
        var policy = policies.policy(PACK, today);

        assertThat(policy.findings()).isEmpty();
        assertThat(policy.cases()).hasSizeGreaterThan(10);
        assertThat(policy.results()).allMatch(PolicyVersion.CaseResult::passed);
        assertThat(policy.line().state()).isEqualTo(PolicyLine.State.PACK);
    }

    @Test
    void what_is_wrong_is_named_by_row_and_column() {
        assertThat(findings("&gt; 0.5", "&gt; 0.5 %"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("SMP-UND-0602");
                    assertThat(finding.row()).isEqualTo(7);
                    assertThat(finding.column()).contains("Largest buyer's share");
                    assertThat(finding.text().zh()).contains("> 0.5 %");
                });
        assertThat(findings("&gt; 0.5", "&gt; biggest_buyer"))
                .extracting(Finding::code, Finding::row)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("SMP-UND-0603", 7));
        assertThat(findings("<text>\"REFERRED\"</text>", "<text>\"PERHAPS\"</text>"))
                .first()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("SMP-UND-0607");
                    assertThat(finding.row()).isEqualTo(2);
                    assertThat(finding.column()).contains("Outcome");
                });
        assertThat(findings("<text>\"R10\"</text>", "<text>\"R99\"</text>"))
                .extracting(Finding::code, Finding::row)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("SMP-UND-0608", 7));
        assertThat(findings("<text>\"P07\"</text>", "<text>\"P06\"</text>"))
                .extracting(Finding::code)
                .containsExactly("SMP-UND-0610");
        assertThat(findings("hitPolicy=\"COLLECT\"", "hitPolicy=\"FIRST\""))
                .extracting(Finding::code)
                .containsExactly("SMP-UND-0601");
        assertThat(findings("<text>history</text>", "<text>shoe_size</text>"))
                .extracting(Finding::code)
                .contains("SMP-UND-0603");
    }

    @Test
    void a_column_for_any_known_value_may_be_added_by_its_name_alone() {
        var id = draft();
        change(id, 1, table("<text>history</text>", "<text>suppliers</text>"), cases());

        assertThat(policies.policy(id, today).findings()).isEmpty();
    }

    @Test
    void two_people_who_change_the_same_draft_do_not_overwrite_each_other() {
        var id = draft();
        change(id, 1, table("&gt; 0.5", "&gt; 0.6"), cases());

        assertThatThrownBy(() -> change(id, 1, table("&gt; 0.5", "&gt; 0.7"), cases()))
                .hasMessageContaining("SMP-UND-0641");
        assertThatThrownBy(() -> change(PACK, 0, "", cases())).hasMessageContaining("SMP-UND-0642");
        assertThat(policies.policy(id, today).revision()).isEqualTo(2);
    }

    @Test
    void nothing_is_proposed_that_is_unsound_or_fails_a_test_case() {
        var unsound = draft();
        change(unsound, 1, table("&gt; 0.5", "about a half"), cases());
        var untested = draft();
        change(untested, 1, table("&gt; 0.5", "&gt; 0.6"), List.of());
        var failing = draft();
        change(
                failing,
                1,
                table("&gt; 0.5", "&gt; 0.6"),
                List.of(new PolicyCase("nobody knows him", Map.of(), Kind.ACCEPTED)));

        assertThatThrownBy(() -> propose(unsound, 2, today)).hasMessageContaining("SMP-UND-0643");
        assertThatThrownBy(() -> propose(untested, 2, today)).hasMessageContaining("SMP-UND-0644");
        assertThatThrownBy(() -> propose(failing, 2, today)).hasMessageContaining("SMP-UND-0644");
        assertThat(policies.policy(failing, today).results())
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.was()).contains(Kind.REFUSED);
                    assertThat(result.hits()).containsExactly("P01", "P03");
                });
        var sound = draft();
        assertThatThrownBy(() -> propose(sound, 1, today.minusDays(1)))
                .hasMessageContaining("SMP-UND-0645");
    }

    @Test
    void a_second_persons_yes_puts_it_in_force_from_its_day_and_an_older_one_can_come_back() {
        var day = today.plusDays(100);
        var id = draft();
        change(id, 1, table("&gt; 0.5", "&gt; 0.05"), List.of(steady(Kind.REFERRED)));
        propose(id, 2, day);
        var proposal = open(id);

        assertThatThrownBy(() -> change(id, 3, table("&gt; 0.5", "&gt; 0.9"), cases()))
                .hasMessageContaining("SMP-UND-0642");
        assertThatThrownBy(() -> access.as(author, () -> fourEyes.approve(proposal.id())))
                .isInstanceOf(io.sampan.access.Problem.class);
        access.as(second, () -> fourEyes.approve(proposal.id()));

        var enterprise = anEnterprise();
        var before = decide(enterprise, day.minusDays(1));
        var from = decide(enterprise, day);
        assertThat(before.answer()).isInstanceOf(Answer.Accepted.class);
        assertThat(before.policyVersion()).startsWith("cn-1@");
        assertThat(from.answer()).isInstanceOf(Answer.Referred.class);
        assertThat(from.policyVersion()).startsWith("v1@");
        assertThat(underwriting.replay(from.id()).same()).isTrue();
        assertThat(inForce(day)).isEqualTo(id);
        assertThatThrownBy(() -> change(id, 3, "", cases())).hasMessageContaining("SMP-UND-0642");

        var back = today.plusDays(200);
        var again =
                access.as(
                        author, () -> policies.restore(PACK, back, "v1 referred too many", today));
        var reopened = open(again);
        access.as(second, () -> fourEyes.approve(reopened.id()));
        assertThat(decide(enterprise, back).answer()).isInstanceOf(Answer.Accepted.class);
        assertThat(decide(enterprise, back.minusDays(1)).answer())
                .isInstanceOf(Answer.Referred.class);
    }

    @Test
    void a_second_persons_no_gives_the_draft_back() {
        var id = draft();
        propose(id, 1, today.plusDays(300));
        var proposal = open(id);

        access.as(second, () -> fourEyes.reject(proposal.id(), "too lenient"));

        assertThat(policies.policy(id, today).line().state()).isEqualTo(PolicyLine.State.DRAFT);
        access.as(author, () -> policies.discard(id, policies.policy(id, today).revision()));
        assertThatThrownBy(() -> policies.policy(id, today)).hasMessageContaining("SMP-UND-0640");
    }

    @Test
    void two_policies_are_compared_rule_by_rule_and_cell_by_cell() {
        var id = draft();
        var dmn =
                table("&gt; 0.5", "&gt; 0.6")
                        .replace("<text>\"P10\"</text>", "<text>\"P11\"</text>");
        change(id, 1, dmn, cases());

        var changes = policies.difference(PACK, id);

        assertThat(changes)
                .extracting(PolicyChange::kind, PolicyChange::rule)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(PolicyChange.Kind.CHANGED, "P07"),
                        org.assertj.core.groups.Tuple.tuple(PolicyChange.Kind.ADDED, "P11"),
                        org.assertj.core.groups.Tuple.tuple(PolicyChange.Kind.REMOVED, "P10"));
        assertThat(changes.getFirst().cells())
                .singleElement()
                .satisfies(cell -> {
                    assertThat(cell.column()).contains("Largest buyer's share");
                    assertThat(cell.before()).isEqualTo("> 0.5");
                    assertThat(cell.after()).isEqualTo("> 0.6");
                });
        assertThat(policies.difference(PACK, PACK)).isEmpty();
    }

    private PolicyId draft() {
        return access.as(author, () -> policies.draft(PACK));
    }

    private void change(PolicyId id, int revision, String dmn, List<PolicyCase> cases) {
        access.as(author, () -> policies.change(id, revision, dmn, cases, "a test"));
    }

    private void propose(PolicyId id, int revision, LocalDate from) {
        access.as(author, () -> policies.propose(id, revision, from, "because of a test", today));
    }

    private List<Finding> findings(String cell, String changed) {
        var id = draft();
        change(id, 1, table(cell, changed), cases());
        return policies.policy(id, today).findings();
    }

    /** The pack's table with something changed wherever it stands. */
    private String table(String cell, String changed) {
        return policies.policy(PACK, today).dmn().replace(cell, changed);
    }

    private List<PolicyCase> cases() {
        return policies.policy(PACK, today).cases();
    }

    private PolicyCase steady(Kind expected) {
        return new PolicyCase("steady", cases().getFirst().values(), expected);
    }

    private PolicyId inForce(LocalDate day) {
        return policies.policies(day).stream()
                .filter(PolicyLine::inForce)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Proposal open(PolicyId id) {
        return access
                .as(second, () -> fourEyes.proposals(Proposal.State.OPEN, null, 50))
                .items()
                .stream()
                .filter(proposal -> proposal.subjectId().equals(id.toString()))
                .findFirst()
                .orElseThrow();
    }

    private Decision decide(EnterpriseId enterprise, LocalDate on) {
        return access.as(
                Actor.SYSTEM,
                () ->
                        underwriting.decide(
                                new Asked(
                                        "SQ-" + UUID.randomUUID(),
                                        enterprise,
                                        Money.cny("100000.00"),
                                        12,
                                        PRODUCT,
                                        on,
                                        Instant.now().plusSeconds(5))));
    }

    /** Two even years before the latest day of these tests, eight buyers. */
    private EnterpriseId anEnterprise() {
        var enterprise =
                access.as(
                        Actor.SYSTEM, () -> parties.register(PartiesFixture.anEnterprise(), today));
        var invoices = new ArrayList<Invoice>();
        for (int back = 30; back >= 0; back--) {
            for (int i = 0; i < 16; i++) {
                var net = Money.cny("25000.00");
                var day = today.plusDays(200).minusMonths(back).withDayOfMonth(1 + i);
                invoices.add(
                        new Invoice(
                                enterprise,
                                Direction.SALE,
                                String.valueOf(invoices.size()),
                                day,
                                "buyer " + i % 8,
                                net,
                                Money.cny("0.00"),
                                net,
                                Invoice.Status.VALID,
                                today.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
            }
        }
        sharing.known.put(enterprise, invoices);
        return enterprise;
    }

    private static Actor person(String name) {
        return new Actor(
                new UserId(UUID.randomUUID()), name, Set.of(Role.UNDERWRITER), Optional.empty());
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
    }
}
