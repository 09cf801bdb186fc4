package io.sampan.underwriting.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Features of one enterprise, each with the instant it became known: when the last fact behind it
 * had reached us. A feature that cannot be computed is missing, never zero.
 */
final class Measurements {

    private final Map<Feature, BigDecimal> values = new EnumMap<>(Feature.class);
    private final Map<Feature, Instant> known = new EnumMap<>(Feature.class);

    /** Adds a feature, rounded as its unit says. */
    void put(Feature feature, double value, Instant knownAt) {
        values.put(
                feature,
                BigDecimal.valueOf(value)
                        .setScale(feature.unit().decimals(), RoundingMode.HALF_EVEN));
        known.put(feature, knownAt);
    }

    /** Adds a part of a whole; missing when there is no whole. */
    void share(Feature feature, long part, long whole, Instant knownAt) {
        if (whole > 0) {
            put(feature, (double) part / whole, knownAt);
        }
    }

    void addAll(Measurements others) {
        values.putAll(others.values);
        known.putAll(others.known);
    }

    Map<Feature, BigDecimal> values() {
        return Collections.unmodifiableMap(values);
    }

    /** When each had become known. */
    Map<Feature, Instant> known() {
        return Collections.unmodifiableMap(known);
    }

    /** When the latest fact behind any of them had reached us. */
    Optional<Instant> latest() {
        return known.values().stream().max(Instant::compareTo);
    }

    /** The value, or {@code NaN} when it is missing. */
    double value(Feature feature) {
        var value = values.get(feature);
        return value == null ? Double.NaN : value.doubleValue();
    }

    SortedMap<String, BigDecimal> valuesByKey() {
        var byKey = new TreeMap<String, BigDecimal>();
        values.forEach((feature, value) -> byKey.put(feature.key(), value));
        return byKey;
    }

    SortedMap<String, Instant> knownByKey() {
        var byKey = new TreeMap<String, Instant>();
        known.forEach((feature, at) -> byKey.put(feature.key(), at));
        return byKey;
    }
}
