package io.sampan.access.internal.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sampan.packs.Words;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A problem as RFC 9457 wants it, with our own members: code, field, params and the wording in both
 * languages.
 *
 * @param instance the number of the request, as in the log and the audit trail
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable String field,
        Map<String, String> params,
        Words texts,
        Words todo,
        String instance) {}
