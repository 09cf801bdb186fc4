package io.sampan.ledger;

import java.util.Map;

/** Gives up a hold: nothing moves, and its amount is available again. */
public record Release(TransferId id, TransferId hold) implements Step {

    @Override
    public Map<String, String> content() {
        return Step.fields("kind", "release", "hold", hold);
    }
}
