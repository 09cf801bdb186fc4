package io.sampan.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a long list.
 *
 * @param next where the following page begins, to be given back as {@code cursor}; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public static final int LIMIT_DEFAULT = 50;
    public static final int LIMIT_MAX = 200;

    /** Separates the parts of a cursor; occurs in no key. */
    private static final String SEPARATOR = "\u001f";

    public Page {
        items = List.copyOf(items);
    }

    /**
     * A page from one row more than wanted, the usual way to learn whether there is more.
     *
     * @param rows up to {@code limit + 1} rows in order
     * @param cursor the parts of the sort key of a row, for {@link #cursor}
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        var items = rows.subList(0, limit);
        return new Page<>(items, cursor.apply(items.getLast()));
    }

    /** Turns each item into another, keeping the place. */
    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), next);
    }

    /**
     * Checks a limit given from outside.
     *
     * @throws Problem 400 if it is not between 1 and {@value #LIMIT_MAX}
     */
    public static int limit(int asked) {
        if (asked < 1 || asked > LIMIT_MAX) {
            throw Problem.of("SMP-IN-0006").field("limit").with("max", LIMIT_MAX);
        }
        return asked;
    }

    /** A cursor of a sort key's parts. */
    public static String cursor(Object... parts) {
        var text = new StringBuilder();
        for (var part : parts) {
            text.append(text.isEmpty() ? "" : SEPARATOR).append(part);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The parts of a cursor's sort key.
     *
     * @throws Problem 400 if it is no cursor with that many parts
     */
    public static List<String> parts(String cursor, int count) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var parts = List.of(text.split(SEPARATOR, -1));
            if (parts.size() == count) {
                return parts;
            }
        } catch (IllegalArgumentException e) {
            throw Problem.of("SMP-IN-0007", e).field("cursor");
        }
        throw Problem.of("SMP-IN-0007").field("cursor");
    }

    /**
     * The id that a cursor consists of.
     *
     * @throws Problem 400 if it is no cursor of one id
     */
    public static UUID id(String cursor) {
        return idPart(parts(cursor, 1).getFirst());
    }

    /**
     * The id that a part of a cursor is.
     *
     * @throws Problem 400 if it is none
     */
    public static UUID idPart(String part) {
        try {
            return UUID.fromString(part);
        } catch (IllegalArgumentException e) {
            throw Problem.of("SMP-IN-0007", e).field("cursor");
        }
    }
}
