package io.sampan.parties;

import io.sampan.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * What is to be changed of an enterprise; empty leaves it. The unified social credit code never
 * changes: another code is another enterprise.
 */
public record ChangedEnterprise(
        Optional<String> name,
        Optional<String> industry,
        Optional<String> address,
        Optional<Integer> staff,
        Optional<Money> revenueYearly,
        Optional<Money> assets,
        Optional<NewPerson> legalRepresentative,
        Optional<List<Owner>> owners) {

    public ChangedEnterprise {
        name = name.map(text -> Checks.text(text, "name", 120));
        address = address.map(text -> Checks.text(text, "address", 200));
        owners = owners.map(List::copyOf);
        owners.ifPresent(NewEnterprise::checkOwners);
        var zero = Money.zero(Money.CNY);
        NewEnterprise.checkFigures(
                staff.orElse(0), revenueYearly.orElse(zero), assets.orElse(zero));
    }
}
