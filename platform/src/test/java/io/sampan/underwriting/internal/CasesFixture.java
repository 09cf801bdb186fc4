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
                List.of(),
                new Circumstances("13", Money.cny("2000000.00"), List.of()));
    }

    /** When cases were decided. */
    static Instant decided() {
        return Instant.parse("2026-03-15T02:00:01Z");
    }

    /** The same case under a name of its own. */
    static Case named(Case asked) {
        var id = io.sampan.access.Ids.next();
        return asked.named(id, "SQ-" + id);
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

    /** A case of plausible values by chance, quick to make: no invoices behind it. */
    static Case aCase(Random random) {
        var values = new java.util.TreeMap<String, java.math.BigDecimal>();
        for (var feature : Feature.values()) {
            if (random.nextInt(25) > 0) {
                values.put(feature.key(), value(feature, random));
            }
        }
        var sales = new java.util.ArrayList<Long>();
        long level = (long) Math.pow(10, 5 + 3.5 * random.nextDouble());
        for (int month = 0; month < 3 + random.nextInt(34); month++) {
            sales.add((long) (level * (0.3 + 1.4 * random.nextDouble())));
        }
        values.put(Feature.HISTORY.key(), java.math.BigDecimal.valueOf(sales.size()));
        values.put(
                Feature.SALES_MEAN.key(),
                java.math.BigDecimal.valueOf(
                        sales.stream().mapToLong(Long::longValue).sum() / sales.size() / 100));
        return new Case(
                new UUID(random.nextLong(), random.nextLong()),
                "SQ-" + random.nextInt(1_000_000),
                InvoicesFixture.ENTERPRISE.value(),
                Money.cny((long) Math.pow(10, 4 + 2.2 * random.nextDouble()) + ".00"),
                1 + random.nextInt(24),
                PRODUCT,
                ON,
                Instant.parse("2026-03-15T02:00:00Z"),
                Instant.parse("2026-03-15T02:00:01Z"),
                Money.cny(random.nextInt(4) == 0 ? random.nextInt(300_000) + ".00" : "0.00"),
                values,
                java.util.Optional.empty(),
                java.time.YearMonth.from(ON).minusMonths(sales.size()),
                sales,
                new java.util.TreeMap<>(),
                List.of(),
                new Circumstances(
                        String.valueOf(10 + random.nextInt(80)),
                        Money.cny((1 + random.nextInt(900)) + "0000.00"),
                        List.of()));
    }

    private static java.math.BigDecimal value(Feature feature, Random random) {
        return switch (feature.unit()) {
            case YUAN ->
                    java.math.BigDecimal.valueOf(
                            (long) Math.pow(10, 3 + 3.5 * random.nextDouble()));
            case SHARE ->
                    java.math.BigDecimal.valueOf(
                            (long) (10_000 * Math.pow(random.nextDouble(), 3)), 4);
            case RATIO -> java.math.BigDecimal.valueOf(random.nextInt(20_000), 4);
            case MONTHS -> java.math.BigDecimal.valueOf(random.nextInt(1 + random.nextInt(8)));
            case DAYS -> java.math.BigDecimal.valueOf(random.nextInt(120));
            case NUMBER -> java.math.BigDecimal.valueOf(random.nextInt(40));
        };
    }
}
