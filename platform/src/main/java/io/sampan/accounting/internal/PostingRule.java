package io.sampan.accounting.internal;

import io.sampan.accounting.GlAccount;
import io.sampan.accounting.Journal;
import io.sampan.packs.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What one event does to the books, in the version of a date.
 *
 * @param byHand whether an accountant may propose it
 * @param manyCurrencies whether its amounts may be of several currencies; each leg has one anyway
 */
record PostingRule(
        String event,
        Words text,
        String citation,
        LocalDate effectiveFrom,
        boolean byHand,
        boolean manyCurrencies,
        List<Leg> legs) {

    PostingRule {
        legs = List.copyOf(legs);
        if (legs.isEmpty()) {
            throw new IllegalStateException(event + " has no legs");
        }
    }

    /**
     * One debit and one credit of the same amount.
     *
     * @param number its number in the journal, for ever: the transfer's id follows from it
     * @param amount the name of the amount in the journal
     */
    record Leg(int number, GlAccount debit, GlAccount credit, String amount) {

        Leg {
            if (debit.equals(credit)) {
                throw new IllegalStateException("a leg has " + debit.no() + " on both sides");
            }
            if (amount.isBlank()) {
                throw new IllegalStateException("a leg names no amount");
            }
        }
    }

    /**
     * The postings of a journal of this event.
     *
     * @throws IllegalStateException if an amount is negative or unknown to the rule, currencies
     *     differ, or no amount is positive
     */
    List<Posting> postings(Journal journal) {
        check(journal);
        var postings = new ArrayList<Posting>();
        for (var leg : legs) {
            var amount = journal.amounts().get(leg.amount());
            if (amount != null && amount.isPositive()) {
                postings.add(new Posting(journal, leg.number(), leg, amount));
            }
        }
        if (postings.isEmpty()) {
            throw new IllegalStateException("journal " + journal.id() + " has no positive amount");
        }
        return postings;
    }

    private void check(Journal journal) {
        var known = legs.stream().map(Leg::amount).toList();
        String currency = null;
        for (var named : journal.amounts().entrySet()) {
            var amount = named.getValue();
            if (!known.contains(named.getKey())) {
                throw new IllegalStateException(
                        "journal %s: %s has no amount %s, only %s"
                                .formatted(journal.id(), event, named.getKey(), known));
            }
            if (amount.isNegative()) {
                throw new IllegalStateException(
                        "journal %s: %s is negative".formatted(journal.id(), named.getKey()));
            }
            if (!manyCurrencies && currency != null && !currency.equals(amount.currency())) {
                throw new IllegalStateException("journal " + journal.id() + " mixes currencies");
            }
            currency = amount.currency();
        }
    }
}
