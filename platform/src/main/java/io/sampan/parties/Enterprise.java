package io.sampan.parties;

import io.sampan.money.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * An enterprise as the lender knows it.
 *
 * @param size by the rule in force on the day it was registered here or its figures last changed
 * @param customerSince when it was registered here
 * @param version grows with every change
 */
public record Enterprise(
        EnterpriseId id,
        UnifiedSocialCreditCode creditCode,
        String name,
        Industry industry,
        String address,
        LocalDate registeredOn,
        int staff,
        Money revenueYearly,
        Money assets,
        SizeClass size,
        Person legalRepresentative,
        List<Owner> owners,
        LocalDate customerSince,
        int version) {

    public Enterprise {
        owners = List.copyOf(owners);
    }
}
