package io.sampan.payments;

import io.sampan.money.Money;
import io.sampan.parties.BankAccountId;
import io.sampan.parties.EnterpriseId;
import java.time.LocalDate;

/**
 * What is to be moved, for what, and whose account it is.
 *
 * @param purpose {@link #LOAN_DISBURSEMENT}, {@link #REPAYMENT}, …: who is told decides by it
 * @param subject what it is for, for example a contract id
 * @param account of the customer: paid to, or collected from
 * @param amount more than zero
 * @param valueDate the day on which it is wanted
 * @param note shown on the customer's statement
 */
public record PaymentOrder(
        String purpose,
        String subject,
        EnterpriseId party,
        BankAccountId account,
        Money amount,
        LocalDate valueDate,
        String note) {

    public static final String LOAN_DISBURSEMENT = "LOAN_DISBURSEMENT";
    public static final String REPAYMENT = "REPAYMENT";

    public PaymentOrder {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("amount " + amount + " must be more than zero");
        }
        if (note.length() > 140) {
            throw new IllegalArgumentException("a note has at most 140 characters");
        }
    }
}
