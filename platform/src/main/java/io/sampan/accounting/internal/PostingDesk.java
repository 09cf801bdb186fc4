package io.sampan.accounting.internal;

import io.sampan.access.FourEyes;
import io.sampan.access.Problem;
import io.sampan.access.ProposalApproved;
import io.sampan.access.ProposalId;
import io.sampan.access.Role;
import io.sampan.accounting.Accounting;
import io.sampan.accounting.EntryLine.AccountName;
import io.sampan.accounting.GlAccount;
import io.sampan.accounting.Journal;
import io.sampan.accounting.Postings;
import io.sampan.accounting.internal.periods.Months;
import io.sampan.ledger.Side;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tries rules without writing, and books by hand what a second accountant has agreed to. */
@Component
class PostingDesk implements Postings {

    static final String BY_HAND = "accounting.journal";

    private final PostingRules rules;
    private final Months months;
    private final FourEyes fourEyes;
    private final Accounting accounting;

    PostingDesk(PostingRules rules, Months months, FourEyes fourEyes, Accounting accounting) {
        this.rules = rules;
        this.months = months;
        this.fourEyes = fourEyes;
        this.accounting = accounting;
    }

    /** A journal as the proposal keeps it. */
    record Proposed(
            String id,
            String event,
            LocalDate valueDate,
            LocalDate bookingDate,
            String subject,
            Map<String, String> amounts) {}

    @Override
    public List<RuleLine> rules(LocalDate on) {
        return rules.inForce(on).stream().map(PostingDesk::line).toList();
    }

    @Override
    public Trial dryRun(Journal journal) {
        return trial(journal, postings(journal));
    }

    @Override
    public ProposalId propose(Journal journal, String reason) {
        if (reason.isBlank() || reason.length() > 500) {
            throw Problem.of("SMP-ACT-0422").field("reason");
        }
        var postings = postings(journal);
        var rule = rules.rule(journal.event(), journal.bookingDate());
        if (!rule.byHand()) {
            throw Problem.of("SMP-ACT-0421").field("event").with("event", journal.event());
        }
        var amounts = new TreeMap<String, String>();
        journal.amounts().forEach((name, amount) -> amounts.put(name, amount.toString()));
        return fourEyes.propose(
                BY_HAND,
                Role.ACCOUNTANT,
                journal.id(),
                new Proposed(
                        journal.id(),
                        journal.event(),
                        journal.valueDate(),
                        journal.bookingDate(),
                        journal.subject(),
                        amounts),
                summary(journal, rule, postings, reason));
    }

    @EventListener
    void onApproved(ProposalApproved approved) {
        if (approved.kind().equals(BY_HAND)) {
            var content = approved.content();
            var amounts = new TreeMap<String, Money>();
            content.path("amounts")
                    .properties()
                    .forEach(amount ->
                            amounts.put(amount.getKey(), money(amount.getValue().asString())));
            accounting.record(
                    new Journal(
                            content.path("id").asString(),
                            content.path("event").asString(),
                            LocalDate.parse(content.path("valueDate").asString()),
                            LocalDate.parse(content.path("bookingDate").asString()),
                            content.path("subject").asString(),
                            amounts));
        }
    }

    private List<Posting> postings(Journal journal) {
        months.requireOpen(journal.bookingDate());
        try {
            return rules.postings(journal);
        } catch (IllegalStateException e) {
            throw Problem.of("SMP-ACT-0420", e)
                    .field("amounts")
                    .with("why", String.valueOf(e.getMessage()));
        }
    }

    private Trial trial(Journal journal, List<Posting> postings) {
        var rule = rules.rule(journal.event(), journal.bookingDate());
        var lines = new ArrayList<TrialLine>();
        for (var posting : postings) {
            for (var side : Side.values()) {
                lines.add(
                        new TrialLine(
                                name(posting.account(side).gl()),
                                side,
                                posting.amount(),
                                posting.accounts().amount()));
            }
        }
        return new Trial(rule.text(), rule.citation(), lines);
    }

    private static Words summary(
            Journal journal, PostingRule rule, List<Posting> postings, String reason) {
        var zh = new StringBuilder();
        var en = new StringBuilder();
        for (var posting : postings) {
            var debit = posting.accounts().debit();
            var credit = posting.accounts().credit();
            zh.append(
                    "借 %s %s 贷 %s %s %s；"
                            .formatted(
                                    debit.no(),
                                    debit.name().zh(),
                                    credit.no(),
                                    credit.name().zh(),
                                    posting.amount()));
            en.append(
                    "debit %s %s, credit %s %s, %s; "
                            .formatted(
                                    debit.no(),
                                    debit.name().en(),
                                    credit.no(),
                                    credit.name().en(),
                                    posting.amount()));
        }
        return new Words(
                "手工记账 %s（记账日 %s）：%s事由：%s"
                        .formatted(rule.text().zh(), journal.bookingDate(), zh, reason),
                "Book by hand: %s (booking date %s): %sreason: %s"
                        .formatted(rule.text().en(), journal.bookingDate(), en, reason));
    }

    private static RuleLine line(PostingRule rule) {
        return new RuleLine(
                rule.event(),
                rule.text(),
                rule.citation(),
                rule.effectiveFrom(),
                rule.byHand(),
                rule.legs().stream().map(PostingRule.Leg::amount).distinct().toList(),
                rule.legs().stream()
                        .map(leg ->
                                new LegLine(name(leg.debit()), name(leg.credit()), leg.amount()))
                        .toList());
    }

    private static AccountName name(GlAccount account) {
        return new AccountName(account.no(), account.name());
    }

    private static Money money(String text) {
        return Money.of(text.substring(0, 3), text.substring(4));
    }
}
