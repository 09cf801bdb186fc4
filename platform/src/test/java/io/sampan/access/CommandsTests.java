package io.sampan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens to a command that is sent more than once. */
class CommandsTests extends WebTest {

    record Answer(String text) {}

    @Autowired Commands commands;
    @Autowired AuditTrail trail;
    @Autowired TransactionTemplate transaction;

    private final AtomicInteger done = new AtomicInteger();

    @Test
    void a_repeated_command_gets_the_first_answer_and_does_nothing_more() {
        var key = UUID.randomUUID().toString();

        var first = bySystem(key, Map.of("amount", "100.00"));
        var again = bySystem(key, Map.of("amount", "100.00"));

        assertThat(again).isEqualTo(first);
        assertThat(done).hasValue(1);
    }

    @Test
    void the_same_key_with_another_request_is_refused() {
        var key = UUID.randomUUID().toString();
        bySystem(key, Map.of("amount", "100.00"));

        assertThatThrownBy(() -> bySystem(key, Map.of("amount", "200.00")))
                .hasMessageStartingWith("SMP-ACC-0409");
        assertThat(done).hasValue(1);
    }

    @Test
    void a_refused_command_leaves_nothing_so_its_key_may_be_used_again() {
        var key = UUID.randomUUID().toString();
        assertThatThrownBy(() ->
                        access.as(
                                Actor.SYSTEM,
                                () ->
                                        commands.once(
                                                key,
                                                "test.refused",
                                                Map.of(),
                                                Answer.class,
                                                () -> {
                                                    throw Problem.of("SMP-ACC-0404");
                                                })))
                .isInstanceOf(Problem.class);

        assertThat(bySystem(key, Map.of("amount", "1.00")).text()).isEqualTo("done 1");
    }

    @Test
    void what_others_were_in_the_way_of_is_done_again_and_once() {
        var tries = new AtomicInteger();

        var answer = access.as(Actor.SYSTEM, () -> inTheWay(tries, 3));

        assertThat(answer.text()).isEqualTo("done at try 4");
    }

    @Test
    void who_is_always_in_the_way_is_told_and_a_larger_transaction_is_not_repeated_in_part() {
        var tries = new AtomicInteger();
        assertThatThrownBy(() -> access.as(Actor.SYSTEM, () -> inTheWay(tries, 9)))
                .isInstanceOf(CannotAcquireLockException.class);
        assertThat(tries).hasValue(4);

        var inside = new AtomicInteger();
        assertThatThrownBy(() ->
                        transaction.execute(
                                _ -> access.as(Actor.SYSTEM, () -> inTheWay(inside, 1))))
                .isInstanceOf(CannotAcquireLockException.class);
        assertThat(inside).hasValue(1);
    }

    @Test
    void two_at_the_same_time_do_it_once() throws Exception {
        var key = UUID.randomUUID().toString();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var one = threads.submit(() -> bySystem(key, Map.of("amount", "5.00")));
            var other = threads.submit(() -> bySystem(key, Map.of("amount", "5.00")));

            assertThat(one.get()).isEqualTo(other.get());
        }
        assertThat(done).hasValue(1);
    }

    @Test
    void keys_of_different_actors_do_not_meet() {
        var key = UUID.randomUUID().toString();
        var user = aUser(Set.of(Role.OPERATIONS), null);
        var actor = new Actor(user.id(), user.name(), user.roles(), Optional.empty());
        bySystem(key, Map.of("amount", "100.00"));

        var other = once(actor, key, Map.of("amount", "999.00"));

        assertThat(other.text()).isEqualTo("done 2");
    }

    @Test
    void every_command_leaves_a_line_in_the_audit_trail() {
        var key = UUID.randomUUID().toString();
        bySystem(key, Map.of("amount", "100.00", "password", "secret secret"));

        var lines = trail.lines(AuditQuery.about("command", key)).items();

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().action()).isEqualTo("test.do");
        assertThat(String.valueOf(lines.getFirst().after()))
                .contains("100.00")
                .doesNotContain("secret secret");
    }

    @Test
    void over_http_a_command_without_a_key_is_refused_and_a_repeated_one_answers_the_same() {
        var browser = signedIn(Role.ADMINISTRATOR);
        var body =
                """
                {"userName":"%s","name":"Wang","roles":["BORROWER"],"enterprise":"%s"}
                """
                        .formatted(aUserName(), UUID.randomUUID());
        var key = UUID.randomUUID().toString();

        var without = browser.send("POST", "/api/v1/users", body, Map.of());
        var first = browser.post("/api/v1/users", body, key);
        var again = browser.post("/api/v1/users", body, key);
        var changed = browser.post("/api/v1/users", body.replace("Wang", "Li"), key);

        assertThat(without.code()).isEqualTo("SMP-ACC-0400");
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.json().path("user")).isEqualTo(first.json().path("user"));
        assertThat(first.json().path("password").asString()).hasSize(20);
        assertThat(again.json().path("password").isNull()).isTrue();
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.code()).isEqualTo("SMP-ACC-0409");
    }

    private Answer inTheWay(AtomicInteger tries, int failures) {
        return commands.once(
                UUID.randomUUID().toString(),
                "test.in-the-way",
                Map.of(),
                Answer.class,
                () -> {
                    if (tries.incrementAndGet() <= failures) {
                        throw new CannotAcquireLockException("somebody holds it");
                    }
                    return new Answer("done at try " + tries.get());
                });
    }

    private Answer bySystem(String key, Object request) {
        return once(Actor.SYSTEM, key, request);
    }

    private Answer once(Actor actor, String key, Object request) {
        return access.as(
                actor,
                () ->
                        commands.once(
                                key,
                                "test.do",
                                request,
                                Answer.class,
                                () -> new Answer("done " + done.incrementAndGet())));
    }
}
