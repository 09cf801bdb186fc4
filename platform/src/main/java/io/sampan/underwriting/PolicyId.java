package io.sampan.underwriting;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names one policy: a version of the rule pack, a draft, or the version that a draft became. */
public record PolicyId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PolicyId {}

    /** The id of a version that came with the rule pack; the same on every machine. */
    public static PolicyId ofPack(String version) {
        return new PolicyId(
                UUID.nameUUIDFromBytes(("pack:" + version).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
