/**
 * The book of running contracts. Owns contracts, their facts (paid out, received, charged,
 * reversed; never changed) and the closing of the business day. Asks {@code accounting} to record,
 * {@code payments} to collect, {@code access} for a second pair of eyes, the packs for rules. Tells
 * {@link io.sampan.servicing.ContractDisbursed}, {@link io.sampan.servicing.ReceiptBooked}, {@link
 * io.sampan.servicing.InstalmentMissed}, {@link io.sampan.servicing.Reclassified} and {@link
 * io.sampan.servicing.ContractClosed}. What a contract owes is a pure function of its terms, its
 * facts and a date.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "calendar",
            "contracts",
            "packs",
            "access",
            "parties",
            "install",
            "underwriting",
            "accounting",
            "payments"
        })
@org.jspecify.annotations.NullMarked
package io.sampan.servicing;
