package io.sampan.lending.internal;

import io.sampan.access.Problem;
import io.sampan.lending.Application;
import io.sampan.lending.ApplicationState;
import java.time.LocalDate;
import java.util.Set;

/** Which step is possible at which stage. */
final class Stages {

    private Stages() {}

    static void require(Application application, LocalDate on, Set<ApplicationState> possible) {
        if (!possible.contains(application.stateOn(on))) {
            throw wrong(application, on, possible.iterator().next());
        }
    }

    static Problem wrong(Application application, LocalDate on, ApplicationState needed) {
        var state = application.stateOn(on);
        return switch (state) {
            case SIGNED, SECOND_CHECK, PAYING, PAID, PAYMENT_FAILED ->
                    Problem.of("SMP-LEN-0122").with("state", state);
            case EXPIRED -> Problem.of("SMP-LEN-0121").with("until", until(application));
            case DRAFT, OFFERED, REFERRED, REFUSED, WITHDRAWN ->
                    Problem.of("SMP-LEN-0120").with("state", state).with("needed", needed);
        };
    }

    private static LocalDate until(Application application) {
        var offer = application.offer();
        return offer == null ? application.keptUntil() : offer.validUntil();
    }
}
