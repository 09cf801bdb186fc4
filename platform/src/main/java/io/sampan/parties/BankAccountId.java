package io.sampan.parties;

import java.util.UUID;

/** Names a registered bank account in every other capability. */
public record BankAccountId(UUID value) {}
