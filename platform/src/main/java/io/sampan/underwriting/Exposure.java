package io.sampan.underwriting;

import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;

/**
 * What an enterprise owes us already or has been promised: outstanding principal of running
 * contracts plus contracts booked but not yet paid out, zero or more. Every capability that lends
 * implements it as a bean (servicing for running contracts); underwriting adds them up.
 */
@FunctionalInterface
public interface Exposure {

    Money of(EnterpriseId enterprise);
}
