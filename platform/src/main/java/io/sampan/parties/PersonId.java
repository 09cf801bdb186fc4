package io.sampan.parties;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a person. */
public record PersonId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersonId {}

    public static PersonId of(String id) {
        return new PersonId(UUID.fromString(id));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
