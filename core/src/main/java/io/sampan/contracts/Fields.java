package io.sampan.contracts;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Terms as they arrive: names of the ACTUS dictionary, values as text, numbers or lists. Whatever
 * cannot be read is refused with the name, the value and what was expected.
 */
final class Fields {
    private static final int YEAR_MIN = 1900;
    static final int YEAR_MAX = 2200;
    private static final int PIECES_MAX = 1000;

    private final Map<String, ?> values;

    Fields(Map<String, ?> values) {
        this.values = values;
    }

    boolean has(String term) {
        return text(term) != null;
    }

    /** Trimmed; missing and blank are the same. */
    @Nullable String text(String term) {
        var value = values.get(term);
        if (value == null || value.toString().isBlank()) {
            return null;
        }
        return value.toString().strip();
    }

    String required(String term, String expected) {
        var text = text(term);
        if (text == null) {
            throw new TermRefusedException(term, "missing", expected);
        }
        return text;
    }

    BigDecimal decimal(String term, BigDecimal otherwise) {
        var text = text(term);
        return text == null ? otherwise : decimal(term, text);
    }

    @Nullable BigDecimal decimal(String term) {
        var text = text(term);
        return text == null ? null : decimal(term, text);
    }

    BigDecimal requiredDecimal(String term) {
        return decimal(term, required(term, "a number"));
    }

    double number(String term, double otherwise) {
        var text = text(term);
        return text == null ? otherwise : decimal(term, text).doubleValue();
    }

    @Nullable LocalDateTime time(String term) {
        var text = text(term);
        return text == null ? null : time(term, text);
    }

    LocalDateTime requiredTime(String term) {
        return time(term, required(term, "a date such as 2026-01-31T00:00:00"));
    }

    @Nullable Cycle cycle(String term) {
        var text = text(term);
        return text == null ? null : cycle(term, text);
    }

    Recurrence recurrence(String anchorTerm, String cycleTerm) {
        var anchor = time(anchorTerm);
        var cycle = cycle(cycleTerm);
        return anchor == null && cycle == null ? Recurrence.NONE : new Recurrence(anchor, cycle);
    }

    /** A period such as {@code P3D}, with or without the part from {@code L}. */
    Period period(String term) {
        var text = text(term);
        if (text == null) {
            return Period.ZERO;
        }
        try {
            var period = Period.parse(text.replaceFirst("L[01]$", ""));
            if (period.isNegative() || LocalDate.EPOCH.plus(period).getYear() > 2070) {
                throw new TermRefusedException(term, text, "a period of 0 to 100 years");
            }
            return period;
        } catch (DateTimeException | ArithmeticException e) {
            throw new TermRefusedException(term, text, "a period such as P3D");
        }
    }

    <E extends Enum<E>> E choice(String term, Class<E> type, E otherwise) {
        var text = text(term);
        return text == null ? otherwise : choice(term, text, type);
    }

    <E extends Enum<E>> E requiredChoice(String term, Class<E> type) {
        return choice(term, required(term, "one of " + names(type)), type);
    }

    private static <E extends Enum<E>> E choice(String term, String text, Class<E> type) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw new TermRefusedException(term, text, "one of " + names(type));
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return List.of(type.getEnumConstants()).toString();
    }

    /** A list of texts; a bare value is a list of one, a missing one is empty. */
    List<String> texts(String term) {
        var value = values.get(term);
        if (value == null) {
            return List.of();
        }
        var texts = new ArrayList<String>();
        for (var element : value instanceof List<?> list ? list : List.of(value)) {
            texts.add(String.valueOf(element).strip());
        }
        if (texts.size() > PIECES_MAX) {
            throw new TermRefusedException(
                    term, texts.size() + " elements", "at most " + PIECES_MAX);
        }
        return texts;
    }

    /** Objects of a list, such as {@code contractStructure}. */
    List<Map<String, ?>> objects(String term) {
        var value = values.get(term);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw new TermRefusedException(term, value, "a list of objects");
        }
        var objects = new ArrayList<Map<String, ?>>();
        for (var element : list) {
            objects.add(object(term, element));
        }
        return objects;
    }

    static Map<String, ?> object(String term, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new TermRefusedException(term, String.valueOf(value), "an object");
        }
        var object = new LinkedHashMap<String, Object>();
        map.forEach((key, field) -> {
            if (field != null) {
                object.put(String.valueOf(key), field);
            }
        });
        return object;
    }

    @Nullable Object raw(String term) {
        return values.get(term);
    }

    static BigDecimal decimal(String term, String text) {
        try {
            var value = new BigDecimal(text.strip());
            if (Math.abs((long) value.precision() - value.scale()) > 30 || value.scale() > 60) {
                throw new TermRefusedException(term, text, "a number below 10^30");
            }
            return value;
        } catch (NumberFormatException e) {
            throw new TermRefusedException(term, text, "a number");
        }
    }

    static LocalDateTime time(String term, String text) {
        LocalDateTime time;
        try {
            time =
                    text.length() == 10
                            ? LocalDate.parse(text).atStartOfDay()
                            : LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new TermRefusedException(term, text, "a date such as 2026-01-31T00:00:00");
        }
        if (time.getYear() < YEAR_MIN || time.getYear() > YEAR_MAX) {
            throw new TermRefusedException(
                    term, text, "a year from %d to %d".formatted(YEAR_MIN, YEAR_MAX));
        }
        return time;
    }

    static Cycle cycle(String term, String text) {
        try {
            return Cycle.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TermRefusedException(term, text, String.valueOf(e.getMessage()));
        }
    }
}
