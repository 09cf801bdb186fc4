package io.sampan.access;

import io.sampan.packs.Words;
import org.jspecify.annotations.Nullable;

/**
 * What one person proposes and another approves. The capability that proposes listens to {@link
 * ProposalApproved} of its kind and acts in the same transaction.
 */
public interface FourEyes {

    /**
     * Puts a proposal before a second pair of eyes.
     *
     * @param kind whose it is, for example {@code lending.payout}
     * @param approver the role whose holders may decide, the proposer excepted
     * @param subjectId what it is about; one open proposal per kind and subject
     * @param content what is proposed, as the listener wants it back
     * @param summary what the approver reads
     * @throws Problem 409 if a proposal of this kind about the subject is open
     */
    ProposalId propose(String kind, Role approver, String subjectId, Object content, Words summary);

    /**
     * Approves and publishes {@link ProposalApproved}.
     *
     * @throws Problem 403 if the actor proposed it or lacks the role, 409 if it is decided already
     */
    Proposal approve(ProposalId id);

    /**
     * Rejects and publishes {@link ProposalRejected}. The proposer may take his own proposal back.
     *
     * @throws Problem 403 if the actor lacks the role, 409 if it is decided already
     */
    Proposal reject(ProposalId id, String reason);

    /**
     * A proposal.
     *
     * @throws Problem 404
     */
    Proposal proposal(ProposalId id);

    /** Proposals the actor may decide or has made, newest first. */
    Page<Proposal> proposals(Proposal.@Nullable State state, @Nullable String cursor, int limit);
}
