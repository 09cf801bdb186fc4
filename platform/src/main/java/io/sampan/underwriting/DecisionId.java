package io.sampan.underwriting;

import java.util.UUID;

/** Names one decision. */
public record DecisionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
