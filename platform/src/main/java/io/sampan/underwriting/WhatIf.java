package io.sampan.underwriting;

import io.sampan.money.Money;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Other figures to judge a case by, for whoever wants to see what moves an answer. What is not
 * given stays as it was.
 *
 * @param features by name; empty for a feature that shall count as missing
 */
public record WhatIf(
        Map<String, Optional<BigDecimal>> features,
        Optional<Money> amount,
        Optional<Integer> months,
        Optional<Money> exposure) {

    public WhatIf {
        features = Map.copyOf(new TreeMap<>(features));
    }
}
