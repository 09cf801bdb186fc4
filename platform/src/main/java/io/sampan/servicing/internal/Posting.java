package io.sampan.servicing.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the books must hear when a contract's facts have changed: the difference between the two
 * states, as events of the posting rules. Where money is spread anew, it goes back to what is owed
 * to the customer and from there to where it belongs; the bank account is touched by money alone.
 *
 * @param event name of the posting rule
 * @param amounts by the names the rule uses, minor units, all above zero
 */
record Posting(String event, Map<String, Long> amounts) {

    static List<Posting> difference(State before, State after) {
        var postings = new ArrayList<Posting>();
        long charged = after.charged() - before.charged();
        add(
                postings,
                "loan_disbursed",
                Map.of("principal", after.disbursed() - before.disbursed()));
        add(postings, "fee_charged", Map.of("fee", charged));
        var change = change(before.paid(), after.paid());
        long cash = change.values().stream().mapToLong(Long::longValue).sum();
        if (change.values().stream().allMatch(amount -> amount >= 0)) {
            add(postings, "receipt_allocated", change);
        } else if (change.values().stream().allMatch(amount -> amount <= 0)) {
            add(postings, "receipt_reversed", negated(change));
        } else {
            add(postings, "receipt_allocated", Map.of("excess", cash));
            change.remove("excess");
            add(postings, "allocation_undone", negated(change));
            add(postings, "excess_allocated", change);
            add(postings, "receipt_reversed", Map.of("excess", -cash));
        }
        add(postings, "fee_waived", Map.of("fee", -charged));
        return postings;
    }

    private static Map<String, Long> change(Split before, Split after) {
        var change = new LinkedHashMap<String, Long>();
        change.put("fee", after.fees() - before.fees());
        change.put("penalty", after.penalty() - before.penalty());
        change.put("interest", after.interest() - before.interest());
        change.put("principal", after.principal() - before.principal());
        change.put("excess", after.excess() - before.excess());
        return change;
    }

    private static Map<String, Long> negated(Map<String, Long> amounts) {
        var negated = new LinkedHashMap<String, Long>();
        amounts.forEach((name, amount) -> negated.put(name, -amount));
        return negated;
    }

    private static void add(List<Posting> postings, String event, Map<String, Long> amounts) {
        var positive = new LinkedHashMap<String, Long>();
        amounts.forEach((name, amount) -> {
            if (amount > 0) {
                positive.put(name, amount);
            }
        });
        if (!positive.isEmpty()) {
            postings.add(new Posting(event, Map.copyOf(positive)));
        }
    }
}
