package io.sampan.demo.internal;

import io.sampan.money.Money;
import io.sampan.underwriting.Answer.Referred;
import io.sampan.underwriting.Decision;
import io.sampan.underwriting.PersonSays;
import io.sampan.underwriting.Terms;
import java.util.List;
import java.util.Optional;

/** What the demo's underwriter answers to a referral. */
final class PersonAnswers {

    private static final Money LEAST = Money.cny("20000.00");
    private static final Money MORE = Money.cny("30000.00");

    private PersonAnswers() {}

    /** Half of what policy suggests, or no. */
    static PersonSays to(Decision decision, List<String> catalogue) {
        var suggested = suggested(decision);
        var half = Money.ofMinor(Money.CNY, suggested.limit().minor() / 20_000 * 10_000);
        return half.compareTo(LEAST) < 0
                ? new PersonSays(Optional.empty(), reasons(decision, catalogue), "")
                : granting(decision, catalogue, half);
    }

    /** More than policy suggests, to which a second person has to agree. */
    static PersonSays more(Decision decision, List<String> catalogue) {
        return granting(decision, catalogue, suggested(decision).limit().plus(MORE));
    }

    private static PersonSays granting(Decision decision, List<String> catalogue, Money amount) {
        var suggested = suggested(decision);
        return new PersonSays(
                Optional.of(
                        new PersonSays.Granted(amount, suggested.monthsMax(), suggested.rate())),
                reasons(decision, catalogue),
                "");
    }

    private static List<String> reasons(Decision decision, List<String> catalogue) {
        return decision.answer().reasons().isEmpty()
                ? List.of(catalogue.getFirst())
                : List.of(decision.answer().reasons().getFirst().code());
    }

    private static Terms suggested(Decision decision) {
        if (!(decision.answer() instanceof Referred(_, var suggested))) {
            throw new IllegalStateException(decision.id() + " was not referred");
        }
        return suggested;
    }
}
