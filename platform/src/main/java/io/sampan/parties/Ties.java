package io.sampan.parties;

import java.time.Instant;
import java.util.List;

/**
 * Who stands behind an enterprise, as it was known: related are others with the same legal
 * representative (by identity number), its owner or what it owns, and others of the same owner.
 * Owners count when they are enterprises: the name of a person tells nobody apart.
 *
 * @param industry its division of GB/T 4754-2017
 * @param knownAt when this had become known
 */
public record Ties(
        EnterpriseId enterprise, String industry, Instant knownAt, List<Related> related) {

    public Ties {
        related = List.copyOf(related);
    }

    /** Another enterprise, and when it became known that both belong together. */
    public record Related(EnterpriseId enterprise, Instant knownAt) {}
}
