/**
 * Answers from outside data holders, each with the instant it became known. Owns the enterprises'
 * VAT invoices, imported from a file or fetched through the port {@link io.sampan.sharing.TaxData},
 * and their tax returns and bank statements, imported from files; never changed, only added to.
 * Asks parties which enterprise and whether it consented; tells nobody.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"money", "packs", "install", "access", "parties"})
@org.jspecify.annotations.NullMarked
package io.sampan.sharing;
