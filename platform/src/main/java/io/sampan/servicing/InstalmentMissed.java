package io.sampan.servicing;

import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import java.time.LocalDate;

/**
 * An instalment was not paid by the last day on which it could be paid in time.
 *
 * @param payableBy that day
 * @param left principal and interest missing
 */
public record InstalmentMissed(
        ContractId contract,
        EnterpriseId enterprise,
        int number,
        LocalDate payableBy,
        Money left) {}
