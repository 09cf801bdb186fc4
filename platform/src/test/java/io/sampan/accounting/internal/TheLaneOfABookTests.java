package io.sampan.accounting.internal;

import static io.sampan.accounting.internal.LedgerWorld.ask;
import static io.sampan.accounting.internal.LedgerWorld.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.ledger.AccountId;
import io.sampan.ledger.Allow;
import io.sampan.ledger.Answer;
import io.sampan.ledger.Answer.Conflict;
import io.sampan.ledger.Answer.Done;
import io.sampan.ledger.Answer.Refused;
import io.sampan.ledger.Answer.Repeated;
import io.sampan.ledger.Close;
import io.sampan.ledger.Hold;
import io.sampan.ledger.Post;
import io.sampan.ledger.Release;
import io.sampan.ledger.Side;
import io.sampan.ledger.Step;
import io.sampan.ledger.Sweep;
import io.sampan.ledger.TransferId;
import io.sampan.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A book on a real database and its lane. */
class TheLaneOfABookTests {

    private final LedgerWorld world = new LedgerWorld();

    @Test
    void every_kind_of_step_is_stored_as_it_was_answered_and_answered_again_the_same()
            throws Exception {
        world.account("bank");
        world.account("wallet");
        world.account("empty");
        var soon = Instant.parse("2100-01-01T00:00:00Z");
        var asked = new ArrayList<List<Step>>();
        asked.add(List.of(world.transfer("t1", "bank", "wallet", 1_000)));
        asked.add(List.of(hold("h1", 300, soon), hold("h2", 200, soon)));
        asked.add(List.of(new Post(id("p1"), id("h1"), cny(120))));
        asked.add(List.of(new Release(id("r1"), id("h2"))));
        asked.add(List.of(new Allow(id("a1"), account("wallet"), 500)));
        asked.add(
                List.of(
                        new Sweep(
                                id("s1"),
                                account("wallet"),
                                account("bank"),
                                cny(9_999),
                                Side.DEBIT)));
        asked.add(List.of(new Close(id("c1"), account("empty"))));
        asked.add(List.of(world.transfer("t2", "wallet", "bank", 1)));
        asked.add(List.of(new Post(id("p2"), id("h2"), cny(1))));
        asked.add(
                List.of(
                        world.transfer("t3", "bank", "wallet", 5),
                        world.transfer("t4", "bank", "empty", 5)));
        var first = new ArrayList<Answer>();
        try (var lane = world.lane()) {
            lane.awaitLease();
            for (var steps : asked) {
                first.add(ask(lane, steps.toArray(Step[]::new)).get(10, TimeUnit.SECONDS));
            }
        }

        var again = new ArrayList<Answer>();
        try (var lane = world.lane()) {
            lane.awaitLease();
            for (var steps : asked) {
                again.add(ask(lane, steps.toArray(Step[]::new)).get(10, TimeUnit.SECONDS));
            }
            assertThat(ask(lane, world.transfer("t1", "bank", "wallet", 999)).join())
                    .isInstanceOf(Conflict.class);
            assertThat(ask(lane, world.transfer("h1", "bank", "wallet", 999)).join())
                    .as("the id of a hold")
                    .isInstanceOf(Conflict.class);
            ask(lane, world.transfer("more", "bank", "wallet", 900)).join();
            assertThat(ask(lane, world.transfer("t2", "wallet", "bank", 1)).join())
                    .as("refused when it was first asked, though there is enough now")
                    .isEqualTo(first.get(7));
        }

        assertThat(first.subList(0, 7)).hasOnlyElementsOfType(Done.class);
        assertThat(first.subList(7, 10)).hasOnlyElementsOfType(Refused.class);
        for (int i = 0; i < asked.size(); i++) {
            if (first.get(i) instanceof Done(var effects)) {
                assertThat(again.get(i)).isEqualTo(new Repeated(effects));
            } else {
                assertThat(again.get(i)).isEqualTo(first.get(i));
            }
        }
        assertThat(world.balance("wallet")).isEqualTo(500 - 900);
        assertThat(world.faults()).isEmpty();
    }

    @Test
    void a_lane_without_the_lease_refuses() {
        try (var first = world.lane()) {
            first.awaitLease();
            try (var second = world.lane()) {
                var answer = ask(second, world.transfer("x", "bank", "wallet", 1));
                assertThatThrownBy(answer::join)
                        .isInstanceOf(CompletionException.class)
                        .hasCauseInstanceOf(Lane.Busy.class);
            }
        }
    }

    @Test
    void a_lane_that_is_closed_refuses() {
        Lane closed;
        try (var lane = world.lane()) {
            closed = lane;
        }

        assertThatThrownBy(() -> ask(closed, world.transfer("x", "bank", "wallet", 1)))
                .isInstanceOf(Lane.Busy.class);
    }

    @Test
    void a_hold_is_posted_or_released_whoever_is_faster_and_never_both() throws Exception {
        race(world);

        assertThat(world.count("hold_end")).isEqualTo(100);
        assertThat(world.faults()).isEmpty();
    }

    private void race(LedgerWorld ledger) throws Exception {
        ledger.account("bank");
        ledger.account("wallet");
        var later = Instant.now().plus(Duration.ofHours(1));
        try (var lane = ledger.lane();
                var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            lane.awaitLease();
            ask(lane, ledger.transfer("in", "bank", "wallet", 1_000)).join();
            for (int n = 0; n < 100; n++) {
                var hold = "hold " + n;
                assertThat(ask(lane, hold(hold, 10, later)).join()).isInstanceOf(Done.class);
                int round = n;
                var ends =
                        pool.invokeAll(
                                List.<Callable<Answer>>of(
                                        () ->
                                                ask(
                                                                lane,
                                                                new Post(
                                                                        id("post " + round),
                                                                        id(hold),
                                                                        cny(10)))
                                                        .join(),
                                        () ->
                                                ask(
                                                                lane,
                                                                new Release(
                                                                        id("release " + round),
                                                                        id(hold)))
                                                        .join()));
                var answers = new HashSet<Class<?>>();
                for (var end : ends) {
                    answers.add(end.get().getClass());
                }
                assertThat(answers).containsExactlyInAnyOrder(Done.class, Refused.class);
            }
        }
    }

    /** The twin: the database itself refuses a second end of a hold. */
    @Test
    void the_key_of_an_end_refuses_a_second_one() throws Exception {
        race(world);

        assertThatThrownBy(() ->
                        world.jdbc
                                .sql(
                                        """
                                        insert into accounting.hold_end (hold, id, batch, place)
                                        select hold, gen_random_uuid(), batch, 99
                                        from accounting.hold_end limit 1
                                        """)
                                .update())
                .hasStackTraceContaining("hold_end_pkey");
    }

    private static Hold hold(String name, long minor, Instant expires) {
        return new Hold(id(name), account("wallet"), account("bank"), cny(minor), expires);
    }

    private static TransferId id(String name) {
        return new TransferId(uuid(name));
    }

    private static AccountId account(String name) {
        return new AccountId(uuid(name));
    }

    private static Money cny(long minor) {
        return Money.ofMinor(Money.CNY, minor);
    }
}
