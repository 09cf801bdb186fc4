/**
 * The lender's books. Owns the chart of accounts and the posting rules (from the pack), the
 * journals with their transfers and entries, and the business date. Asks nobody but the packs;
 * every capability above records what happened by {@link io.sampan.accounting.Accounting#record}
 * inside its own transaction and never depends on an answer. Tells nobody.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"money", "ledger", "packs", "access", "install"})
@org.jspecify.annotations.NullMarked
package io.sampan.accounting;
