package io.sampan.servicing;

import io.sampan.contracts.LoanTerms;
import io.sampan.money.Money;
import io.sampan.parties.BankAccountId;
import io.sampan.parties.EnterpriseId;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/**
 * A signed loan on its way into the book.
 *
 * @param application the reference of the application it comes from, returned in every event
 * @param enterpriseName the borrower's name as signed; shown in lists
 * @param terms as signed. The plan is fixed from the day the money arrives: see {@code
 *     docs/concepts/servicing.md}
 * @param fee charged on the day of the pay-out and paid with the first receipt; zero if there is
 *     none
 * @param penaltyUplift what is added to the contract rate on overdue sums: 0.5 is half as much
 *     again; empty takes the pack's
 * @param earlyFeeRate fee on principal repaid early: 0.01 is 1 %; empty takes the pack's (zero)
 * @param account where the loan is paid to and instalments are collected from
 * @param document the signed contract in {@code evidence}
 */
public record NewContract(
        String application,
        EnterpriseId enterprise,
        String enterpriseName,
        String product,
        LoanTerms terms,
        Money fee,
        Optional<BigDecimal> penaltyUplift,
        Optional<BigDecimal> earlyFeeRate,
        BankAccountId account,
        Optional<UUID> document) {

    public NewContract {
        if (fee.isNegative()) {
            throw new IllegalArgumentException("fee " + fee + ": expected zero or more");
        }
        penaltyUplift.ifPresent(rate -> fraction("penaltyUplift", rate));
        earlyFeeRate.ifPresent(rate -> fraction("earlyFeeRate", rate));
    }

    private static void fraction(String name, BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(name + " " + value + ": expected 0 to 1");
        }
    }
}
