package io.sampan.lending.internal;

import io.sampan.lending.LenderSettings;
import io.sampan.lending.LoanPurpose;
import io.sampan.lending.Quote;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Everything a loan contract states, before it is worded.
 *
 * @param number the application's number, which the contract is known by
 * @param made the business day on which the paper is drawn up
 * @param misuseUplift what misused funds cost more: 1 is twice the contract rate
 * @param accelerationDays days late after which the whole loan may be called
 * @param payoutDays working days within which the money arrives
 */
record ContractPaper(
        String number,
        LocalDate made,
        LenderSettings lender,
        Borrower borrower,
        Quote quote,
        LoanPurpose purpose,
        Account account,
        BigDecimal misuseUplift,
        int accelerationDays,
        int payoutDays) {

    /** Who borrows, as registered. */
    record Borrower(String name, String creditCode, String address, String representative) {}

    /**
     * The account paid to and collected from.
     *
     * @param tail the last four digits; the whole number is not on paper
     */
    record Account(String holder, String bank, String tail) {}
}
