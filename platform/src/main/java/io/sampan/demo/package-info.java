/**
 * The demo lender: a seeded generator of enterprises with invoices, and two years of a lender's
 * life replayed through the product's own doors, day by day, so that every state a page can show is
 * there and the books balance. All names and numbers are invented; identity numbers carry a region
 * code that no office has ever issued. Owns no tables; used by {@code sampan demo} only.
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
            "accounting",
            "payments",
            "underwriting",
            "servicing",
            "lending",
            "install"
        })
@org.jspecify.annotations.NullMarked
package io.sampan.demo;
