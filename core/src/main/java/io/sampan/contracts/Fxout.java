package io.sampan.contracts;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.Period;

/**
 * An exchange of two currencies on a day. ACTUS {@code FXOUT}.
 *
 * @param notional received by the role's side in the deal's currency
 * @param cash whether only the difference is paid (settlement {@code S})
 */
public record Fxout(
        Deal deal,
        BigDecimal notional,
        String currency2,
        BigDecimal notional2,
        LocalDateTime maturity,
        boolean cash,
        Period settlement)
        implements Terms {

    public Fxout {
        if (currency2.equals(deal.currency())) {
            throw new TermRefusedException("currency2", currency2, "another one than currency");
        }
        var settlementCurrency = deal.settlementCurrency();
        if (settlementCurrency != null && !settlementCurrency.equals(deal.currency())) {
            throw new TermRefusedException(
                    "settlementCurrency",
                    settlementCurrency,
                    "none: an exchange names its two currencies");
        }
    }

    @Override
    public ContractType type() {
        return ContractType.FXOUT;
    }
}
