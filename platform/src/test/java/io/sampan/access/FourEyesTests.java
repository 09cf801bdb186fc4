package io.sampan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.install.TestDatabase;
import io.sampan.packs.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A second pair of eyes. */
class FourEyesTests extends WebTest {

    @Autowired FourEyes fourEyes;
    @Autowired Environment environment;

    @Test
    void who_proposed_may_not_approve() {
        var proposer = anActor(Role.OPERATIONS);
        var id = aProposal(proposer);

        assertThatThrownBy(() -> access.as(proposer, () -> fourEyes.approve(id)))
                .hasMessageStartingWith("SMP-ACC-0031");
        assertThat(fourEyes.proposal(id).state()).isEqualTo(Proposal.State.OPEN);
    }

    @Test
    void not_even_the_database_takes_an_approval_by_the_proposer() {
        var proposer = anActor(Role.OPERATIONS);
        var id = aProposal(proposer);

        assertThatThrownBy(() ->
                        TestDatabase.asOwner(environment)
                                .sql(
                                        """
                                        update access.proposal set state = 'APPROVED',
                                            decided_by = proposed_by where id = :id
                                        """)
                                .param("id", id.value())
                                .update())
                .hasMessageContaining("check constraint");
    }

    @Test
    void who_lacks_the_role_may_not_decide() {
        var id = aProposal(anActor(Role.OPERATIONS));

        assertThatThrownBy(() -> access.as(anActor(Role.UNDERWRITER), () -> fourEyes.approve(id)))
                .hasMessageStartingWith("SMP-ACC-0403");
    }

    @Test
    void a_colleague_approves_once() {
        var id = aProposal(anActor(Role.OPERATIONS));
        var colleague = anActor(Role.OPERATIONS);

        var approved = access.as(colleague, () -> fourEyes.approve(id));

        assertThat(approved.state()).isEqualTo(Proposal.State.APPROVED);
        assertThat(approved.decidedBy()).isNotNull();
        assertThat(approved.content().path("amount").asString()).isEqualTo("600000.00");
        assertThatThrownBy(() -> access.as(colleague, () -> fourEyes.reject(id, "too late")))
                .hasMessageStartingWith("SMP-ACC-0032");
    }

    @Test
    void the_proposer_may_take_it_back() {
        var proposer = anActor(Role.OPERATIONS);
        var id = aProposal(proposer);

        var rejected = access.as(proposer, () -> fourEyes.reject(id, "mistyped"));

        assertThat(rejected.state()).isEqualTo(Proposal.State.REJECTED);
        assertThat(rejected.reason()).isEqualTo("mistyped");
    }

    @Test
    void the_same_is_proposed_only_once_at_a_time() {
        var proposer = anActor(Role.OPERATIONS);
        var subject = UUID.randomUUID().toString();
        var id = access.as(proposer, () -> propose(subject));

        assertThatThrownBy(() -> access.as(proposer, () -> propose(subject)))
                .hasMessageStartingWith("SMP-ACC-0033");
        access.as(proposer, () -> fourEyes.reject(id, "again"));
        assertThat(access.as(proposer, () -> propose(subject))).isNotEqualTo(id);
    }

    @Test
    void proposals_are_seen_by_those_who_may_decide() {
        var id = aProposal(anActor(Role.OPERATIONS));

        assertThat(seenBy(Role.OPERATIONS)).contains(id);
        assertThat(seenBy(Role.AUDITOR)).contains(id);
        assertThat(seenBy(Role.UNDERWRITER)).doesNotContain(id);
    }

    @Test
    void new_roles_need_a_second_administrator_and_end_the_sessions_of_the_user() {
        var one = signedIn(Role.ADMINISTRATOR);
        var two = signedIn(Role.ADMINISTRATOR);
        var user = aUser(Set.of(Role.OPERATIONS), null);
        var browser = aBrowser();
        browser.signIn(user.userName(), PASSWORD);

        var proposal =
                one.put("/api/v1/users/" + user.id() + "/roles", "{\"roles\":[\"ACCOUNTANT\"]}");
        var path = "/api/v1/proposals/" + proposal.json().path("id").asString();

        assertThat(proposal.status()).isEqualTo(200);
        assertThat(proposal.json().path("summary").path("en").asString()).contains("accountant");
        assertThat(one.post(path + "/approve", "").code()).isEqualTo("SMP-ACC-0031");
        assertThat(access.user(user.id()).roles()).containsExactly(Role.OPERATIONS);

        assertThat(two.post(path + "/approve", "").status()).isEqualTo(200);
        assertThat(access.user(user.id()).roles()).containsExactly(Role.ACCOUNTANT);
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void a_new_colleague_needs_a_second_administrator_and_then_a_first_password() {
        var one = signedIn(Role.ADMINISTRATOR);
        var two = signedIn(Role.ADMINISTRATOR);
        var name = aUserName();
        var wanted =
                """
                {"userName":"%s","name":"Gu Ming","roles":["UNDERWRITER"],"language":"en"}
                """
                        .formatted(name);

        var proposed = one.post("/api/v1/users", wanted);
        var path = "/api/v1/proposals/" + proposed.json().path("proposal").path("id").asString();

        assertThat(proposed.status()).isEqualTo(201);
        assertThat(proposed.json().path("user").isNull()).isTrue();
        assertThat(proposed.json().path("password").isNull()).isTrue();
        assertThat(one.post("/api/v1/users", wanted).code()).isEqualTo("SMP-ACC-0033");
        assertThat(one.post(path + "/approve", "").code()).isEqualTo("SMP-ACC-0031");
        assertThat(access.userNamed(name)).isEmpty();

        assertThat(two.post(path + "/approve", "").status()).isEqualTo(200);
        var user = access.userNamed(name).orElseThrow();
        assertThat(user.roles()).containsExactly(Role.UNDERWRITER);
        assertThat(user.language()).isEqualTo("en");
        var password = one.post("/api/v1/users/" + user.id() + "/password", "");
        var me = aBrowser().signIn(name, password.json().path("password").asString());
        assertThat(me.json().path("changePassword").asBoolean()).isTrue();
        assertThat(one.post("/api/v1/users", wanted).code()).isEqualTo("SMP-ACC-0016");
    }

    @Test
    void a_user_of_an_enterprise_needs_one_administrator() {
        var answer =
                signedIn(Role.ADMINISTRATOR)
                        .post(
                                "/api/v1/users",
                                """
                                {"userName":"%s","name":"Lin","roles":["BORROWER"],"enterprise":"%s"}
                                """
                                        .formatted(aUserName(), UUID.randomUUID()));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("proposal").isNull()).isTrue();
        assertThat(answer.json().path("password").asString()).hasSize(20);
    }

    private List<ProposalId> seenBy(Role role) {
        return access
                .as(anActor(role), () -> fourEyes.proposals(Proposal.State.OPEN, null, 200))
                .items()
                .stream()
                .map(Proposal::id)
                .toList();
    }

    private ProposalId aProposal(Actor proposer) {
        return access.as(proposer, () -> propose(UUID.randomUUID().toString()));
    }

    private ProposalId propose(String subject) {
        return fourEyes.propose(
                "test.payout",
                Role.OPERATIONS,
                subject,
                Map.of("amount", "600000.00"),
                new Words("付款 60 万元", "Pay out 600,000"));
    }

    private Actor anActor(Role role) {
        var user = aUser(Set.of(role), null);
        return new Actor(user.id(), user.name(), user.roles(), Optional.empty());
    }
}
