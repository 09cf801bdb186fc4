package io.sampan.underwriting;

/**
 * A person has answered a referral; {@link Decision#outcome()} is final. Published inside the
 * transaction that stores the answer.
 */
public record DecisionResolved(Decision decision) {}
