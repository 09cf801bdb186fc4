package io.sampan.lending;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Which application. */
public record ApplicationId(UUID value) {

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Reads the form that {@link #toString()} writes. */
    public static ApplicationId of(String text) {
        return new ApplicationId(UUID.fromString(text));
    }

    /** The application a reference names; empty for a reference of another product. */
    public static Optional<ApplicationId> in(String reference) {
        return UUID_TEXT.matcher(reference).matches()
                ? Optional.of(of(reference))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
