package io.sampan.parties;

import io.sampan.access.Problem;
import io.sampan.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * An enterprise to be registered.
 *
 * @param industry division, group or class of GB/T 4754-2017: two to four digits
 * @param registeredOn when it was founded
 * @param staff how many work there
 * @param revenueYearly of the last full year
 * @param assets total assets at its end
 * @param owners their shares add up to at most 1
 */
public record NewEnterprise(
        UnifiedSocialCreditCode creditCode,
        String name,
        String industry,
        String address,
        LocalDate registeredOn,
        int staff,
        Money revenueYearly,
        Money assets,
        NewPerson legalRepresentative,
        List<Owner> owners) {

    private static final int STAFF_MAX = 5_000_000;

    public NewEnterprise {
        name = Checks.text(name, "name", 120);
        address = Checks.text(address, "address", 200);
        owners = List.copyOf(owners);
        checkFigures(staff, revenueYearly, assets);
        checkOwners(owners);
    }

    static void checkFigures(int staff, Money revenueYearly, Money assets) {
        if (staff < 0 || staff > STAFF_MAX) {
            throw Problem.of("SMP-PAR-0042").field("staff").with("max", STAFF_MAX);
        }
        checkYuan(revenueYearly, "revenueYearly");
        checkYuan(assets, "assets");
    }

    static void checkOwners(List<Owner> owners) {
        var sum = owners.stream().map(Owner::share).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(BigDecimal.ONE) > 0) {
            throw Problem.of("SMP-PAR-0043").field("owners").with("sum", sum);
        }
    }

    private static void checkYuan(Money amount, String field) {
        if (!amount.currency().equals(Money.CNY) || amount.isNegative()) {
            throw Problem.of("SMP-PAR-0044").field(field);
        }
    }
}
