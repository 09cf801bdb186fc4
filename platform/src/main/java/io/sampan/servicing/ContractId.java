package io.sampan.servicing;

import java.util.UUID;

/** Names a contract in every other capability. */
public record ContractId(UUID value) {

    public static ContractId of(String text) {
        return new ContractId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
