package io.sampan.servicing.internal;

import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import io.sampan.underwriting.Exposure;
import org.springframework.stereotype.Component;

/** Tells underwriting what an enterprise owes on running contracts, signed ones included. */
@Component
class RunningDebt implements Exposure {

    private final Listing listing;

    RunningDebt(Listing listing) {
        this.listing = listing;
    }

    @Override
    public Money of(EnterpriseId enterprise) {
        return listing.exposure(enterprise);
    }
}
