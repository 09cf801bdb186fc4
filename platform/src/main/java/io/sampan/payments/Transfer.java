package io.sampan.payments;

import io.sampan.money.Money;
import io.sampan.packs.Words;
import io.sampan.parties.BankAccountId;
import io.sampan.parties.EnterpriseId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A movement of money as it stands.
 *
 * @param attempt 1, or more after a retry
 * @param reason why the last attempt failed
 * @param sentAt when the last attempt was first handed to the rail
 * @param settledAt when the end was learnt
 * @param settledOn the business day of that instant: the value date of what is booked for it
 * @param railReference the bank's own reference
 * @param needsPerson whether the bank contradicts itself or stays silent
 */
public record Transfer(
        TransferId id,
        Direction direction,
        String purpose,
        String subject,
        EnterpriseId party,
        Money amount,
        Account account,
        State state,
        int attempt,
        @Nullable Reason reason,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Instant settledAt,
        @Nullable LocalDate settledOn,
        @Nullable String railReference,
        boolean needsPerson) {

    /** From us or to us. */
    public enum Direction {
        OUT,
        IN
    }

    /** PENDING: written, not yet handed to the rail. The last two are final for an attempt. */
    public enum State {
        PENDING,
        IN_FLIGHT,
        SETTLED,
        FAILED
    }

    /**
     * The customer's account as it may be shown.
     *
     * @param tail the last four digits of its number
     */
    public record Account(BankAccountId id, String bank, String tail) {}

    /** Why the bank did not do it. */
    public record Reason(String code, Words text) {}

    /** Whether the end is known. */
    public boolean ended() {
        return state == State.SETTLED || state == State.FAILED;
    }

    /**
     * The value date of what is booked for a settled transfer.
     *
     * @throws IllegalStateException if it has not ended
     */
    public LocalDate endedOn() {
        if (settledOn == null) {
            throw new IllegalStateException("transfer " + id.value() + " has not ended");
        }
        return settledOn;
    }
}
