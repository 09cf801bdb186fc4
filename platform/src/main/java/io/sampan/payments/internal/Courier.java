package io.sampan.payments.internal;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.parties.Parties;
import io.sampan.payments.BankRail;
import io.sampan.payments.RailAnswer;
import io.sampan.payments.RailAnswer.NoReply;
import io.sampan.payments.RailAnswer.Unknown;
import io.sampan.payments.RailOrder;
import io.sampan.payments.Transfer.State;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries orders to the rail and answers back. It claims what is due in one short transaction,
 * talks to the rail in none, and hands each answer to {@link Outcome}. A courier that dies on the
 * way is replaced when the claim has run out: the next one asks the rail before it sends again,
 * with the same id.
 */
@Component
class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** Longer than a rail may take for the orders of one claim. */
    static final Duration CLAIM = Duration.ofSeconds(60);

    static final int CLAIM_MAX = 20;

    /** Claims of one run; the rest waits for the next. */
    static final int CLAIMS_MAX = 500;

    private final TransferTable transfers;
    private final FactTable facts;
    private final Outcome outcome;
    private final BankRail rail;
    private final Parties parties;
    private final Access access;
    private final Clock clock;

    Courier(
            TransferTable transfers,
            FactTable facts,
            Outcome outcome,
            BankRail rail,
            Parties parties,
            Access access,
            Clock clock) {
        this.transfers = transfers;
        this.facts = facts;
        this.outcome = outcome;
        this.rail = rail;
        this.parties = parties;
        this.access = access;
        this.clock = clock;
    }

    /** Handles everything that is due; answers how many attempts came to an end. */
    int run() {
        return access.as(
                Actor.SYSTEM,
                () -> {
                    int ended = 0;
                    for (int claims = 0; claims < CLAIMS_MAX; claims++) {
                        var now = clock.instant();
                        var due = transfers.claim(now, now.plus(CLAIM), CLAIM_MAX);
                        for (var row : due) {
                            ended += carry(row) ? 1 : 0;
                        }
                        if (due.size() < CLAIM_MAX) {
                            break;
                        }
                    }
                    return ended;
                });
    }

    private boolean carry(TransferTable.Row row) {
        var answer = row.transfer().state() == State.PENDING ? new Unknown() : ask(row.attemptId());
        if (answer instanceof Unknown && !row.transfer().ended()) {
            for (int earlier : facts.unchecked(row.transfer())) {
                var said = ask(TransferTable.attemptId(row.transfer().id(), earlier));
                if (!outcome.safeToSendAgain(said)) {
                    return outcome.holdBack(row.transfer(), earlier, said);
                }
            }
            answer = send(row);
        }
        return outcome.learn(row.attemptId(), answer);
    }

    private RailAnswer send(TransferTable.Row row) {
        var transfer = row.transfer();
        var account = parties.account(transfer.account().id());
        var order =
                new RailOrder(
                        row.attemptId(),
                        transfer.direction(),
                        account.bank(),
                        parties.cardNumber(account.id()).value(),
                        account.holder(),
                        transfer.amount(),
                        row.valueDate(),
                        row.note());
        try {
            return rail.send(order);
        } catch (RuntimeException e) {
            return noReply(row.attemptId(), e);
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
