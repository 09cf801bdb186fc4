package io.sampan.access;

import tools.jackson.databind.JsonNode;

/**
 * A second pair of eyes has agreed; handled in the same transaction by whoever proposed the kind.
 *
 * @param content as it was proposed
 */
public record ProposalApproved(ProposalId id, String kind, String subjectId, JsonNode content) {}
