package io.sampan.servicing.internal;

import io.sampan.servicing.Effect;
import io.sampan.servicing.RepaymentKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened to a contract. Never changed: a correction is another fact. */
sealed interface Fact {

    Stamp stamp();

    default UUID id() {
        return stamp().id();
    }

    default LocalDate valueDate() {
        return stamp().valueDate();
    }

    /**
     * When it happened and when it became known.
     *
     * @param number order of entry within the contract, from 1
     * @param valueDate the day from which it counts
     * @param bookedOn the business day on which it was entered
     */
    record Stamp(
            UUID id, int number, LocalDate valueDate, LocalDate bookedOn, Instant recordedAt) {}

    /**
     * The loan reached the borrower's account.
     *
     * @param transfer the settled transfer behind it
     */
    record Disbursed(Stamp stamp, long amount, @Nullable UUID transfer) implements Fact {}

    /** A fee became payable. */
    record Charged(Stamp stamp, long amount) implements Fact {}

    /**
     * Money came in.
     *
     * @param kind what the payer asked for
     * @param effect for a part paid early: what it changes
     * @param transfer the settled transfer behind it
     * @param how {@code DEBIT} or {@code DESK}
     */
    record Received(
            Stamp stamp,
            long amount,
            RepaymentKind kind,
            Effect effect,
            String how,
            @Nullable UUID transfer,
            String note)
            implements Fact {}

    /** An earlier fact is taken back as if it had never happened. */
    record Reversed(Stamp stamp, UUID fact, String reason) implements Fact {}
}
