package io.sampan.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a proposal that waits for a second pair of eyes. */
public record ProposalId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProposalId {}

    public static ProposalId of(String id) {
        return new ProposalId(UUID.fromString(id));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
