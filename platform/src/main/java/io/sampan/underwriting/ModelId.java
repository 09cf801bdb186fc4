package io.sampan.underwriting;

import java.util.UUID;

/** Names one model of the inventory. */
public record ModelId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
