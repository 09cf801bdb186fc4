/**
 * Judges who may borrow how much, at what price and how long: features from what was known on the
 * day, a points table, a policy, a limit and a price, all sealed so that the answer can be replayed
 * years later. Asks {@code sharing} for invoices, tax returns and bank statements, {@code parties}
 * for who stands behind the enterprise, whoever lends for the {@link
 * io.sampan.underwriting.RepaymentRecord}, the packs for tables and words; owns decisions, their
 * people's resolutions, the lender's own policies and the rule texts decisions were made by. Tells
 * {@link io.sampan.underwriting.DecisionResolved} when a person has answered a referral.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "money", "scoring", "rules", "packs", "access", "parties", "sharing", "install"
        })
@org.jspecify.annotations.NullMarked
package io.sampan.underwriting;
