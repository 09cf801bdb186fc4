package io.sampan.accounting.internal;

import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.accounting.Accounting;
import io.sampan.accounting.EntryLine;
import io.sampan.accounting.EntryQuery;
import io.sampan.accounting.GlAccount;
import io.sampan.accounting.Journal;
import io.sampan.accounting.JournalView;
import io.sampan.accounting.LedgerAudit;
import io.sampan.accounting.TrialBalance;
import io.sampan.accounting.internal.periods.Months;
import io.sampan.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door: records through the journal table, reads through the statements. */
@Component
class Books implements Accounting {

    private final Chart chart;
    private final PostingRules rules;
    private final JournalTable journals;
    private final Recording recording;
    private final Lanes lanes;
    private final Statements statements;
    private final BookAudit audit;
    private final Months months;

    Books(
            Chart chart,
            PostingRules rules,
            JournalTable journals,
            Recording recording,
            Lanes lanes,
            Statements statements,
            BookAudit audit,
            Months months) {
        this.chart = chart;
        this.rules = rules;
        this.journals = journals;
        this.recording = recording;
        this.lanes = lanes;
        this.statements = statements;
        this.audit = audit;
        this.months = months;
    }

    @Override
    public void record(Journal journal) {
        recording.requireTransaction();
        var legs = rules.postings(journal);
        if (journals.add(journal, legs)) {
            months.requireOpen(journal.bookingDate());
            recording.add(journal);
            return;
        }
        var first =
                journals.find(journal.id())
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "journal " + journal.id() + " cannot be read"))
                        .journal();
        var field = difference(first, journal);
        if (field != null) {
            throw Problem.of("SMP-ACT-0409").field(field).with("journal", journal.id());
        }
    }

    @Override
    public int settle() {
        var waiting = journals.waiting();
        if (waiting.isEmpty() || lanes.awaitPosted(waiting, Recording.WAIT_MAX)) {
            return 0;
        }
        waiting.retainAll(journals.waiting());
        return waiting.size();
    }

    @Override
    public Bulk bulk() {
        return recording.bulk();
    }

    @Override
    public TrialBalance trialBalance(LocalDate asOf) {
        return statements.trialBalance(asOf);
    }

    @Override
    public Page<EntryLine> entries(EntryQuery query) {
        if (query.account() != null) {
            account(query.account());
        }
        return statements.entries(query);
    }

    @Override
    public List<GlAccount> chart() {
        return chart.accounts();
    }

    @Override
    public JournalView journal(String id) {
        var recorded =
                journals.find(id).orElseThrow(() -> Problem.of("SMP-ACT-0404").with("journal", id));
        var journal = recorded.journal();
        var rule = rules.rule(journal.event(), journal.bookingDate());
        return new JournalView(
                id,
                journal.event(),
                rule.text(),
                rule.citation(),
                journal.valueDate(),
                journal.bookingDate(),
                recorded.at(),
                journal.subject(),
                journal.amounts(),
                statements.entriesOf(id));
    }

    @Override
    public Money balance(String account, LocalDate asOf) {
        return statements.balance(account(account), null, asOf);
    }

    @Override
    public Money balance(String account, String subject, LocalDate asOf) {
        return statements.balance(account(account), subject, asOf);
    }

    @Override
    public LedgerAudit audit() {
        return audit.run();
    }

    private GlAccount account(String no) {
        return chart.find(no)
                .orElseThrow(() -> Problem.of("SMP-ACT-0405").field("account").with("account", no));
    }

    private static @Nullable String difference(Journal first, Journal now) {
        if (!first.event().equals(now.event())) {
            return "event";
        }
        if (!first.valueDate().equals(now.valueDate())) {
            return "valueDate";
        }
        if (!first.subject().equals(now.subject())) {
            return "subject";
        }
        if (!first.amounts().equals(now.amounts())) {
            return "amounts";
        }
        // A repeat on a later business day is the same fact: the first booking date stands.
        return null;
    }
}
