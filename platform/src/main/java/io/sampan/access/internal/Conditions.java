package io.sampan.access.internal;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds conditions to a statement, each with its named parameter, for those that are asked for. */
final class Conditions {

    private final StringBuilder sql;
    private final Map<String, Object> params = new HashMap<>();

    Conditions(StringBuilder sql) {
        this.sql = sql;
    }

    void and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            also(" and " + condition, name, value);
        }
    }

    void also(String text, String name, Object value) {
        sql.append(text);
        params.put(name, value);
    }

    Map<String, Object> params() {
        return params;
    }
}
