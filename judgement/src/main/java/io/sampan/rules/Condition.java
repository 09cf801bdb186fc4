package io.sampan.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One cell of a decision table, read as the unary tests of DMN's simple expressions: {@code -}
 * (anything), {@code < 0.5}, {@code >= 3}, {@code [1..5)}, {@code "A"}, {@code "A", "B"}, {@code
 * true}, {@code null} (no value; also written {@code missing}), and {@code not(…)} of any of them.
 * Commas are "or". A missing value is neither above nor below anything, so it meets {@code -},
 * {@code null} and, as in DMN, {@code not(…)} of every comparison.
 */
public sealed interface Condition {

    /**
     * Whether a value meets the condition.
     *
     * @param value a {@link BigDecimal}, {@link String} or {@link Boolean}; empty when missing
     * @throws IllegalArgumentException if a text is compared with a number
     */
    boolean meets(Optional<?> value);

    /** Whether values of a type of DMN can be asked: a text has no {@code > 5}. */
    default boolean fits(String type) {
        return switch (this) {
            case Any _, Missing _ -> true;
            case Not(var condition) -> condition.fits(type);
            case Either(var conditions) -> conditions.stream().allMatch(c -> c.fits(type));
            case Same(var wanted) -> type.equals(wanted instanceof String ? "string" : "boolean");
            case Between _ -> type.equals("number");
        };
    }

    /** Anything, also nothing. */
    record Any() implements Condition {
        @Override
        public boolean meets(Optional<?> value) {
            return true;
        }
    }

    /** No value. */
    record Missing() implements Condition {
        @Override
        public boolean meets(Optional<?> value) {
            return value.isEmpty();
        }
    }

    /** The opposite. */
    record Not(Condition condition) implements Condition {
        @Override
        public boolean meets(Optional<?> value) {
            return !condition.meets(value);
        }
    }

    /** One of several. */
    record Either(List<Condition> conditions) implements Condition {
        public Either {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean meets(Optional<?> value) {
            return conditions.stream().anyMatch(condition -> condition.meets(value));
        }
    }

    /** The same text or truth value. */
    record Same(Object wanted) implements Condition {
        @Override
        public boolean meets(Optional<?> value) {
            return value.map(
                            v -> {
                                if (v.getClass() != wanted.getClass()) {
                                    throw new IllegalArgumentException(
                                            "value " + v + " cannot be compared with " + wanted);
                                }
                                return v.equals(wanted);
                            })
                    .orElse(false);
        }
    }

    /** A number between two ends, either of which may be open or absent. */
    record Between(
            Optional<BigDecimal> low, boolean lowIn, Optional<BigDecimal> high, boolean highIn)
            implements Condition {
        @Override
        public boolean meets(Optional<?> value) {
            if (value.isEmpty()) {
                return false;
            }
            if (!(value.get() instanceof BigDecimal number)) {
                throw new IllegalArgumentException(
                        "value " + value.get() + " is compared with a number");
            }
            return above(number) && below(number);
        }

        private boolean above(BigDecimal number) {
            int sign = low.map(number::compareTo).orElse(1);
            return sign > 0 || (sign == 0 && lowIn);
        }

        private boolean below(BigDecimal number) {
            int sign = high.map(number::compareTo).orElse(-1);
            return sign < 0 || (sign == 0 && highIn);
        }
    }

    /**
     * Reads a cell.
     *
     * @throws IllegalArgumentException if it is no such expression
     */
    static Condition parse(String cell) {
        var text = cell.strip();
        if (text.equals("-")) {
            return new Any();
        }
        if (text.startsWith("not(") && text.endsWith(")")) {
            return new Not(parse(text.substring(4, text.length() - 1)));
        }
        var parts = Syntax.parts(text);
        if (parts.size() == 1) {
            return Syntax.single(text);
        }
        return new Either(parts.stream().map(Condition::parse).toList());
    }

    /** The small grammar of a cell. */
    final class Syntax {
        private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)";
        private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>)?\\s*" + NUMBER);
        private static final Pattern RANGE =
                Pattern.compile(
                        "([\\[(\\]])\\s*" + NUMBER + "\\s*\\.\\.\\s*" + NUMBER + "\\s*([\\])\\[])");
        private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

        private Syntax() {}

        private static Condition single(String text) {
            if (text.equals("missing") || text.equals("null")) {
                return new Missing();
            }
            if (text.equals("true") || text.equals("false")) {
                return new Same(Boolean.valueOf(text));
            }
            var quoted = TEXT.matcher(text);
            if (quoted.matches()) {
                return new Same(quoted.group(1));
            }
            var range = RANGE.matcher(text);
            if (range.matches()) {
                return new Between(
                        Optional.of(new BigDecimal(range.group(2))),
                        range.group(1).equals("["),
                        Optional.of(new BigDecimal(range.group(3))),
                        range.group(4).equals("]"));
            }
            var comparison = COMPARISON.matcher(text);
            if (comparison.matches()) {
                return comparison(comparison.group(1), new BigDecimal(comparison.group(2)));
            }
            throw new IllegalArgumentException(
                    "cell \"" + text + "\" is no condition such as < 0.5, [1..5) or \"A\"");
        }

        private static Condition comparison(
                @org.jspecify.annotations.Nullable String sign, BigDecimal number) {
            var at = Optional.of(number);
            if (sign == null) {
                return new Between(at, true, at, true);
            }
            boolean in = sign.endsWith("=");
            return sign.startsWith("<")
                    ? new Between(Optional.empty(), true, at, in)
                    : new Between(at, in, Optional.empty(), true);
        }

        /** Splits at commas outside quotes and brackets. */
        private static List<String> parts(String text) {
            var parts = new ArrayList<String>();
            boolean quoted = false;
            int depth = 0;
            int start = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"') {
                    quoted = !quoted;
                } else if (!quoted && c == '(' && text.startsWith("not", Math.max(0, i - 3))) {
                    depth++;
                } else if (!quoted && c == ')' && depth > 0) {
                    depth--;
                } else if (!quoted && depth == 0 && c == ',') {
                    parts.add(text.substring(start, i));
                    start = i + 1;
                }
            }
            parts.add(text.substring(start));
            return parts;
        }
    }
}
