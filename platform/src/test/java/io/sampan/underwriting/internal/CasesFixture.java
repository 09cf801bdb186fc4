package io.sampan.underwriting.internal;

import io.sampan.money.Money;
import io.sampan.packs.internal.PacksFixture;
import io.sampan.sharing.Invoice;
import io.sampan.underwriting.Asked;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
                decided(),
                Money.cny(exposure),
                found.valuesByKey(),
                found.latest(),
                measured.sales().first(),
                Arrays.stream(measured.sales().months).boxed().toList(),
                found.knownByKey(),
                List.of());
    }

    /** When cases were decided. */
    static Instant decided() {
        return Instant.parse("2026-03-15T02:00:01Z");
    }

    /** The same case under a name of its own. */
    static Case named(Case asked) {
        var id = io.sampan.access.Ids.next();
        return new Case(
                id,
                "SQ-" + id,
                asked.enterprise(),
                asked.asked(),
                asked.months(),
                asked.product(),
                asked.on(),
                asked.knownAt(),
                decided(),
                asked.exposure(),
                asked.values(),
                asked.latest(),
                asked.firstMonth(),
                asked.salesByMonth(),
                asked.known(),
                asked.stopped());
    }

    /** An enterprise made up by chance: from a few odd invoices to years of trade. */
    static Case anyCase(Random random) {
        var fixture = InvoicesFixture.invoices();
        int months = random.nextInt(30) + 1;
        int buyers = random.nextInt(20) + 1;
        for (int i = 0; i < random.nextInt(120); i++) {
            var day = ON.minusDays(random.nextInt(months * 30) + 1);
            var amount = (random.nextInt(200_000) - 10_000) + "." + (random.nextInt(90) + 10);
            switch (random.nextInt(6)) {
                case 0 -> fixture.voidSale(day, "b" + random.nextInt(buyers), amount);
                case 1, 2 -> fixture.purchase(day, "s" + random.nextInt(buyers), amount);
                default -> fixture.sale(day, "b" + random.nextInt(buyers), amount);
            }
        }
        return asked(
                (random.nextInt(2000) + 1) + "000.00",
                random.nextInt(24) + 1,
                fixture.list(),
                random.nextInt(3) == 0 ? random.nextInt(500_000) + ".00" : "0.00");
    }
}
