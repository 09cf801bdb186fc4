package io.sampan.payments.internal;

import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.accounting.BusinessDay;
import io.sampan.parties.Parties;
import io.sampan.payments.PaymentItem;
import io.sampan.payments.PaymentOrder;
import io.sampan.payments.Payments;
import io.sampan.payments.RailAnswer;
import io.sampan.payments.Transfer;
import io.sampan.payments.Transfer.Direction;
import io.sampan.payments.Transfer.State;
import io.sampan.payments.TransferId;
import io.sampan.payments.TransferQuery;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door: takes orders, answers how they stand, and lets the courier go. */
@Component
class TransferDesk implements Payments {

    private static final int NOTE_MAX = 400;

    private final TransferTable transfers;
    private final FactTable facts;
    private final Courier courier;
    private final Outcome outcome;
    private final Parties parties;
    private final Patience patience;
    private final BusinessDay businessDay;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final ReentrantLock polling = new ReentrantLock();

    TransferDesk(
            TransferTable transfers,
            FactTable facts,
            Courier courier,
            Outcome outcome,
            Parties parties,
            Patience patience,
            BusinessDay businessDay,
            ApplicationEventPublisher events,
            Clock clock) {
        this.transfers = transfers;
        this.facts = facts;
        this.courier = courier;
        this.outcome = outcome;
        this.parties = parties;
        this.patience = patience;
        this.businessDay = businessDay;
        this.events = events;
        this.clock = clock;
    }

    /** Something was ordered; the job that hears it after commit need not wait for its turn. */
    record Ordered() {}

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Transfer payOut(TransferId id, PaymentOrder order) {
        return order(id, Direction.OUT, order);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Transfer collect(TransferId id, PaymentOrder order) {
        return order(id, Direction.IN, order);
    }

    private Transfer order(TransferId id, Direction direction, PaymentOrder order) {
        var account = parties.account(order.account());
        if (!account.enterprise().equals(order.party())) {
            throw Problem.of("SMP-PAY-0413").field("account");
        }
        boolean fresh = transfers.add(id, direction, order, account, clock.instant());
        var row = row(id);
        if (fresh) {
            events.publishEvent(new Ordered());
        } else if (!sameOrder(row, direction, order)) {
            throw Problem.of("SMP-PAY-0409").with("transfer", id.value());
        }
        return row.transfer();
    }

    private static boolean sameOrder(
            TransferTable.Row row, Direction direction, PaymentOrder order) {
        var first = row.transfer();
        return first.direction() == direction
                && order.equals(
                        new PaymentOrder(
                                first.purpose(),
                                first.subject(),
                                first.party(),
                                first.account().id(),
                                first.amount(),
                                row.valueDate(),
                                row.note()));
    }

    @Override
    @Transactional
    public Transfer retry(TransferId id) {
        var transfer = transfers.locked(id).transfer();
        if (transfer.direction() != Direction.OUT || transfer.state() != State.FAILED) {
            throw Problem.of("SMP-PAY-0410");
        }
        if (transfer.needsPerson()) {
            throw Problem.of("SMP-PAY-0411");
        }
        int max = patience.attemptsMax(businessDay.today());
        if (transfer.attempt() >= max) {
            throw Problem.of("SMP-PAY-0412").with("max", max);
        }
        transfers.again(id, transfer.attempt() + 1, clock.instant());
        events.publishEvent(new Ordered());
        return transfer(id);
    }

    @Override
    public Transfer transfer(TransferId id) {
        return row(id).transfer();
    }

    @Override
    public Page<Transfer> transfers(TransferQuery query) {
        return transfers.page(query);
    }

    @Override
    public List<PaymentItem> openItems() {
        return facts.openItems();
    }

    @Override
    @Transactional
    public void closeItem(UUID item, String note) {
        if (note.isBlank() || note.length() > NOTE_MAX) {
            throw Problem.of("SMP-PAY-0406").field("note");
        }
        if (!facts.close(item, note, clock.instant())) {
            throw Problem.of("SMP-PAY-0405");
        }
        var transfer = facts.transferOf(item);
        transfers.locked(transfer);
        transfers.needPerson(transfer, facts.anyOpen(transfer));
    }

    /**
     * One at a time in this process, so that whoever returns from it knows that nobody here is
     * still carrying what was due before. Other processes are kept off by row locks.
     */
    @Override
    public int poll() {
        polling.lock();
        try {
            return courier.run();
        } finally {
            polling.unlock();
        }
    }

    @Override
    public void heard(UUID attempt, RailAnswer answer) {
        outcome.learn(attempt, answer);
    }

    private TransferTable.Row row(TransferId id) {
        return transfers.find(id).orElseThrow(() -> Problem.of("SMP-PAY-0404"));
    }
}
