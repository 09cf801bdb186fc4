package io.sampan.contracts;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How principal is repaid in parts.
 *
 * @param nextPayment the part of principal (LAM) or the payment with interest (NAM, ANN); missing
 *     means it is solved
 * @param amortisedUntil the date on which an annuity would reach zero, if later than maturity
 * @param unpaidInterestAdds whether a payment below the interest makes the debt grow, as the
 *     standard says; Sampan's loans do not allow it
 */
public record Redemption(
        Recurrence dates,
        @Nullable BigDecimal nextPayment,
        @Nullable LocalDateTime amortisedUntil,
        boolean unpaidInterestAdds) {

    public Redemption {
        if (nextPayment != null && nextPayment.signum() < 0) {
            throw new TermRefusedException(
                    "nextPrincipalRedemptionPayment", nextPayment, "0 or more");
        }
    }
}
