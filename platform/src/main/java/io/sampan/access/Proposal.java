package io.sampan.access;

import io.sampan.packs.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one person proposed, and what became of it.
 *
 * @param approver the role whose holders may decide
 * @param content what is proposed, as JSON
 * @param reason why it was rejected; null otherwise
 */
public record Proposal(
        ProposalId id,
        String kind,
        Role approver,
        String subjectId,
        Words summary,
        JsonNode content,
        State state,
        AuditLine.Who proposedBy,
        Instant proposedAt,
        AuditLine.@Nullable Who decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason) {

    /** Open until somebody else decides. */
    public enum State {
        OPEN,
        APPROVED,
        REJECTED
    }
}
