package io.sampan.underwriting.internal.web;

import io.sampan.money.Money;
import io.sampan.underwriting.WhatIf;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Other figures to judge by; what is not sent stays as it was.
 *
 * @param features by name, {@code null} for one that shall count as missing
 */
record WhatIfRequest(
        @Nullable Map<String, @Nullable BigDecimal> features,
        @Nullable Money amount,
        @Nullable Integer months,
        @Nullable Money exposure) {

    WhatIf whatIf() {
        var changed = new HashMap<String, Optional<BigDecimal>>();
        if (features != null) {
            features.forEach((name, value) -> changed.put(name, Optional.ofNullable(value)));
        }
        return new WhatIf(
                changed,
                Optional.ofNullable(amount),
                Optional.ofNullable(months),
                Optional.ofNullable(exposure));
    }
}
