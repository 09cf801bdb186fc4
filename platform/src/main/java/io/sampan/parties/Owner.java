package io.sampan.parties;

import io.sampan.access.Problem;
import java.math.BigDecimal;

/**
 * Who holds a share of an enterprise.
 *
 * @param share a fraction: a quarter is 0.25; more than 0, at most 1, up to six decimals
 */
public record Owner(String name, Kind kind, BigDecimal share) {

    private static final int SCALE_MAX = 6;

    /** A natural person or another enterprise. */
    public enum Kind {
        PERSON,
        ENTERPRISE
    }

    public Owner {
        name = Checks.text(name, "owners.name", 120);
        share = share.stripTrailingZeros();
        if (share.signum() <= 0
                || share.compareTo(BigDecimal.ONE) > 0
                || share.scale() > SCALE_MAX) {
            throw Problem.of("SMP-PAR-0041").field("owners.share").with("share", share);
        }
    }
}
