package io.sampan.evidence;

import java.util.UUID;

/** Which document. */
public record DocumentId(UUID value) {

    /** Reads the form that {@link #toString()} writes. */
    public static DocumentId of(String text) {
        return new DocumentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
