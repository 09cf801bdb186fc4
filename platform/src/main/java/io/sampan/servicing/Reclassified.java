package io.sampan.servicing;

import io.sampan.parties.EnterpriseId;
import java.time.LocalDate;

/** The risk class of a contract changed at the close of a day. */
public record Reclassified(
        ContractId contract,
        EnterpriseId enterprise,
        LocalDate on,
        int daysPastDue,
        RiskClass from,
        RiskClass to) {}
