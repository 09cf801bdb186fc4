package io.sampan.servicing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a contract in every other capability. */
public record ContractId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ContractId {}

    public static ContractId of(String id) {
        return new ContractId(UUID.fromString(id));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
