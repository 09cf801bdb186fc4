package io.sampan.servicing;

import io.sampan.parties.EnterpriseId;
import java.time.LocalDate;

/** Nothing is owed any more. */
public record ContractClosed(
        ContractId contract, String application, EnterpriseId enterprise, LocalDate on) {}
