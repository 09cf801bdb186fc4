package io.sampan.demo.internal;

import io.sampan.money.Money;
import io.sampan.underwriting.Answer.Referred;
import io.sampan.underwriting.Decision;
import io.sampan.underwriting.PersonSays;
import java.util.List;
import java.util.Optional;

/** What the demo's underwriter answers to a referral: half of what policy suggests, or no. */
final class PersonAnswers {

    private static final Money LEAST = Money.cny("20000.00");

    private PersonAnswers() {}

    static PersonSays to(Decision decision, List<String> catalogue) {
        var reasons =
                decision.answer().reasons().isEmpty()
                        ? List.of(catalogue.getFirst())
                        : List.of(decision.answer().reasons().getFirst().code());
        if (!(decision.answer() instanceof Referred(_, var suggested))) {
            throw new IllegalStateException(decision.id() + " was not referred");
        }
        var half = Money.ofMinor(Money.CNY, suggested.limit().minor() / 20_000 * 10_000);
        if (half.compareTo(LEAST) < 0) {
            return new PersonSays(Optional.empty(), reasons, "");
        }
        return new PersonSays(
                Optional.of(new PersonSays.Granted(half, suggested.monthsMax(), suggested.rate())),
                reasons,
                "");
    }
}
