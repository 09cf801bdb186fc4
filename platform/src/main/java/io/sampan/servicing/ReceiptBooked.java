package io.sampan.servicing;

import io.sampan.parties.EnterpriseId;

/** Money received has been spread over what the contract owes. */
public record ReceiptBooked(ContractId contract, EnterpriseId enterprise, Receipt receipt) {}
