/**
 * Double-entry bookkeeping as a pure function: {@link io.sampan.ledger.Evaluation} takes heads (the
 * newest version and balance of each account) and groups of transfers and answers with entries and
 * new heads, or with the reason why not. A transfer debits one account and credits another by the
 * same amount, so debits equal credits by construction. No clock, no store: whoever keeps a book
 * writes the entries and fences them by (account, version).
 */
@org.jspecify.annotations.NullMarked
package io.sampan.ledger;
