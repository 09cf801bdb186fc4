package io.sampan.payments.internal;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.Problem;
import io.sampan.accounting.BusinessDay;
import io.sampan.packs.Words;
import io.sampan.payments.PaymentItem.Kind;
import io.sampan.payments.RailAnswer;
import io.sampan.payments.RailAnswer.Accepted;
import io.sampan.payments.RailAnswer.Failed;
import io.sampan.payments.RailAnswer.NoReply;
import io.sampan.payments.RailAnswer.Settled;
import io.sampan.payments.RailAnswer.Unknown;
import io.sampan.payments.Transfer;
import io.sampan.payments.Transfer.Reason;
import io.sampan.payments.Transfer.State;
import io.sampan.payments.TransferFailed;
import io.sampan.payments.TransferId;
import io.sampan.payments.TransferSettled;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes of an answer what it means: the first final answer of an attempt settles or fails the
 * transfer and is told in the same transaction; the same answer again is kept as a fact and does
 * nothing; another final answer is an item for a person.
 */
@Component
class Outcome {

    private static final Logger LOG = LoggerFactory.getLogger(Outcome.class);
    private static final int TRIES_MAX = 4;

    private static final Reason RETRY_UNSAFE =
            new Reason(
                    "RETRY_UNSAFE",
                    new Words(
                            "银行对前一次付款的答复有变，未再付款，须人工核查",
                            "The bank no longer says that the earlier attempt failed; nothing was"
                                    + " sent again, a person must check"));

    private final TransferTable transfers;
    private final FactTable facts;
    private final Patience patience;
    private final BusinessDay businessDay;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Outcome(
            TransferTable transfers,
            FactTable facts,
            Patience patience,
            BusinessDay businessDay,
            Access access,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.transfers = transfers;
        this.facts = facts;
        this.patience = patience;
        this.businessDay = businessDay;
        this.access = access;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Takes an answer about an attempt; true if it ended the transfer. */
    boolean learn(UUID attempt, RailAnswer answer) {
        var known =
                transfers
                        .attempt(attempt)
                        .orElseThrow(() -> Problem.of("SMP-PAY-0404").with("attempt", attempt));
        return told(
                known.transfer(),
                () -> {
                    facts.said(attempt, answer, clock.instant());
                    var row = transfers.locked(known.transfer());
                    if (known.number() != row.transfer().attempt()) {
                        aboutEarlier(row.transfer(), known.number(), answer);
                        return false;
                    }
                    if (row.transfer().ended()) {
                        again(row.transfer(), answer);
                        return false;
                    }
                    return first(row, answer);
                });
    }

    /** Whether another attempt may go out when the rail says this about an earlier one. */
    boolean safeToSendAgain(RailAnswer earlier) {
        return switch (earlier) {
            case Failed _, Unknown _ -> true;
            case Settled _, Accepted _, NoReply _ -> false;
        };
    }

    /**
     * Another attempt was due, but the rail does not say that an earlier one has failed. If it says
     * nothing it is asked again; anything else ends the new attempt unsent.
     */
    boolean holdBack(Transfer claimed, int earlier, RailAnswer said) {
        return told(
                claimed.id(),
                () -> {
                    facts.said(
                            TransferTable.attemptId(claimed.id(), earlier), said, clock.instant());
                    var row = transfers.locked(claimed.id());
                    if (row.transfer().ended() || row.transfer().attempt() != claimed.attempt()) {
                        return false;
                    }
                    if (said instanceof NoReply) {
                        wait(row);
                        return false;
                    }
                    open(row.transfer(), earlier, Kind.RETRY_UNSAFE);
                    var today = businessDay.today();
                    transfers.fail(claimed.id(), RETRY_UNSAFE, clock.instant(), today, null);
                    events.publishEvent(new TransferFailed(now(claimed.id())));
                    return true;
                });
    }

    private boolean first(TransferTable.Row row, RailAnswer answer) {
        var id = row.transfer().id();
        var today = businessDay.today();
        return switch (answer) {
            case Settled(var reference) -> {
                transfers.settle(id, reference, clock.instant(), today, verifyAt(today));
                events.publishEvent(new TransferSettled(now(id)));
                yield true;
            }
            case Failed(var code, var text) -> {
                var reason = new Reason(code, text);
                transfers.fail(id, reason, clock.instant(), today, verifyAt(today));
                events.publishEvent(new TransferFailed(now(id)));
                yield true;
            }
            case Accepted _, Unknown _, NoReply _ -> {
                wait(row);
                yield false;
            }
        };
    }

    /** A final answer has been booked; this one only agrees or contradicts. */
    private void again(Transfer transfer, RailAnswer answer) {
        boolean contradicts =
                switch (answer) {
                    case Settled _ -> transfer.state() == State.FAILED;
                    case Failed _, Unknown _ -> transfer.state() == State.SETTLED;
                    case Accepted _, NoReply _ -> false;
                };
        if (contradicts) {
            open(transfer, transfer.attempt(), Kind.CONTRADICTION);
        }
        transfers.wait(transfer.id(), 0, null);
    }

    /** An earlier attempt counts as failed: a retry is only possible then. */
    private void aboutEarlier(Transfer transfer, int number, RailAnswer answer) {
        if (answer instanceof Settled) {
            open(transfer, number, Kind.CONTRADICTION);
        }
    }

    private void wait(TransferTable.Row row) {
        var today = businessDay.today();
        int asks = row.asks() + 1;
        transfers.wait(
                row.transfer().id(),
                asks,
                clock.instant().plus(patience.beforeAsk(row.asks(), today)));
        if (asks == patience.asksBeforePerson(today)) {
            open(row.transfer(), row.transfer().attempt(), Kind.SILENT);
        }
    }

    private void open(Transfer transfer, int attempt, Kind kind) {
        if (facts.open(transfer.id(), attempt, kind, clock.instant())) {
            LOG.warn("transfer {} needs a person: {}", transfer.id().value(), kind);
        }
        transfers.needPerson(transfer.id(), facts.anyOpen(transfer.id()));
    }

    private Instant verifyAt(LocalDate today) {
        return clock.instant().plus(patience.beforeVerifying(today));
    }

    private Transfer now(TransferId id) {
        return transfers.locked(id).transfer();
    }

    /**
     * Runs in one transaction with whoever is told. If he refuses, nothing of it has happened: the
     * rail is asked again later and a person is called. If the database is away, or others are in
     * the way too often, the claim runs out and another courier comes.
     */
    private boolean told(TransferId id, BooleanSupplier work) {
        return access.as(
                Actor.SYSTEM,
                () -> {
                    try {
                        return retried(work);
                    } catch (ConcurrencyFailureException e) {
                        LOG.warn("transfer {} waits for others: {}", id.value(), e.getMessage());
                        return false;
                    } catch (DataAccessResourceFailureException | TransactionException e) {
                        throw e;
                    } catch (RuntimeException e) {
                        LOG.error("transfer {} could not be told", id.value(), e);
                        transaction.executeWithoutResult(_ -> untold(id));
                        return false;
                    }
                });
    }

    private void untold(TransferId id) {
        var row = transfers.locked(id);
        open(row.transfer(), row.transfer().attempt(), Kind.UNTOLD);
        wait(row);
    }

    private boolean retried(BooleanSupplier work) {
        for (int tries = 1; ; tries++) {
            try {
                return Boolean.TRUE.equals(transaction.execute(_ -> work.getAsBoolean()));
            } catch (ConcurrencyFailureException e) {
                if (tries == TRIES_MAX) {
                    throw e;
                }
            }
        }
    }
}
