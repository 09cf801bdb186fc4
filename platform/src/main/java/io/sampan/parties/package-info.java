/**
 * Enterprises and persons: identity, industry and size, owners and legal representative, bank
 * accounts, and what an enterprise has consented to. Owns the personal numbers, which it keeps
 * encrypted with a key outside the database. Asks access who acts and the rule pack for industries
 * and size classes; tells nobody.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"money", "packs", "install", "access"})
@org.jspecify.annotations.NullMarked
package io.sampan.parties;
