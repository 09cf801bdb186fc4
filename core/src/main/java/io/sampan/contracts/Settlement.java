package io.sampan.contracts;

import io.sampan.money.Money;
import java.math.BigDecimal;

/** Payoffs in another currency than the contract's. */
final class Settlement {
    private Settlement() {}

    /** The payoff in the settlement currency, at the rate observed at the scheduled time. */
    static double convert(
            double payoff, Deal deal, Observations observed, long scheduled, Counting counting) {
        var to = deal.settlementCurrency();
        if (to == null || to.equals(deal.currency()) || payoff == 0) {
            return payoff;
        }
        double rate = observed.at(deal.currency() + "/" + to, scheduled, "settlementCurrency");
        if (!counting.isMoney()) {
            return payoff * rate;
        }
        var minor =
                new BigDecimal(payoff)
                        .multiply(BigDecimal.valueOf(rate))
                        .movePointRight(Money.scale(to) - Money.scale(deal.currency()))
                        .setScale(0, counting.rounding());
        return Counting.whole(minor.longValueExact());
    }
}
