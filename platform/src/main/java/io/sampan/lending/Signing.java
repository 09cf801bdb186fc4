package io.sampan.lending;

import io.sampan.evidence.DocumentId;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import io.sampan.parties.BankAccountId;
import io.sampan.payments.TransferId;
import io.sampan.servicing.ContractId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was signed, and what became of the pay-out.
 *
 * @param contract in the book of servicing; null while the pay-out waits for a second check
 * @param transfer the pay-out; null as long
 * @param failure why the bank could not pay; null unless it could not
 */
public record Signing(
        DocumentId document,
        String product,
        Money amount,
        int months,
        AnnualRate rate,
        BankAccountId account,
        Instant signedAt,
        @Nullable ContractId contract,
        @Nullable TransferId transfer,
        @Nullable Failure failure) {

    /** Why the bank could not pay. */
    public record Failure(String code, Words text) {}

    public Signing booked(ContractId booked, TransferId ordered) {
        return new Signing(
                document, product, amount, months, rate, account, signedAt, booked, ordered, null);
    }

    public Signing failed(Failure reason) {
        return new Signing(
                document, product, amount, months, rate, account, signedAt, contract, transfer,
                reason);
    }

    /** The pay-out is under way again, or has arrived. */
    public Signing cleared() {
        return new Signing(
                document, product, amount, months, rate, account, signedAt, contract, transfer,
                null);
    }
}
