package io.sampan.payments.internal;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.Problem;
import io.sampan.parties.Parties;
import io.sampan.payments.BankRail;
import io.sampan.payments.RailAnswer;
import io.sampan.payments.RailAnswer.NoReply;
import io.sampan.payments.RailAnswer.Unknown;
import io.sampan.payments.RailOrder;
import io.sampan.payments.Transfer.State;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries orders to the rail and answers back. It claims what is due in one short transaction,
 * talks to the rail in none, carrying the orders of a claim side by side, and hands each answer to
 * {@link Outcome}. A courier that dies on the way is replaced when the claim has run out: the next
 * one asks the rail before it sends again, with the same id.
 */
@Component
class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** Longer than a rail may take for the orders of one claim. */
    static final Duration CLAIM = Duration.ofSeconds(60);

    static final int CLAIM_MAX = 20;

    /** Claims of one run; the rest waits for the next. */
    static final int CLAIMS_MAX = 500;

    /**
     * Orders carried at the same time, whoever polls; each holds a database connection only while
     * it writes, and the pool has more.
     */
    static final int ABREAST_MAX = 8;

    private final TransferTable transfers;
    private final FactTable facts;
    private final Outcome outcome;
    private final BankRail rail;
    private final Parties parties;
    private final Access access;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Semaphore abreast = new Semaphore(ABREAST_MAX);

    Courier(
            TransferTable transfers,
            FactTable facts,
            Outcome outcome,
            BankRail rail,
            Parties parties,
            Access access,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.transfers = transfers;
        this.facts = facts;
        this.outcome = outcome;
        this.rail = rail;
        this.parties = parties;
        this.access = access;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Handles everything that is due; answers how many attempts came to an end. */
    int run() {
        return access.as(
                Actor.SYSTEM,
                () -> {
                    int ended = 0;
                    for (int claims = 0; claims < CLAIMS_MAX; claims++) {
                        var claim = claim();
                        ended += carry(claim);
                        if (claim.due().size() < CLAIM_MAX) {
                            break;
                        }
                    }
                    return ended;
                });
    }

    /**
     * What is due and, by attempt, the orders made out already: looking up an account number leaves
     * a line in the audit trail, and one transaction writes them all.
     */
    private record Claim(List<TransferTable.Row> due, Map<UUID, RailOrder> orders) {}

    private Claim claim() {
        try {
            return Objects.requireNonNull(
                    transaction.execute(_ -> {
                        var due = due();
                        return new Claim(
                                due,
                                due.stream()
                                        .filter(row -> row.transfer().state() == State.PENDING)
                                        .collect(
                                                Collectors.toMap(
                                                        TransferTable.Row::attemptId,
                                                        this::order)));
                    }));
        } catch (Problem e) {
            LOG.warn("an order cannot be made out, each is tried alone: {}", e.code());
            return new Claim(due(), Map.of());
        }
    }

    private List<TransferTable.Row> due() {
        var now = clock.instant();
        return transfers.claim(now, now.plus(CLAIM), CLAIM_MAX);
    }

    /**
     * The orders of one claim side by side, since most of the time goes by waiting for the rail.
     */
    private int carry(Claim claim) {
        var orders = claim.orders();
        if (claim.due().size() <= 1) {
            return claim.due().isEmpty() || !carryWhenFree(claim.due().getFirst(), orders) ? 0 : 1;
        }
        try (var couriers =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("payments-courier-", 0).factory())) {
            return ended(
                    claim.due().stream()
                            .map(row -> couriers.submit(() -> carryWhenFree(row, orders)))
                            .toList());
        }
    }

    /** Waits for all, then tells what went wrong with the first that failed. */
    private static int ended(List<Future<Boolean>> underWay) {
        int ended = 0;
        RuntimeException failed = null;
        for (var one : underWay) {
            try {
                ended += one.get() ? 1 : 0;
            } catch (ExecutionException e) {
                var cause =
                        e.getCause() instanceof RuntimeException r
                                ? r
                                : new IllegalStateException(e.getCause());
                if (failed == null) {
                    failed = cause;
                } else {
                    failed.addSuppressed(cause);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while orders are carried", e);
            }
        }
        if (failed != null) {
            throw failed;
        }
        return ended;
    }

    private boolean carryWhenFree(TransferTable.Row row, Map<UUID, RailOrder> orders) {
        abreast.acquireUninterruptibly();
        try {
            return access.as(Actor.SYSTEM, () -> carry(row, orders));
        } finally {
            abreast.release();
        }
    }

    private boolean carry(TransferTable.Row row, Map<UUID, RailOrder> orders) {
        var answer = row.transfer().state() == State.PENDING ? new Unknown() : ask(row.attemptId());
        if (answer instanceof Unknown && !row.transfer().ended()) {
            for (int earlier : facts.unchecked(row.transfer())) {
                var said = ask(TransferTable.attemptId(row.transfer().id(), earlier));
                if (!outcome.safeToSendAgain(said)) {
                    return outcome.holdBack(row.transfer(), earlier, said);
                }
            }
            var ready = orders.get(row.attemptId());
            answer = send(ready == null ? order(row) : ready);
        }
        return outcome.learn(row.attemptId(), answer);
    }

    private RailOrder order(TransferTable.Row row) {
        var transfer = row.transfer();
        var account = parties.account(transfer.account().id());
        return new RailOrder(
                row.attemptId(),
                transfer.direction(),
                account.bank(),
                parties.cardNumber(account.id()).value(),
                account.holder(),
                transfer.amount(),
                row.valueDate(),
                row.note());
    }

    private RailAnswer send(RailOrder order) {
        try {
            return rail.send(order);
        } catch (RuntimeException e) {
            return noReply(order.id(), e);
        }
    }

    private RailAnswer ask(UUID attempt) {
        try {
            return rail.ask(attempt);
        } catch (RuntimeException e) {
            return noReply(attempt, e);
        }
    }

    private static RailAnswer noReply(UUID attempt, RuntimeException e) {
        LOG.warn("the rail did not answer about {}: {}", attempt, e.getClass().getName());
        return new NoReply();
    }
}
