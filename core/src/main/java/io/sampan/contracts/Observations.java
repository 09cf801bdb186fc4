package io.sampan.contracts;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Observed rates, prices and indices, each at the very moment for which a contract asks: the
 * scheduled time of its event, before any shift off a rest day.
 */
public final class Observations {
    /** Nothing has been observed. */
    public static final Observations NONE = new Observations(Map.of());

    private final Map<String, Map<Long, Double>> series = new HashMap<>();

    /** Series by the code of the market object, values by time. */
    public Observations(Map<String, Map<LocalDateTime, Double>> series) {
        series.forEach((code, values) -> {
            var bySecond = new HashMap<Long, Double>();
            values.forEach((time, value) -> bySecond.put(Times.seconds(time), value));
            this.series.put(code, bySecond);
        });
    }

    double at(@Nullable String code, long seconds, String term) {
        if (code == null) {
            throw new TermRefusedException(term, "missing", "the code of a market object");
        }
        var values = series.get(code);
        var value = values == null ? null : values.get(seconds);
        if (value == null) {
            throw new TermRefusedException(term, code, "an observation at " + Times.time(seconds));
        }
        return value;
    }
}
