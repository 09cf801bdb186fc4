package io.sampan.servicing;

import io.sampan.access.Page;
import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import io.sampan.payments.TransferId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The book of running contracts: what is owed, what is received, and the close of the day.
 *
 * <p>The pay-out is ordered by whoever books, through {@code payments} with purpose {@code
 * LOAN_DISBURSEMENT} and the contract's id as subject; when it settles, the contract starts by
 * itself.
 */
public interface Servicing {

    /** Takes a signed loan into the book; it waits for the pay-out. */
    ContractId book(NewContract contract);

    /**
     * A contract as of a day.
     *
     * @throws io.sampan.access.Problem if there is no such contract
     */
    Contract contract(ContractId id, LocalDate asOf);

    /** Contracts as lines, newest first. */
    Page<ContractLine> contracts(ContractQuery query);

    /** All contracts of an enterprise as of a day, newest first. */
    List<ContractLine> of(EnterpriseId enterprise, LocalDate on);

    /**
     * What a repayment on that day takes and changes.
     *
     * @param amount for {@code PART}: the whole sum to be taken
     * @throws io.sampan.access.Problem if nothing of the kind can be paid
     */
    RepaymentQuote quote(
            ContractId id, RepaymentKind kind, Optional<Money> amount, Effect effect, LocalDate on);

    /**
     * Starts the collection of what {@link #quote} says; booked when it settles.
     *
     * @throws io.sampan.access.Problem if the amount shown is no longer the amount owed, or a
     *     collection is under way
     */
    TransferId repay(ContractId id, RepaymentRequest request, LocalDate on);

    /**
     * Books money that operations have received on another way, also for an earlier day.
     *
     * @param valueDate not after {@code on} and not before the pay-out
     */
    Receipt receive(ContractId id, Money amount, LocalDate valueDate, String note, LocalDate on);

    /** What {@link #receive} would do. */
    ReceiptPreview previewReceipt(ContractId id, Money amount, LocalDate valueDate, LocalDate on);

    /** What taking a receipt back would do. */
    ReceiptPreview previewReversal(ContractId id, UUID receipt, LocalDate on);

    /**
     * Proposes to take a receipt back; done when a second person approves.
     *
     * @return the proposal
     */
    UUID proposeReversal(ContractId id, UUID receipt, String reason, LocalDate on);

    /**
     * Closes the business day and opens the next. After a crash the same call finishes what was
     * begun and does nothing twice.
     */
    DayClose endOfDay();

    /**
     * Closes a named day, or tells how it was closed if it is closed already.
     *
     * @throws io.sampan.access.Problem if it is neither closed nor the current business day
     */
    DayClose endOfDay(LocalDate day);

    /** How the current day stands. */
    DayStatus day();

    /** What is due, late and expected on the day. */
    Dues today(LocalDate day);

    /** Principal an enterprise owes or will owe once signed contracts are paid out. */
    Money exposure(EnterpriseId enterprise);
}
