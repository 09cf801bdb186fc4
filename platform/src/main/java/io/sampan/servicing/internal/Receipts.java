package io.sampan.servicing.internal;

import io.sampan.access.Access;
import io.sampan.access.FourEyes;
import io.sampan.access.Problem;
import io.sampan.access.ProposalApproved;
import io.sampan.access.Role;
import io.sampan.accounting.BusinessDay;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import io.sampan.servicing.ContractId;
import io.sampan.servicing.Effect;
import io.sampan.servicing.Receipt;
import io.sampan.servicing.ReceiptBooked;
import io.sampan.servicing.ReceiptPreview;
import io.sampan.servicing.RepaymentKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Money that came in on another way than a debit, and receipts taken back. */
@Component
class Receipts {

    static final String REVERSAL = "servicing.reversal";

    private final Store store;
    private final Changes changes;
    private final FourEyes fourEyes;
    private final Access access;
    private final BusinessDay businessDay;
    private final ApplicationEventPublisher events;

    Receipts(
            Store store,
            Changes changes,
            FourEyes fourEyes,
            Access access,
            BusinessDay businessDay,
            ApplicationEventPublisher events) {
        this.store = store;
        this.changes = changes;
        this.fourEyes = fourEyes;
        this.access = access;
        this.businessDay = businessDay;
        this.events = events;
    }

    /** What a reversal proposal carries. */
    record Reversal(UUID contract, UUID receipt, String reason) {}

    Receipt receive(ContractId id, Money amount, LocalDate valueDate, String note, LocalDate on) {
        var held = running(store.findToChange(id).orElseThrow(Receipts::unknown));
        var fact = cash(held, amount, valueDate, note, on);
        return told(held, fact, changes.book(held, List.of(fact), on, null));
    }

    ReceiptPreview preview(ContractId id, Money amount, LocalDate valueDate, LocalDate on) {
        var held = running(store.find(id).orElseThrow(Receipts::unknown));
        return preview(held, cash(held, amount, valueDate, "", on), on);
    }

    ReceiptPreview previewReversal(ContractId id, UUID receipt, LocalDate on) {
        var held = store.find(id).orElseThrow(Receipts::unknown);
        return preview(held, reversal(held, receipt, "", on), on);
    }

    UUID proposeReversal(ContractId id, UUID receipt, String reason, LocalDate on) {
        var held = store.find(id).orElseThrow(Receipts::unknown);
        var fact = reversal(held, receipt, reason, on);
        var received = (Fact.Received) byId(held, fact.fact());
        var amount = Money.ofMinor(held.currency(), received.amount());
        return fourEyes.propose(
                        REVERSAL,
                        Role.OPERATIONS,
                        receipt.toString(),
                        new Reversal(id.value(), receipt, reason),
                        new Words(
                                "冲正合同 %s 的收款 %s(%s):%s"
                                        .formatted(
                                                held.number(),
                                                amount,
                                                received.valueDate(),
                                                reason),
                                "Take back the receipt of %s on contract %s (%s): %s"
                                        .formatted(
                                                amount,
                                                held.number(),
                                                received.valueDate(),
                                                reason)))
                .value();
    }

    @EventListener
    void onApproved(ProposalApproved approved) {
        if (!approved.kind().equals(REVERSAL)) {
            return;
        }
        var content = approved.content();
        var id = ContractId.of(content.path("contract").asString());
        var receipt = UUID.fromString(content.path("receipt").asString());
        var on = businessDay.today();
        var held = store.findToChange(id).orElseThrow(Receipts::unknown);
        var fact = reversal(held, receipt, content.path("reason").asString(), on);
        changes.book(held, List.of(fact), on, null);
    }

    /** Publishes the receipt as it is spread in the state. */
    Receipt told(Held held, Fact.Received fact, State state) {
        var receipt =
                state.repayments().stream()
                        .filter(repayment -> repayment.fact().id().equals(fact.id()))
                        .findFirst()
                        .map(repayment -> Shown.receipt(repayment, held.currency()))
                        .orElseThrow();
        events.publishEvent(new ReceiptBooked(held.id(), held.enterprise(), receipt));
        return receipt;
    }

    private ReceiptPreview preview(Held held, Fact fact, LocalDate on) {
        var before = changes.state(held, on);
        var after = changes.state(held.with(List.of(fact)), on);
        var split = Split.NONE;
        var changed = new ArrayList<ReceiptPreview.Changed>();
        for (var repayment : after.repayments()) {
            var old =
                    before.repayments().stream()
                            .filter(other -> other.fact().id().equals(repayment.fact().id()))
                            .findFirst();
            if (old.isEmpty()) {
                split = repayment.split();
            } else if (!old.get().split().equals(repayment.split())) {
                changed.add(
                        new ReceiptPreview.Changed(
                                repayment.fact().valueDate(),
                                Money.ofMinor(held.currency(), repayment.fact().amount()),
                                old.get().split().in(held.currency()),
                                repayment.split().in(held.currency())));
            }
        }
        return new ReceiptPreview(
                split.in(held.currency()), Shown.standing(before), Shown.standing(after), changed);
    }

    private Fact.Received cash(
            Held held, Money amount, LocalDate valueDate, String note, LocalDate on) {
        if (!amount.isPositive() || !amount.currency().equals(held.currency())) {
            throw Problem.of("SMP-SRV-0101").field("amount").with("currency", held.currency());
        }
        var from = changes.state(held, on).disbursedOn().orElseThrow();
        if (valueDate.isBefore(from) || valueDate.isAfter(on)) {
            throw Problem.of("SMP-SRV-0102").field("valueDate").with("from", from).with("to", on);
        }
        return new Fact.Received(
                changes.stamp(held, valueDate, on),
                amount.minor(),
                RepaymentKind.DUE,
                Effect.SHORTER,
                "DESK",
                null,
                note);
    }

    private Fact.Reversed reversal(Held held, UUID receipt, String reason, LocalDate on) {
        var fact = byId(held, receipt);
        boolean taken =
                held.facts().stream()
                        .anyMatch(other ->
                                other instanceof Fact.Reversed(_, UUID id, _)
                                        && id.equals(receipt));
        if (!(fact instanceof Fact.Received) || taken) {
            throw Problem.of("SMP-SRV-0103").field("receipt");
        }
        return new Fact.Reversed(changes.stamp(held, fact.valueDate(), on), receipt, reason);
    }

    private static Fact byId(Held held, UUID id) {
        return held.facts().stream()
                .filter(fact -> fact.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.of("SMP-SRV-0405").field("receipt"));
    }

    private Held running(Held held) {
        if (held.facts().isEmpty()) {
            throw Problem.of("SMP-SRV-0410");
        }
        access.requireEnterprise(held.enterprise().value());
        return held;
    }

    static Problem unknown() {
        return Problem.of("SMP-SRV-0404");
    }
}
