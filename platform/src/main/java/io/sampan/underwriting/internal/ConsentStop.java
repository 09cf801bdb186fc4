package io.sampan.underwriting.internal;

import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Parties;
import io.sampan.parties.Purpose;
import io.sampan.underwriting.HardStop;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A consent to read invoices that was withdrawn or has lapsed: what was read under it may no longer
 * be used to judge. Who never gave one has brought his invoices himself, since none are fetched
 * without it.
 */
@Component
class ConsentStop implements HardStop {

    private static final String REASON = "R50";

    private final Parties parties;

    ConsentStop(Parties parties) {
        this.parties = parties;
    }

    @Override
    public Optional<String> reason(EnterpriseId enterprise, Instant now) {
        return parties.consents(enterprise).stream()
                .filter(consent -> consent.purpose() == Purpose.INVOICES)
                .filter(consent -> consent.givenAt() != null && !consent.given())
                .map(_ -> REASON)
                .findFirst();
    }
}
