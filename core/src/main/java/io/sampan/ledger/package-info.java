/**
 * Double-entry bookkeeping as a pure function: {@link io.sampan.ledger.Evaluation} takes a book
 * (heads, open holds, what is known by its id), an instant and groups of linked steps, and answers
 * with effects and the book after them, or with the reason why not. A transfer debits one account
 * and credits another by the same amount, so debits equal credits by construction. No clock, no
 * store: whoever keeps a book writes the effects and fences them by (account, version).
 */
@org.jspecify.annotations.NullMarked
package io.sampan.ledger;
