package io.sampan.payments;

import io.sampan.access.Page;
import java.util.List;
import java.util.UUID;

/** Moves money over the bank, exactly once whatever fails. */
public interface Payments {

    /**
     * Orders a pay-out in the caller's transaction. It is sent after that transaction has
     * committed; {@link TransferSettled} or {@link TransferFailed} tells the end. The same id again
     * answers the transfer as it stands.
     *
     * @throws io.sampan.access.Problem SMP-PAY-0409 if the id was used with another order
     */
    Transfer payOut(TransferId id, PaymentOrder order);

    /** Orders a collection from the customer's account, with the rules of {@link #payOut}. */
    Transfer collect(TransferId id, PaymentOrder order);

    /**
     * Orders another attempt of a failed pay-out. The bank is asked about the failed attempt once
     * more before the new one goes out: if it says anything but "failed", nothing is sent and a
     * person decides.
     *
     * @throws io.sampan.access.Problem SMP-PAY-0410 if the transfer is not a failed pay-out
     */
    Transfer retry(TransferId id);

    /**
     * @throws io.sampan.access.Problem SMP-PAY-0404 if there is none
     */
    Transfer transfer(TransferId id);

    /** Transfers, the newest first. */
    Page<Transfer> transfers(TransferQuery query);

    /** What needs a person: contradictions and silence of the bank, the oldest first. */
    List<PaymentItem> openItems();

    /**
     * Closes an item with what was found; a transfer without open items needs no person.
     *
     * @throws io.sampan.access.Problem SMP-PAY-0405 if it is not open
     */
    void closeItem(UUID item, String note);

    /**
     * Sends what waits and asks the rail about what is in flight, as far as it is time for it.
     * Several may poll at once.
     *
     * @return how many transfers were settled or failed
     */
    int poll();

    /**
     * Takes an answer the bank sends unasked (a notice), with the rules of an asked one.
     *
     * @param attempt the id the order was sent with
     */
    void heard(UUID attempt, RailAnswer answer);
}
