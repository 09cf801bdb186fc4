package io.sampan.accounting;

import io.sampan.access.Page;
import io.sampan.money.Money;
import java.time.LocalDate;
import java.util.List;

/** The general ledger: business events become balanced entries, and every figure leads back. */
public interface Accounting {

    /**
     * Records a business event in the caller's transaction: it is booked if that transaction
     * commits, exactly once, and not otherwise. Balances count it from here on; its entries are
     * written by the lane of the book after the commit, which waits for them for a while. The same
     * journal again does nothing more.
     *
     * @throws IllegalStateException if the posting rules do not know the event, an amount is
     *     negative or not named by the rule, no amount is positive, or there is no transaction; at
     *     the commit, if the limit of an account would be broken
     * @throws io.sampan.access.Problem SMP-ACT-0409 if the id was recorded before with other
     *     content; the field is named
     */
    void record(Journal journal);

    /**
     * Waits, not for ever, until all journals committed by now have their entries. Answers how many
     * still wait: more than none means that the lane is away, or has refused them and said why in
     * the log.
     */
    int settle();

    /**
     * Until it is closed, nobody waits for entries after a commit: for a load that records much and
     * asks {@link #settle} where it needs them. Balances and limits count what is recorded as ever.
     */
    Bulk bulk();

    /** While it is open, entries follow when the lane comes to them. */
    interface Bulk extends AutoCloseable {

        @Override
        void close();
    }

    /** Balances of all accounts that were ever moved, counting entries valued up to a day. */
    TrialBalance trialBalance(LocalDate asOf);

    /** Entries, the newest value date first. */
    Page<EntryLine> entries(EntryQuery query);

    /** The chart of accounts in the order of its numbers. */
    List<GlAccount> chart();

    /**
     * One journal with its entries.
     *
     * @throws io.sampan.access.Problem SMP-ACT-0404 if there is none
     */
    JournalView journal(String id);

    /**
     * The balance of an account counting entries valued up to a day; positive on the account's
     * normal side.
     *
     * @throws io.sampan.access.Problem SMP-ACT-0405 if the chart has no such account
     */
    Money balance(String account, LocalDate asOf);

    /** The part of {@link #balance(String, LocalDate)} that was recorded for one subject. */
    Money balance(String account, String subject, LocalDate asOf);

    /** Proves every invariant of the stored books. Reads all of them. */
    LedgerAudit audit();
}
