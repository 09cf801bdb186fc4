package io.sampan.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Input the product does not take, or a wish it refuses at the rim. The code leads to status and
 * wording in both languages in {@code problems/<capability>.yaml}; the rim answers with RFC 9457
 * problem+json. Written as
 *
 * <pre>{@code throw Problem.of("SMP-LEN-0101").field("amount").with("min", min).with("max", max);}
 * </pre>
 */
public final class Problem extends RuntimeException {

    private static final Pattern CODE = Pattern.compile("SMP-[A-Z]{2,4}-\\d{4}");

    private final String code;
    private final @Nullable String field;
    private final Map<String, String> params;

    private Problem(
            String code,
            @Nullable String field,
            Map<String, String> params,
            @Nullable Throwable cause) {
        super(field == null ? code : code + " (" + field + ")", cause);
        if (!CODE.matcher(code).matches()) {
            throw new IllegalStateException("\"" + code + "\" is no problem code: SMP-LEN-0101");
        }
        this.code = code;
        this.field = field;
        this.params = params;
    }

    public static Problem of(String code) {
        return new Problem(code, null, Map.of(), null);
    }

    public static Problem of(String code, Throwable cause) {
        return new Problem(code, null, Map.of(), cause);
    }

    /** The field of the request that is wrong, as a path: {@code owners[1].share}. */
    public Problem field(String path) {
        return copied(new Problem(code, path, params, getCause()));
    }

    /** A value the wording refers to as {@code {name}}. Never a whole personal number. */
    public Problem with(String name, Object value) {
        var more = new LinkedHashMap<>(params);
        more.put(name, String.valueOf(value));
        return copied(new Problem(code, field, more, getCause()));
    }

    public String code() {
        return code;
    }

    public @Nullable String field() {
        return field;
    }

    public Map<String, String> params() {
        return Map.copyOf(params);
    }

    private Problem copied(Problem changed) {
        changed.setStackTrace(getStackTrace());
        return changed;
    }
}
