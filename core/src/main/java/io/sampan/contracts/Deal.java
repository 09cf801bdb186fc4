package io.sampan.contracts;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What every contract has: who stands on which side, when one looks at it and by which dates.
 *
 * @param settlementCurrency payoffs are converted into it at the observed rate {@code
 *     currency/settlementCurrency}; missing means {@code currency}
 * @param statusDate the state is known as of it; events on or before it lie in the past
 */
public record Deal(
        String contractId,
        ContractRole role,
        String currency,
        @Nullable String settlementCurrency,
        LocalDateTime statusDate,
        DateRules dates,
        Trade trade) {

    Deal withRole(ContractRole other) {
        return new Deal(contractId, other, currency, settlementCurrency, statusDate, dates, trade);
    }
}
