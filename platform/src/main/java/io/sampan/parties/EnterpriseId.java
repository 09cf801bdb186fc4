package io.sampan.parties;

import java.util.UUID;

/** Names an enterprise in every other capability. */
public record EnterpriseId(UUID value) {}
