package io.sampan.parties.internal.web;

import io.sampan.access.Access;
import io.sampan.access.AuditTrail;
import io.sampan.access.Commands;
import io.sampan.access.Problem;
import io.sampan.parties.BankAccount;
import io.sampan.parties.Consent;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.NewBankAccount;
import io.sampan.parties.Parties;
import io.sampan.parties.PersonId;
import io.sampan.parties.Purpose;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an enterprise says about its data: consents, accounts, and its representative's numbers. */
@RestController
@RequestMapping("/api/v1/enterprises/{id}")
class ConsentDesk {

    private static final String STAFF_OR_BORROWER =
            "hasAnyRole('BORROWER', 'ACCOUNT_MANAGER', 'UNDERWRITER', 'OPERATIONS', 'ACCOUNTANT',"
                    + " 'AUDITOR', 'ADMINISTRATOR')";

    /** Only the enterprise itself consents; staff may record its withdrawal on paper. */
    private static final String BORROWER = "hasRole('BORROWER')";

    record ConsentRequest(@Nullable Purpose purpose, @Nullable LocalDate until) {}

    record RevealRequest(@Nullable String reason) {}

    /** The whole numbers of the legal representative. */
    record Numbers(String idNumber, String phone) {}

    private final Parties parties;
    private final Access access;
    private final AuditTrail trail;
    private final Commands commands;
    private final Clock clock;

    ConsentDesk(Parties parties, Access access, AuditTrail trail, Commands commands, Clock clock) {
        this.parties = parties;
        this.access = access;
        this.trail = trail;
        this.commands = commands;
        this.clock = clock;
    }

    @GetMapping("/consents")
    @PreAuthorize(STAFF_OR_BORROWER)
    List<Consent> consents(@PathVariable EnterpriseId id) {
        access.requireEnterprise(id.value());
        return parties.consents(id);
    }

    @PostMapping("/consents")
    @PreAuthorize(BORROWER)
    Consent give(
            @RequestHeader("Idempotency-Key") String key,
            @PathVariable EnterpriseId id,
            @RequestBody ConsentRequest asked) {
        access.requireEnterprise(id.value());
        var purpose = required(asked.purpose(), "purpose");
        var until = required(asked.until(), "until");
        return commands.once(
                key,
                "parties.give-consent",
                List.of(id, asked),
                Consent.class,
                () -> parties.giveConsent(id, purpose, until, LocalDate.now(clock)));
    }

    @DeleteMapping("/consents/{purpose}")
    @PreAuthorize("hasAnyRole('BORROWER', 'ACCOUNT_MANAGER', 'OPERATIONS')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(
            @RequestHeader("Idempotency-Key") String key,
            @PathVariable EnterpriseId id,
            @PathVariable Purpose purpose) {
        access.requireEnterprise(id.value());
        commands.<@Nullable Void>once(
                key,
                "parties.withdraw-consent",
                List.of(id, purpose),
                Void.class,
                () -> {
                    parties.withdrawConsent(id, purpose);
                    return null;
                });
    }

    @GetMapping("/accounts")
    @PreAuthorize(STAFF_OR_BORROWER)
    List<BankAccount> accounts(@PathVariable EnterpriseId id) {
        access.requireEnterprise(id.value());
        trail.record("parties.accounts-seen", "enterprise", id.toString(), null, null);
        return parties.accounts(id);
    }

    @PostMapping("/accounts")
    @PreAuthorize("hasAnyRole('BORROWER', 'ACCOUNT_MANAGER', 'OPERATIONS')")
    @ResponseStatus(HttpStatus.CREATED)
    BankAccount addAccount(
            @RequestHeader("Idempotency-Key") String key,
            @PathVariable EnterpriseId id,
            @RequestBody NewBankAccount asked) {
        access.requireEnterprise(id.value());
        return commands.once(
                key,
                "parties.add-account",
                List.of(id, asked),
                BankAccount.class,
                () -> parties.account(parties.addAccount(id, asked)));
    }

    @PostMapping("/legal-representative/numbers")
    @PreAuthorize("hasAnyRole('ACCOUNT_MANAGER', 'UNDERWRITER', 'OPERATIONS')")
    Numbers numbers(@PathVariable EnterpriseId id, @RequestBody RevealRequest asked) {
        var reason = asked.reason() == null ? "" : asked.reason();
        PersonId person = parties.enterprise(id).legalRepresentative().id();
        return new Numbers(
                parties.idNumber(person, reason).value(), parties.phone(person, reason).value());
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw Problem.of("SMP-IN-0004").field(name).with("name", name);
        }
        return value;
    }
}
