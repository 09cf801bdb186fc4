package io.sampan.accounting.internal;

import static io.sampan.accounting.internal.LedgerWorld.ask;
import static io.sampan.accounting.internal.LedgerWorld.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.ledger.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the accounts of a book held at any instant. */
class ThePastOfABookTests {

    private final LedgerWorld world = new LedgerWorld();

    private static final List<String> NAMES = List.of("bank", "a", "b", "c", "d");

    @Test
    void the_balance_at_a_thousand_past_instants_is_that_of_a_replay() throws Exception {
        live();

        assertThat(BookReplay.of(world.jdbc).faults()).isEmpty();
        assertThat(differences(BookReplay.of(world.jdbc))).isEmpty();
    }

    /** The twin: a batch that says it was written before the one in front of it. */
    @Test
    void an_instant_that_goes_back_is_found() throws Exception {
        live();
        var replay = BookReplay.of(world.jdbc);

        world.owner
                .sql("update accounting.batch set at = at - interval '1 day' where number > 200")
                .update();

        assertThat(differences(replay)).isNotEmpty();
    }

    /** The twin: one balance that is a cent off from then on. */
    @Test
    void a_balance_that_is_a_cent_off_is_found() throws Exception {
        live();
        var replay = BookReplay.of(world.jdbc);

        world.owner
                .sql(
                        "update accounting.entry set balance_minor = balance_minor + 1 where account = ?")
                .param(LedgerWorld.uuid("a"))
                .update();

        assertThat(differences(replay)).isNotEmpty();
    }

    /** Four hundred transfers among five accounts. */
    private void live() throws Exception {
        var random = new Random(5);
        NAMES.forEach(world::account);
        try (var lane = world.lane()) {
            lane.awaitLease();
            for (int n = 0; n < 400; n++) {
                var from = random.nextInt(5);
                var to = (from + random.nextInt(1, 5)) % 5;
                ask(
                                lane,
                                world.transfer(
                                        "t" + n,
                                        NAMES.get(from),
                                        NAMES.get(to),
                                        random.nextLong(1, 100)))
                        .join();
            }
        }
    }

    /** Where the stored balance at one of a thousand random instants is not the replay's. */
    private List<String> differences(BookReplay replay) {
        var random = new Random(7);
        var first = replay.balancesAt().firstKey();
        long micros = Duration.between(first, replay.balancesAt().lastKey()).toNanos() / 1_000;
        var differences = new ArrayList<String>();
        for (int n = 0; n < 1_000; n++) {
            var at = first.plusNanos(1_000 * random.nextLong(micros + 1));
            var account = new AccountId(uuid(NAMES.get(random.nextInt(5))));
            long then = replay.balancesAt().floorEntry(at).getValue().getOrDefault(account, 0L);
            if (balanceAt(account, at) != then) {
                differences.add(account + " at " + at);
            }
        }
        return differences;
    }

    private long balanceAt(AccountId account, Instant at) {
        return world.jdbc
                .sql(
                        """
                        select e.balance_minor from accounting.entry e
                        join accounting.transfer t on t.id = e.transfer
                        where e.account = ? and t.batch <= (
                            select max(number) from accounting.batch where book = 'main' and at <= ?)
                        order by e.version desc limit 1
                        """)
                .params(account.value(), at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
