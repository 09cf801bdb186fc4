package io.sampan.underwriting.internal.web;

import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.underwriting.PersonSays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an underwriter sends.
 *
 * @param outcome {@code APPROVED} needs amount, months and rate; {@code DECLINED} does not
 */
record ResolveRequest(
        @Nullable Outcome outcome,
        @Nullable Money amount,
        @Nullable Integer months,
        @Nullable AnnualRate rate,
        @Nullable List<String> reasons,
        @Nullable String text) {

    enum Outcome {
        APPROVED,
        DECLINED
    }

    PersonSays says() {
        if (outcome == null) {
            throw new IllegalArgumentException("outcome must be APPROVED or DECLINED");
        }
        return new PersonSays(
                outcome == Outcome.APPROVED ? Optional.of(granted()) : Optional.empty(),
                reasons == null ? List.of() : reasons,
                text == null ? "" : text);
    }

    private PersonSays.Granted granted() {
        if (amount == null || months == null || rate == null) {
            throw new IllegalArgumentException("APPROVED needs amount, months and rate");
        }
        return new PersonSays.Granted(amount, months, rate);
    }
}
