package io.sampan.servicing;

import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import java.time.LocalDate;

/** The loan has reached the borrower's account; interest runs from this day. */
public record ContractDisbursed(
        ContractId contract,
        String application,
        EnterpriseId enterprise,
        LocalDate on,
        Money amount) {}
