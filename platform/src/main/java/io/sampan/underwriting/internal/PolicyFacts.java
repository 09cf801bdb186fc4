package io.sampan.underwriting.internal;

import java.math.BigDecimal;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case as a policy asks about it: every feature that is known, what was asked, what is owed, and
 * points and grade. A view, because a policy asks for ten of seventy facts.
 */
final class PolicyFacts extends AbstractMap<String, Object> {

    private final Case asked;
    private final Map<String, Object> found;

    PolicyFacts(Case asked, int points, String grade) {
        this.asked = asked;
        this.found =
                Map.of(
                        "points", BigDecimal.valueOf(points),
                        "grade", grade,
                        "asked_amount", asked.asked().amount(),
                        "asked_months", BigDecimal.valueOf(asked.months()),
                        "exposure", asked.exposure().amount());
    }

    @Override
    public @Nullable Object get(Object name) {
        var own = found.get(name);
        return own != null ? own : asked.values().get(name);
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        var all = new HashMap<String, Object>(asked.values());
        all.putAll(found);
        return all.entrySet();
    }
}
