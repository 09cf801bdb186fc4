package io.sampan.servicing;

import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A contract as one line of a list.
 *
 * @param number what people call it, for example {@code HT-20261124-402817}
 * @param principal the sum lent
 * @param outstanding principal still owed
 * @param daysPastDue days since the last day on which the oldest unpaid instalment could be paid in
 *     time; 0 if nothing is late
 * @param nextDue the next payment, absent when there is none
 * @param disbursedOn the day the money arrived, absent before
 */
public record ContractLine(
        ContractId id,
        String number,
        Borrower enterprise,
        String product,
        Money principal,
        Money outstanding,
        ContractState state,
        int daysPastDue,
        @Nullable NextDue nextDue,
        AnnualRate rate,
        @Nullable LocalDate disbursedOn) {

    /** Who owes, named as in the signed contract. */
    public record Borrower(EnterpriseId id, String name) {}

    /**
     * What is payable next.
     *
     * @param date the last day on which it is in time
     */
    public record NextDue(LocalDate date, Money amount) {}
}
