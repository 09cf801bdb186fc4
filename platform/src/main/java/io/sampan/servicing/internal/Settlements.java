package io.sampan.servicing.internal;

import io.sampan.packs.Words;
import io.sampan.payments.PaymentOrder;
import io.sampan.payments.Transfer;
import io.sampan.payments.TransferFailed;
import io.sampan.payments.TransferSettled;
import io.sampan.servicing.ContractDisbursed;
import io.sampan.servicing.ContractId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What servicing does when the bank has answered: in the same transaction, once per transfer.
 *
 * <p>A debit counts from the day it was asked for: the customer has done his part, and a quote is
 * booked as it was shown even if the bank answers the next day.
 */
@Component
class Settlements {

    private final Store store;
    private final Changes changes;
    private final Collections collections;
    private final Receipts receipts;
    private final Missed missed;
    private final ApplicationEventPublisher events;

    Settlements(
            Store store,
            Changes changes,
            Collections collections,
            Receipts receipts,
            Missed missed,
            ApplicationEventPublisher events) {
        this.store = store;
        this.changes = changes;
        this.collections = collections;
        this.receipts = receipts;
        this.missed = missed;
        this.events = events;
    }

    @EventListener
    void onSettled(TransferSettled settled) {
        var transfer = settled.transfer();
        switch (transfer.purpose()) {
            case PaymentOrder.LOAN_DISBURSEMENT -> disbursed(transfer, transfer.endedOn());
            case PaymentOrder.REPAYMENT -> received(transfer, transfer.endedOn());
            default -> {}
        }
    }

    @EventListener
    void onFailed(TransferFailed failed) {
        var transfer = failed.transfer();
        switch (transfer.purpose()) {
            case PaymentOrder.LOAN_DISBURSEMENT -> payoutFailed(transfer, transfer.endedOn());
            case PaymentOrder.REPAYMENT -> debitFailed(transfer, transfer.endedOn());
            default -> {}
        }
    }

    private void disbursed(Transfer transfer, LocalDate today) {
        var held = toChange(ContractId.of(transfer.subject()));
        if (!held.facts().isEmpty()) {
            return;
        }
        var facts = new ArrayList<Fact>();
        facts.add(
                new Fact.Disbursed(
                        changes.stamp(held, today, today),
                        transfer.amount().minor(),
                        transfer.id().value()));
        if (held.fee() > 0) {
            facts.add(new Fact.Charged(changes.stamp(held.with(facts), today, today), held.fee()));
        }
        changes.book(held, facts, today, null);
        events.publishEvent(
                new ContractDisbursed(
                        held.id(),
                        held.application(),
                        held.enterprise(),
                        today,
                        transfer.amount()));
    }

    private void received(Transfer transfer, LocalDate today) {
        var held = toChange(ContractId.of(transfer.subject()));
        var asked = asked(transfer);
        if (asked.state().equals("SETTLED")) {
            return;
        }
        var fact =
                new Fact.Received(
                        changes.stamp(held, asked.askedOn(), today),
                        transfer.amount().minor(),
                        asked.kind(),
                        asked.effect(),
                        "DEBIT",
                        transfer.id().value(),
                        "");
        var outcome = new Changes.Outcome(transfer.id().value(), "SETTLED", null);
        receipts.told(held, fact, changes.book(held, List.of(fact), today, outcome));
    }

    private void payoutFailed(Transfer transfer, LocalDate today) {
        var held = toChange(ContractId.of(transfer.subject()));
        if (!held.facts().isEmpty()) {
            return;
        }
        var told = new Held.Told(true, held.told().riskClass(), held.told().missedThrough());
        changes.touch(
                List.of(held.with(told)), Map.of(held.id().value(), changes.state(held, today)));
    }

    private void debitFailed(Transfer transfer, LocalDate today) {
        var held = toChange(ContractId.of(transfer.subject()));
        var asked = asked(transfer);
        if (!asked.state().equals("IN_FLIGHT")) {
            return;
        }
        changes.note(new Changes.Outcome(transfer.id().value(), "FAILED", reason(transfer)));
        var state = changes.state(held, today);
        var told = missed.tell(held, state, false);
        changes.touch(List.of(told), Map.of(held.id().value(), state));
    }

    private Held toChange(ContractId id) {
        return store.findToChange(id)
                .orElseThrow(() -> new IllegalStateException("transfer for no contract " + id));
    }

    private Collections.Asked asked(Transfer transfer) {
        UUID id = transfer.id().value();
        return collections
                .find(id)
                .orElseThrow(() -> new IllegalStateException("no debit was asked as " + id));
    }

    private static Words reason(Transfer transfer) {
        var reason = transfer.reason();
        return reason == null ? new Words("银行未说明原因", "The bank gave no reason") : reason.text();
    }
}
