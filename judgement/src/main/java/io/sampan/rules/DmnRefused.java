package io.sampan.rules;

import org.jspecify.annotations.Nullable;

/** A file that holds no decision table this product evaluates; the message says why. */
public final class DmnRefused extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    DmnRefused(String message) {
        super(message);
    }

    DmnRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
