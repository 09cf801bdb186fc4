package io.sampan.servicing.internal;

import io.sampan.money.Money;
import io.sampan.servicing.InstalmentMissed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells, once each, which instalments were not paid in time. */
@Component
class Missed {

    private final ApplicationEventPublisher events;

    Missed(ApplicationEventPublisher events) {
        this.events = events;
    }

    /**
     * Tells what is newly missed. While a debit is under way its answer decides.
     *
     * @return the contract with what has been told
     */
    Held tell(Held held, State state, boolean debitUnderWay) {
        if (debitUnderWay) {
            return held;
        }
        int through = held.told().missedThrough();
        for (var row : state.rows()) {
            if (row.number() > through && row.late(state.asOf(), state.terms())) {
                long left = row.principalLeft() + row.interestLeft();
                events.publishEvent(
                        new InstalmentMissed(
                                held.id(),
                                held.enterprise(),
                                row.number(),
                                row.payableBy(),
                                Money.ofMinor(held.currency(), left)));
                through = row.number();
            }
        }
        return held.with(
                new Held.Told(held.told().payoutFailed(), held.told().riskClass(), through));
    }
}
