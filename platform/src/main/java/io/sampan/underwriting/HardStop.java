package io.sampan.underwriting;

import io.sampan.parties.EnterpriseId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that forbids lending to an enterprise whatever policy says: a consent withdrawn, an
 * identity that is not verified, a name on a list of sanctions. Every capability that knows of such
 * a thing implements it as a bean; what it says is sealed with the decision, and neither a table
 * nor a person lifts it.
 */
@FunctionalInterface
public interface HardStop {

    /**
     * Why nothing may be lent now.
     *
     * @return the code of the catalogue of reasons, for example {@code R51}; empty if nothing stops
     */
    Optional<String> reason(EnterpriseId enterprise, Instant now);
}
