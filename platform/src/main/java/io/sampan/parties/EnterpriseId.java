package io.sampan.parties;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies an enterprise. */
public record EnterpriseId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EnterpriseId {}

    public static EnterpriseId of(String id) {
        return new EnterpriseId(UUID.fromString(id));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
