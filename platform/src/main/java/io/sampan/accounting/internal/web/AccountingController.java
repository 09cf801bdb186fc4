package io.sampan.accounting.internal.web;

import io.sampan.access.Page;
import io.sampan.accounting.Accounting;
import io.sampan.accounting.BusinessDay;
import io.sampan.accounting.EntryLine;
import io.sampan.accounting.EntryQuery;
import io.sampan.accounting.GlAccount;
import io.sampan.accounting.JournalView;
import io.sampan.accounting.TrialBalance;
import io.sampan.ledger.Side;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The books over HTTP; they are only read here. */
@RestController
@RequestMapping("/api/v1")
class AccountingController {

    private static final String READERS = "hasAnyRole('ACCOUNTANT', 'AUDITOR', 'OPERATIONS')";

    private final Accounting accounting;
    private final BusinessDay businessDay;

    AccountingController(Accounting accounting, BusinessDay businessDay) {
        this.accounting = accounting;
        this.businessDay = businessDay;
    }

    record Day(LocalDate day) {}

    /** An account as a page shows it; the sub-ledger and limits are the ledger's own affair. */
    record ChartAccount(String no, Words name, GlAccount.Kind kind, Side normal) {

        ChartAccount(GlAccount account) {
            this(account.no(), account.name(), account.kind(), account.normal());
        }
    }

    record Balance(
            ChartAccount account,
            Money debit,
            Money credit,
            Side balanceSide,
            Money debits,
            Money credits) {

        Balance(TrialBalance.Row row) {
            this(
                    new ChartAccount(row.account()),
                    row.debit(),
                    row.credit(),
                    row.balanceSide(),
                    row.debits(),
                    row.credits());
        }
    }

    record Balances(
            LocalDate asOf,
            List<Balance> rows,
            Money totalDebit,
            Money totalCredit,
            boolean balanced) {

        Balances(TrialBalance trial) {
            this(
                    trial.asOf(),
                    trial.rows().stream().map(Balance::new).toList(),
                    trial.totalDebit(),
                    trial.totalCredit(),
                    trial.balanced());
        }
    }

    @GetMapping("/business-day")
    @PreAuthorize("isAuthenticated()")
    Day day() {
        return new Day(businessDay.today());
    }

    @GetMapping("/accounting/accounts")
    @PreAuthorize(READERS)
    List<ChartAccount> chart() {
        return accounting.chart().stream().map(ChartAccount::new).toList();
    }

    @GetMapping("/accounting/trial-balance")
    @PreAuthorize(READERS)
    Balances trialBalance(@RequestParam Optional<LocalDate> asOf) {
        return new Balances(accounting.trialBalance(asOf.orElseGet(businessDay::today)));
    }

    @GetMapping("/accounting/entries")
    @PreAuthorize(READERS)
    Page<EntryLine> entries(
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String event,
            @RequestParam(defaultValue = "VALUE_DATE") EntryQuery.By by,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Instant knownAt,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return accounting.entries(
                new EntryQuery(account, subject, event, by, from, to, knownAt, cursor, limit));
    }

    @GetMapping("/accounting/journals/{id}")
    @PreAuthorize(READERS)
    JournalView journal(@PathVariable String id) {
        return accounting.journal(id);
    }
}
