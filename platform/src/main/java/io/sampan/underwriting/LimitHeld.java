package io.sampan.underwriting;

import io.sampan.parties.EnterpriseId;
import java.util.UUID;

/**
 * A warning has lowered or frozen what may be lent to an enterprise. Published inside the
 * transaction that opens the alert.
 */
public record LimitHeld(EnterpriseId enterprise, Alert.Effect effect, UUID alert) {}
