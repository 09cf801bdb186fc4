package io.sampan.access;

import tools.jackson.databind.JsonNode;

/**
 * A second pair of eyes has said no, or the proposer took it back.
 *
 * @param content as it was proposed
 * @param reason why
 */
public record ProposalRejected(
        ProposalId id, String kind, String subjectId, JsonNode content, String reason) {}
