package io.sampan.servicing.internal;

import tools.jackson.databind.json.JsonMapper;

/** Rows as the JSON that {@code jsonb_populate_recordset} reads. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static String of(Object rows) {
        return MAPPER.writeValueAsString(rows);
    }
}
