package io.sampan.accounting;

import io.sampan.access.Page;
import io.sampan.access.ProposalId;
import io.sampan.ledger.Side;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The books against themselves and against the bank. A bank statement is matched with the journals
 * that moved account 1002: by the references both sides know, then by amount and nearness of days.
 * What is left over is a difference with an owner and an age until it is matched later or resolved
 * by two people.
 */
public interface Reconciliation {

    /**
     * Takes a statement: camt.053 (XML) or CSV. The same file again is the first statement.
     *
     * @throws io.sampan.access.Problem SMP-ACT-0450 if it cannot be read, SMP-ACT-0451 if its
     *     balances and lines do not add up, SMP-ACT-0452 if its number came before with other
     *     content
     */
    StatementLine take(byte[] file);

    /** Matches what is unmatched again, after something was booked. Returns how many journals. */
    int match();

    /** Statements, the newest day first. */
    List<StatementLine> statements();

    /** Differences, the oldest first. */
    Page<Difference> differences(boolean open, @Nullable String cursor, int limit);

    /** Makes the actor the owner of a difference. */
    Difference own(UUID difference);

    /**
     * Asks a second accountant to close a difference.
     *
     * @param reason what was found, 1 to 500 characters
     */
    ProposalId proposeResolution(UUID difference, String reason);

    /** Entries, heads and general ledger against each other, and the bank's newest balance. */
    List<Comparison> comparisons();

    /**
     * A statement as it was taken.
     *
     * @param account the bank account, as the bank calls it
     * @param matched lines that are journals
     * @param open differences of it nobody has explained yet
     */
    record StatementLine(
            UUID id,
            String account,
            String number,
            LocalDate from,
            LocalDate to,
            Money opening,
            Money closing,
            int lines,
            int matched,
            int open,
            Instant importedAt,
            String importedBy) {}

    /** What can differ. */
    enum Kind {
        /** The bank has a line that is no journal. */
        NOT_IN_BOOKS,
        /** We booked money of which the bank says nothing. */
        NOT_AT_BANK,
        /** The same movement by reference, with another amount. */
        AMOUNT_DIFFERS,
        /** The balances differ by more than the open differences explain. */
        BALANCE_DIFFERS
    }

    /**
     * A difference.
     *
     * @param amount what it is worth, bank minus books
     * @param side DEBIT: money to us
     * @param age days since it came up
     * @param owner who looks into it; null: nobody yet
     * @param resolution null while it is open
     */
    record Difference(
            UUID id,
            Kind kind,
            String statement,
            LocalDate day,
            Side side,
            Money amount,
            @Nullable String journal,
            @Nullable String reference,
            @Nullable String note,
            long age,
            @Nullable String owner,
            @Nullable String resolution) {}

    /**
     * Two figures that must be the same.
     *
     * @param off how far they are apart
     */
    record Comparison(String code, Words text, Money left, Money right, Money off) {

        /** Whether they are the same. */
        public boolean holds() {
            return off.isZero();
        }
    }
}
