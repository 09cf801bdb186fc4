package io.sampan.underwriting.internal;

import io.sampan.parties.EnterpriseId;
import io.sampan.underwriting.HardStop;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks every capability whether something forbids lending to an enterprise. */
@Component
class HardStops {

    private final ObjectProvider<HardStop> stops;

    HardStops(ObjectProvider<HardStop> stops) {
        this.stops = stops;
    }

    /** Codes of the catalogue of reasons, each once; empty if nothing forbids it. */
    List<String> of(EnterpriseId enterprise, Instant now) {
        return stops.stream()
                .flatMap(stop -> stop.reason(enterprise, now).stream())
                .distinct()
                .sorted()
                .toList();
    }
}
