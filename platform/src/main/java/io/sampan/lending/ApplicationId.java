package io.sampan.lending;

import java.util.UUID;

/** Which application. */
public record ApplicationId(UUID value) {

    /** Reads the form that {@link #toString()} writes. */
    public static ApplicationId of(String text) {
        return new ApplicationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
