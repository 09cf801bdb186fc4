package io.sampan.ledger;

import java.util.LinkedHashMap;
import java.util.Map;

/** One thing asked of a book; steps come in {@link Group}s. */
public sealed interface Step permits Transfer, Sweep, Hold, Post, Release, Allow, Close {

    /** Given by the caller: the step's idempotency key, one for all kinds of steps. */
    TransferId id();

    /**
     * What is asked, field by field, as text: {@code kind}, then what the kind has. Two steps of
     * one id must agree in every field.
     */
    Map<String, String> content();

    /** Fields and values by turns. */
    static Map<String, String> fields(Object... pairs) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i].toString(), pairs[i + 1].toString());
        }
        return fields;
    }
}
