package io.sampan.contracts;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The sum lent and when.
 *
 * @param notional not negative; the role gives the sign
 * @param premiumDiscount paid at the initial exchange in addition to the notional
 * @param maturity missing where it follows from the payments
 */
public record Principal(
        BigDecimal notional,
        LocalDateTime initialExchange,
        BigDecimal premiumDiscount,
        @Nullable LocalDateTime maturity) {

    public Principal {
        if (notional.signum() < 0) {
            throw new TermRefusedException("notionalPrincipal", notional, "0 or more");
        }
        if (maturity != null && maturity.isBefore(initialExchange)) {
            throw new TermRefusedException(
                    "maturityDate", maturity, "not before initialExchangeDate " + initialExchange);
        }
    }
}
