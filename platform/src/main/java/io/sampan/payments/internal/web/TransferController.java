package io.sampan.payments.internal.web;

import io.sampan.access.Commands;
import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import io.sampan.payments.BankStatements;
import io.sampan.payments.PaymentItem;
import io.sampan.payments.Payments;
import io.sampan.payments.Transfer;
import io.sampan.payments.TransferId;
import io.sampan.payments.TransferQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Money in and out, for those who watch over it. */
@RestController
@RequestMapping("/api/v1/transfers")
class TransferController {

    private static final String READERS = "hasAnyRole('OPERATIONS', 'ACCOUNTANT', 'AUDITOR')";

    private final Payments payments;
    private final Commands commands;
    private final ObjectProvider<BankStatements> statements;

    TransferController(
            Payments payments, Commands commands, ObjectProvider<BankStatements> statements) {
        this.statements = statements;
        this.payments = payments;
        this.commands = commands;
    }

    record Account(String bank, String tail) {}

    record Line(
            UUID id,
            Transfer.Direction direction,
            String purpose,
            String subject,
            UUID party,
            Money amount,
            Account account,
            Transfer.State state,
            int attempt,
            Transfer.@Nullable Reason reason,
            Instant createdAt,
            @Nullable Instant sentAt,
            @Nullable Instant settledAt,
            @Nullable LocalDate settledOn,
            @Nullable String railReference,
            boolean needsPerson) {

        Line(Transfer t) {
            this(
                    t.id().value(),
                    t.direction(),
                    t.purpose(),
                    t.subject(),
                    t.party().value(),
                    t.amount(),
                    new Account(t.account().bank(), t.account().tail()),
                    t.state(),
                    t.attempt(),
                    t.reason(),
                    t.createdAt(),
                    t.sentAt(),
                    t.settledAt(),
                    t.settledOn(),
                    t.railReference(),
                    t.needsPerson());
        }
    }

    record Item(
            UUID id,
            UUID transfer,
            int attempt,
            PaymentItem.Kind kind,
            Words text,
            Instant openedAt) {

        Item(PaymentItem item) {
            this(
                    item.id(),
                    item.transfer().value(),
                    item.attempt(),
                    item.kind(),
                    item.text(),
                    item.openedAt());
        }
    }

    record Finding(String note) {}

    @GetMapping
    @PreAuthorize(READERS)
    Page<Line> transfers(
            @RequestParam(required = false) Transfer.@Nullable State state,
            @RequestParam(required = false) Transfer.@Nullable Direction direction,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var page = payments.transfers(new TransferQuery(state, direction, subject, cursor, limit));
        return new Page<>(page.items().stream().map(Line::new).toList(), page.next());
    }

    @GetMapping("/{id}")
    @PreAuthorize(READERS)
    Line transfer(@PathVariable UUID id) {
        return new Line(payments.transfer(new TransferId(id)));
    }

    /** The bank's statement of a day (camt.053); 404 where it gives none by wire. */
    @GetMapping("/bank-statement")
    @PreAuthorize(READERS)
    ResponseEntity<byte[]> statement(@RequestParam LocalDate day) {
        var bank = statements.getIfAvailable();
        if (bank == null) {
            throw Problem.of("SMP-PAY-0404");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("camt053-" + day + ".xml")
                                .build()
                                .toString())
                .body(bank.of(day));
    }

    @PostMapping("/{id}/retry")
    @PreAuthorize("hasRole('OPERATIONS')")
    Line retry(@PathVariable UUID id, @RequestHeader("Idempotency-Key") String key) {
        return commands.once(
                key,
                "payments.retry",
                Map.of("transfer", id),
                Line.class,
                () -> new Line(payments.retry(new TransferId(id))));
    }

    /** What needs a person, the oldest first. */
    @GetMapping("/items")
    @PreAuthorize(READERS)
    List<Item> items() {
        return payments.openItems().stream().map(Item::new).toList();
    }

    @PostMapping("/items/{id}/close")
    @PreAuthorize("hasRole('OPERATIONS')")
    List<Item> close(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Finding finding) {
        commands.once(
                key,
                "payments.close-item",
                Map.of("item", id, "note", finding.note()),
                Void.class,
                () -> {
                    payments.closeItem(id, finding.note());
                    return null;
                });
        return items();
    }
}
