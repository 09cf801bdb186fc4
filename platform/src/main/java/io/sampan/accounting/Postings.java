package io.sampan.accounting;

import io.sampan.access.ProposalId;
import io.sampan.ledger.Side;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import java.time.LocalDate;
import java.util.List;

/** The posting rules as people use them: what a rule would book, and booking by hand. */
public interface Postings {

    /** The rules in force on a date, in the order of the pack. */
    List<RuleLine> rules(LocalDate on);

    /**
     * What a journal would become; nothing is written.
     *
     * @throws io.sampan.access.Problem SMP-ACT-0420 if the rule does not take it, SMP-ACT-0423 if
     *     its period is closed
     */
    Trial dryRun(Journal journal);

    /**
     * Puts a journal that may be booked by hand before a second accountant, who sees the lines it
     * would become. It is booked when he approves.
     *
     * @param reason what it is for, 1 to 500 characters
     * @throws io.sampan.access.Problem as {@link #dryRun}; SMP-ACT-0421 if the rule is not for
     *     hands
     */
    ProposalId propose(Journal journal, String reason);

    /**
     * A rule as a page shows it.
     *
     * @param amounts the names it knows, each once
     * @param byHand whether an accountant may propose it
     */
    record RuleLine(
            String event,
            Words text,
            String citation,
            LocalDate effectiveFrom,
            boolean byHand,
            List<String> amounts,
            List<LegLine> legs) {

        public RuleLine {
            amounts = List.copyOf(amounts);
            legs = List.copyOf(legs);
        }
    }

    /** One leg of a rule. */
    record LegLine(EntryLine.AccountName debit, EntryLine.AccountName credit, String amount) {}

    /** The lines a journal would become: debits equal credits in each currency. */
    record Trial(Words text, String citation, List<TrialLine> lines) {

        public Trial {
            lines = List.copyOf(lines);
        }
    }

    /** One line. */
    record TrialLine(EntryLine.AccountName account, Side side, Money amount, String amountName) {}
}
