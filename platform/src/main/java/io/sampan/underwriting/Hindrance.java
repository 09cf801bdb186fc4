package io.sampan.underwriting;

import io.sampan.packs.Words;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a model must not decide. Most can be overruled by a person in writing; what makes scoring
 * impossible cannot.
 *
 * @param code for example {@code ALONE_TOO_GOOD} or {@code RANDOM_SPLIT}
 * @param column it is about; empty when it is about the whole model
 * @param liftable whether a person may overrule it
 */
public record Hindrance(
        String code, String column, Words text, boolean liftable, Optional<Overruling> overruled) {

    /** Whether it stands against the model no longer. */
    public boolean lifted() {
        return overruled.isPresent();
    }

    /** How it is named in a message: {@code ALONE_TOO_GOOD Term}. */
    public String name() {
        return column.isEmpty() ? code : code + " " + column;
    }

    /** What a person wrote. */
    public record Overruling(String text, String byName, Instant at) {}
}
