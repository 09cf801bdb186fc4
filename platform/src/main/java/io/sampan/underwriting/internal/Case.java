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
import java.util.function.Consumer;
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
 * @param circumstances what else was known; null in decisions sealed before it was asked for
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
        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<String> stops,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Circumstances circumstances) {

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

    /** What else was known of the enterprise. */
    Circumstances around() {
        return circumstances == null ? Circumstances.UNKNOWN : circumstances;
    }

    /** The first of the latest twelve months. */
    YearMonth since() {
        return firstMonth.plusMonths(Math.max(0, salesByMonth.size() - 12));
    }

    /** The same case with another value of a feature. */
    Case with(Feature feature, BigDecimal value) {
        return changed(one -> one.values.put(feature.key(), value));
    }

    /** The same case with a feature missing. */
    Case without(Feature feature) {
        return changed(one -> one.values.remove(feature.key()));
    }

    /** The same case with other sales. */
    Case withMonths(List<Long> sales) {
        return changed(one -> one.salesByMonth = sales);
    }

    /** The same case in other circumstances. */
    Case with(Circumstances others) {
        return changed(one -> one.circumstances = others);
    }

    /** The same case for another amount and tenor. */
    Case with(Money amount, int tenor) {
        return changed(one -> {
            one.asked = amount;
            one.months = tenor;
        });
    }

    /** The same case with another debt. */
    Case owing(Money debt) {
        return changed(one -> one.exposure = debt);
    }

    /** The same case under another name. */
    Case named(UUID newId, String newApplication) {
        return changed(one -> {
            one.id = newId;
            one.application = newApplication;
        });
    }

    /** The same case stopped by other hard rules. */
    Case stoppedBy(List<String> others) {
        return changed(one -> one.stops = others);
    }

    private Case changed(Consumer<Changes> change) {
        var changes = new Changes();
        change.accept(changes);
        return new Case(
                changes.id,
                changes.application,
                enterprise,
                changes.asked,
                changes.months,
                product,
                on,
                knownAt,
                decidedAt,
                changes.exposure,
                changes.values,
                latest,
                firstMonth,
                changes.salesByMonth,
                known,
                changes.stops,
                changes.circumstances);
    }

    /** What may be changed of a case, beginning with what it is. */
    private final class Changes {
        private UUID id = Case.this.id;
        private String application = Case.this.application;
        private Money asked = Case.this.asked;
        private int months = Case.this.months;
        private Money exposure = Case.this.exposure;
        private final SortedMap<String, BigDecimal> values = new TreeMap<>(Case.this.values);
        private List<Long> salesByMonth = Case.this.salesByMonth;
        private @Nullable List<String> stops = Case.this.stops;
        private @Nullable Circumstances circumstances = Case.this.circumstances;
    }
}
