package io.sampan.payments;

import java.util.UUID;

/** Names a movement of money in every other capability. */
public record TransferId(UUID value) {}
