package io.sampan.parties;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a bank account of an enterprise. */
public record BankAccountId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BankAccountId {}

    public static BankAccountId of(String id) {
        return new BankAccountId(UUID.fromString(id));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
