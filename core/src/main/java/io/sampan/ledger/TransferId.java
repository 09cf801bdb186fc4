package io.sampan.ledger;

import java.util.UUID;

/**
 * Names one transfer, given by the caller: the same id is the same transfer, however often sent.
 */
public record TransferId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
