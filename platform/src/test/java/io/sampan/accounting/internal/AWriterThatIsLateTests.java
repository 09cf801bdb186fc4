package io.sampan.accounting.internal;

import static io.sampan.accounting.internal.LedgerWorld.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.ledger.Answer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A writer that stands still while its lease runs out, and goes on later. */
class AWriterThatIsLateTests {

    private final LedgerWorld world = new LedgerWorld();

    @Test
    void a_writer_that_was_stopped_across_its_lease_does_no_harm_when_it_goes_on()
            throws Exception {
        stalledWriter(world);

        assertThat(world.faults()).isEmpty();
        assertThat(world.count("transfer")).isEqualTo(22);
        assertThat(world.balance("wallet")).isEqualTo(-22);
    }

    /** The twin: without the keys that fence, the late write would be taken. */
    @Test
    void without_the_keys_of_batch_and_entry_the_late_writer_would_do_harm() throws Exception {
        world.owner.sql("alter table accounting.batch drop constraint batch_pkey").update();
        world.owner.sql("alter table accounting.entry drop constraint entry_pkey").update();

        stalledWriter(world);

        assertThat(world.faults()).isNotEmpty();
    }

    private static void stalledWriter(LedgerWorld world) throws Exception {
        world.account("bank");
        world.account("wallet");
        var stop = new AtomicBoolean();
        var stopped = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        LedgerWorld.Stall stall =
                () -> {
                    if (stop.get()) {
                        stopped.countDown();
                        goOn.await();
                    }
                };
        try (var late = world.lane(LedgerWorld.stalling(world.store(), stall))) {
            late.awaitLease();
            ask(late, world.transfer("before", "bank", "wallet", 1)).get(10, TimeUnit.SECONDS);
            stop.set(true);
            var waiting = ask(late, world.transfer("late", "bank", "wallet", 1));
            stopped.await();
            takeOver(
                    world,
                    () -> {
                        stop.set(false);
                        goOn.countDown();
                        return waiting;
                    });
        }
    }

    /** The second writer gets the lease when that of the first has run out. */
    private static void takeOver(LedgerWorld world, Supplier<CompletableFuture<Answer>> wakeFirst)
            throws Exception {
        try (var second = world.lane()) {
            second.awaitLease();
            for (int i = 0; i < 20; i++) {
                ask(second, world.transfer("other " + i, "bank", "wallet", 1))
                        .get(10, TimeUnit.SECONDS);
            }
            try {
                wakeFirst.get().get(20, TimeUnit.SECONDS);
            } catch (ExecutionException _) {
                // It lost its lease: whoever asked asks the other.
                var answer = ask(second, world.transfer("late", "bank", "wallet", 1));
                answer.get(10, TimeUnit.SECONDS);
            }
        }
    }
}
