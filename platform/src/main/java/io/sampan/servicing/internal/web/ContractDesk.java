package io.sampan.servicing.internal.web;

import io.sampan.access.Access;
import io.sampan.access.Commands;
import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.access.Role;
import io.sampan.accounting.BusinessDay;
import io.sampan.money.Money;
import io.sampan.parties.BankAccountId;
import io.sampan.parties.EnterpriseId;
import io.sampan.payments.Payments;
import io.sampan.servicing.ContractId;
import io.sampan.servicing.ContractLine;
import io.sampan.servicing.ContractQuery;
import io.sampan.servicing.ContractState;
import io.sampan.servicing.Effect;
import io.sampan.servicing.Receipt;
import io.sampan.servicing.ReceiptPreview;
import io.sampan.servicing.RepaymentKind;
import io.sampan.servicing.RepaymentQuote;
import io.sampan.servicing.RepaymentRequest;
import io.sampan.servicing.Servicing;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Contracts as borrowers and staff see and repay them. */
@RestController
@RequestMapping("/api/v1/contracts")
class ContractDesk {

    private static final String EVERYBODY =
            "hasAnyRole('BORROWER', 'ACCOUNT_MANAGER', 'UNDERWRITER', 'OPERATIONS', 'ACCOUNTANT',"
                    + " 'AUDITOR')";
    private static final String PAYER = "hasAnyRole('BORROWER', 'OPERATIONS')";

    private final Servicing servicing;
    private final Payments payments;
    private final BusinessDay businessDay;
    private final Commands commands;
    private final Access access;

    ContractDesk(
            Servicing servicing,
            Payments payments,
            BusinessDay businessDay,
            Commands commands,
            Access access) {
        this.servicing = servicing;
        this.payments = payments;
        this.businessDay = businessDay;
        this.commands = commands;
        this.access = access;
    }

    record QuoteRequest(RepaymentKind kind, @Nullable Money amount, @Nullable Effect effect) {}

    record RepayRequest(
            RepaymentKind kind,
            @Nullable Money amount,
            @Nullable Effect effect,
            Money amountShown,
            @Nullable BankAccountId account) {}

    record ReceiptRequest(Money amount, LocalDate valueDate, @Nullable String note) {}

    record ReversalRequest(@Nullable String reason) {}

    record Proposed(UUID proposal) {}

    @GetMapping
    @PreAuthorize(EVERYBODY)
    Page<ContractLine> contracts(
            @RequestParam(required = false) @Nullable ContractState state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID enterprise,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return servicing.contracts(
                new ContractQuery(
                        Optional.ofNullable(state),
                        q,
                        visible(enterprise),
                        businessDay.today(),
                        cursor,
                        limit));
    }

    @GetMapping("/{id}")
    @PreAuthorize(EVERYBODY)
    ContractView contract(
            @PathVariable UUID id, @RequestParam(required = false) @Nullable LocalDate asOf) {
        var on = asOf == null ? businessDay.today() : asOf;
        return ContractView.of(servicing.contract(new ContractId(id), on));
    }

    @PostMapping("/{id}/quote")
    @PreAuthorize(PAYER)
    RepaymentQuote quote(@PathVariable UUID id, @RequestBody QuoteRequest asked) {
        return servicing.quote(
                new ContractId(id),
                asked.kind(),
                Optional.ofNullable(asked.amount()),
                effect(asked.effect()),
                businessDay.today());
    }

    @PostMapping("/{id}/repay")
    @PreAuthorize(PAYER)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ContractView.Started repay(
            @RequestHeader("Idempotency-Key") String key,
            @PathVariable UUID id,
            @RequestBody RepayRequest asked) {
        return commands.once(
                key,
                "servicing.repay",
                List.of(id, asked),
                ContractView.Started.class,
                () -> {
                    var transfer =
                            servicing.repay(
                                    new ContractId(id),
                                    new RepaymentRequest(
                                            asked.kind(),
                                            Optional.ofNullable(asked.amount()),
                                            effect(asked.effect()),
                                            asked.amountShown(),
                                            Optional.ofNullable(asked.account())),
                                    businessDay.today());
                    return new ContractView.Started(payments.transfer(transfer));
                });
    }

    @PostMapping("/{id}/receipts")
    @PreAuthorize("hasRole('OPERATIONS')")
    @ResponseStatus(HttpStatus.CREATED)
    Receipt receive(
            @RequestHeader("Idempotency-Key") String key,
            @PathVariable UUID id,
            @RequestBody ReceiptRequest asked) {
        return commands.once(
                key,
                "servicing.receive",
                List.of(id, asked),
                Receipt.class,
                () ->
                        servicing.receive(
                                new ContractId(id),
                                asked.amount(),
                                asked.valueDate(),
                                asked.note() == null ? "" : asked.note(),
                                businessDay.today()));
    }

    @GetMapping("/{id}/receipt-preview")
    @PreAuthorize("hasRole('OPERATIONS')")
    ReceiptPreview preview(
            @PathVariable UUID id, @RequestParam String amount, @RequestParam LocalDate valueDate) {
        return servicing.previewReceipt(
                new ContractId(id), Money.cny(amount), valueDate, businessDay.today());
    }

    @GetMapping("/{id}/receipts/{receipt}/reversal-preview")
    @PreAuthorize("hasRole('OPERATIONS')")
    ReceiptPreview previewReversal(@PathVariable UUID id, @PathVariable UUID receipt) {
        return servicing.previewReversal(new ContractId(id), receipt, businessDay.today());
    }

    @PostMapping("/{id}/receipts/{receipt}/reversal")
    @PreAuthorize("hasRole('OPERATIONS')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Proposed reverse(
            @RequestHeader("Idempotency-Key") String key,
            @PathVariable UUID id,
            @PathVariable UUID receipt,
            @RequestBody ReversalRequest asked) {
        var reason = asked.reason() == null ? "" : asked.reason().strip();
        if (reason.isEmpty()) {
            throw Problem.of("SMP-SRV-0107").field("reason");
        }
        return commands.once(
                key,
                "servicing.propose-reversal",
                Map.of("contract", id, "receipt", receipt, "reason", reason),
                Proposed.class,
                () ->
                        new Proposed(
                                servicing.proposeReversal(
                                        new ContractId(id), receipt, reason, businessDay.today())));
    }

    /** A borrower's list is his own enterprise's, whatever was asked. */
    private Optional<EnterpriseId> visible(@Nullable UUID asked) {
        var actor = access.actor();
        var own = actor.enterprise().map(EnterpriseId::new);
        if (actor.has(Role.BORROWER)) {
            return Optional.of(own.orElseThrow(() -> Problem.of("SMP-SRV-0404")));
        }
        return Optional.ofNullable(asked).map(EnterpriseId::new);
    }

    private static Effect effect(@Nullable Effect asked) {
        return asked == null ? Effect.SHORTER : asked;
    }
}
