package io.sampan.underwriting.internal;

import io.sampan.money.Money;
import io.sampan.packs.internal.PacksFixture;
import io.sampan.sharing.Invoice;
import io.sampan.underwriting.Asked;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Cases for the judge, with the pack's own rulebook. */
final class CasesFixture {

    static final LocalDate ON = LocalDate.of(2026, 3, 15);
    static final Asked.Product PRODUCT =
            new Asked.Product(
                    "working-capital", Money.cny("10000.00"), Money.cny("2000000.00"), 24);

    private CasesFixture() {}

    static Rulebook rulebook() {
        return RulebookText.read(RulebookText.collect(PacksFixture.chinese(), ON, ModelText.PACK));
    }

    static Case asked(String amount, int months, List<Invoice> invoices) {
        return asked(amount, months, invoices, "0.00");
    }

    static Case asked(String amount, int months, List<Invoice> invoices, String exposure) {
        var measured = InvoiceFeatures.of(invoices, ON, Instant.MAX);
        var found = measured.found();
        return new Case(
                new UUID(7, 7),
                "SQ-20260315-0001",
                InvoicesFixture.ENTERPRISE.value(),
                Money.cny(amount),
                months,
                PRODUCT,
                ON,
                Instant.parse("2026-03-15T02:00:00Z"),
                Instant.parse("2026-03-15T02:00:01Z"),
                Money.cny(exposure),
                found.valuesByKey(),
                found.latest(),
                measured.sales().first(),
                Arrays.stream(measured.sales().months).boxed().toList(),
                found.knownByKey());
    }
}
