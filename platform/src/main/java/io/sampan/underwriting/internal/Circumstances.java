package io.sampan.underwriting.internal;

import io.sampan.money.Money;
import io.sampan.parties.Related;
import java.util.List;
import java.util.UUID;

/**
 * What is known about an enterprise besides its features, at the decision.
 *
 * @param industry code of GB/T 4754, two digits or more; empty when not known
 * @param revenueYearly as the enterprise stated it; zero when not known
 * @param group the enterprises that belong together with it
 */
record Circumstances(String industry, Money revenueYearly, List<Member> group) {

    static final Circumstances UNKNOWN = new Circumstances("", Money.zero(Money.CNY), List.of());

    Circumstances {
        group = List.copyOf(group);
    }

    /** One of the group. */
    record Member(UUID enterprise, Related.Tie tie, Money owes) {}

    /** What those owe whose tie is certain. */
    Money groupOwes() {
        var owes = Money.zero(revenueYearly.currency());
        for (var member : group) {
            if (member.tie().certain()) {
                owes = owes.plus(member.owes());
            }
        }
        return owes;
    }
}
