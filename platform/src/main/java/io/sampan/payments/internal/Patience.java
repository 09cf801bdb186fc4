package io.sampan.payments.internal;

import io.sampan.packs.Packs;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** How patiently the rail is asked, from the pack. */
@Component
class Patience {

    private static final String FILE = "payments";

    private final Packs packs;

    Patience(Packs packs) {
        this.packs = packs;
    }

    /** How long to wait after so many asks without an end. */
    Duration beforeAsk(int asks, LocalDate on) {
        var waits = packs.rule(FILE, "ask_after_seconds", on).value();
        return Duration.ofSeconds(waits.get(Math.min(asks, waits.size() - 1)).asLong());
    }

    int asksBeforePerson(LocalDate on) {
        return packs.rule(FILE, "asks_before_person", on).integer();
    }

    /** When a final answer is asked for once more. */
    Duration beforeVerifying(LocalDate on) {
        return Duration.ofSeconds(packs.rule(FILE, "verify_after_seconds", on).integer());
    }

    int attemptsMax(LocalDate on) {
        return packs.rule(FILE, "attempts_max", on).integer();
    }
}
