package io.sampan.underwriting.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sampan.money.Money;
import io.sampan.underwriting.Asked;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything an answer is made from, besides the rulebook: what was asked and what was known.
 * Stored with the decision, so that the answer can be computed again.
 *
 * @param exposure what the enterprise owed already
 * @param values features by their key, without the missing ones
 * @param latest when the newest fact behind any feature had reached us
 * @param firstMonth the first month looked at
 * @param salesByMonth net sales in minor units of each month from there
 * @param known when each feature had become known; null in decisions sealed before features had
 *     instants of their own, which are replayed as they were
 * @param stops reasons of hard rules that forbid lending whatever policy says; nothing is written
 *     where there are none, as before there were hard rules
 */
record Case(
        UUID id,
        String application,
        UUID enterprise,
        Money asked,
        int months,
        Asked.Product product,
        LocalDate on,
        Instant knownAt,
        Instant decidedAt,
        Money exposure,
        SortedMap<String, BigDecimal> values,
        Optional<Instant> latest,
        YearMonth firstMonth,
        List<Long> salesByMonth,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SortedMap<String, Instant> known,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<String> stops) {

    Case {
        values = new TreeMap<>(values);
        salesByMonth = List.copyOf(salesByMonth);
        known = known == null ? null : new TreeMap<>(known);
        stops = List.copyOf(stops == null ? List.of() : stops);
    }

    Optional<BigDecimal> value(String feature) {
        return Optional.ofNullable(values.get(feature));
    }

    /** Reasons of hard rules; empty if none stands against it. */
    List<String> stopped() {
        return stops == null ? List.of() : stops;
    }

    /** When a feature had become known. */
    Optional<Instant> knownAt(String feature) {
        return known == null ? latest : Optional.ofNullable(known.get(feature));
    }

    /** The first of the latest twelve months. */
    YearMonth since() {
        return firstMonth.plusMonths(Math.max(0, salesByMonth.size() - 12));
    }
}
