package io.sampan.lending.internal;

import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import io.sampan.servicing.Servicing;
import org.springframework.stereotype.Component;

/** What an enterprise owes or has signed for, so that two offers cannot both be taken up. */
@Component
class Owed {

    private final Servicing servicing;
    private final Applications applications;

    Owed(Servicing servicing, Applications applications) {
        this.servicing = servicing;
        this.applications = applications;
    }

    /** Principal owed, booked and not yet paid out, or signed and waiting for a second check. */
    Money of(EnterpriseId enterprise) {
        return servicing.exposure(enterprise).plus(waiting(enterprise));
    }

    /** Signed and waiting for a second check: not in the book yet, so underwriting cannot know. */
    Money waiting(EnterpriseId enterprise) {
        return applications.waitingForSecondCheck(enterprise);
    }
}
