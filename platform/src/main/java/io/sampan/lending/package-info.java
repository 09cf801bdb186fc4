/**
 * Loans for working capital, from the wish to the money: product templates, drafts, the offer, what
 * it costs, the contract to sign and the pay-out. Owns applications and the schema {@code lending}.
 * Asks {@code underwriting} to decide, {@code evidence} to keep what is signed, {@code servicing}
 * to book and {@code payments} to pay. Hears from underwriting that a person has decided, from
 * payments whether money arrived, and from access whether a second person agreed.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money",
            "calendar",
            "contracts",
            "packs",
            "access",
            "parties",
            "sharing",
            "evidence",
            "accounting",
            "payments",
            "underwriting",
            "servicing"
        })
@org.jspecify.annotations.NullMarked
package io.sampan.lending;
