package io.sampan.underwriting.internal;

import static io.sampan.underwriting.internal.InvoicesFixture.aSteadyEnterprise;
import static io.sampan.underwriting.internal.InvoicesFixture.invoices;
import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.sharing.Invoice;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InvoiceFeaturesTests {

    private static final LocalDate ON = LocalDate.of(2026, 3, 15);

    @Test
    void a_small_history_by_hand() {
        var measured =
                of(
                        invoices()
                                .sale(day(2025, 9, 5), "Haisheng", "1000.00")
                                .sale(day(2025, 10, 5), "Haisheng", "3000.00")
                                .sale(day(2025, 10, 9), "Jiangnan", "500.00")
                                .sale(day(2025, 10, 20), "Jiangnan", "-500.00")
                                .voidSale(day(2025, 11, 1), "Jiangnan", "99000.00")
                                .sale(day(2025, 12, 31), "Jiangnan", "2000.00")
                                .purchase(day(2026, 1, 10), "Shengda", "1500.00")
                                .sale(day(2026, 3, 1), "Haisheng", "77.00"));

        assertThat(table(measured))
                .isEqualTo(
                        """
                        sales_mean              1000
                        sales_median            500
                        sales_volatility        1.1547
                        sales_active_months     0.5000
                        sales_gap               2
                        sales_peak              0.8333
                        sales_invoices          0.83
                        sales_invoice_size      1200
                        sales_recency           14
                        sales_tax_rate          0.1300
                        sales_void_share        0.1667
                        sales_red_share         0.0769
                        buyers                  2
                        largest_buyer_share     0.6667
                        buyers_concentration    0.5556
                        regular_buyers_share    0.0000
                        purchases_mean          250
                        purchases_active_months 0.1667
                        purchases_invoices      0.17
                        purchases_void_share    0.0000
                        purchases_red_share     0.0000
                        suppliers               1
                        largest_supplier_share  1.0000
                        margin                  0.7500
                        history                 6
                        """);
    }

    @Test
    void a_void_invoice_is_no_sale_and_a_red_letter_takes_its_sale_back() {
        var plain = invoices().sale(day(2025, 9, 5), "A", "1000.00");
        var undone =
                invoices()
                        .sale(day(2025, 9, 5), "A", "1000.00")
                        .sale(day(2025, 9, 6), "B", "400.00")
                        .sale(day(2025, 9, 7), "B", "-400.00")
                        .voidSale(day(2025, 9, 8), "C", "90000.00");

        assertThat(value(of(undone), Feature.SALES_MEAN))
                .isEqualTo(value(of(plain), Feature.SALES_MEAN));
        assertThat(value(of(undone), Feature.LARGEST_BUYER_SHARE)).isEqualByComparingTo("1");
    }

    @Test
    void what_is_not_there_is_missing_and_never_zero() {
        assertThat(of(invoices()).values()).isEmpty();
        assertThat(of(invoices().purchase(day(2025, 9, 5), "A", "10.00")).values())
                .doesNotContainKeys(Feature.SALES_RECENCY, Feature.MARGIN, Feature.SALES_GROWTH);
    }

    @Test
    void growth_compares_the_latest_twelve_months_with_the_twelve_before() {
        var fixture = invoices();
        for (int back = 24; back >= 1; back--) {
            fixture.sale(ON.minusMonths(back), "A", back > 12 ? "1000.00" : "580.00");
        }

        assertThat(value(of(fixture), Feature.SALES_GROWTH)).isEqualByComparingTo("-0.42");
    }

    @Test
    void nothing_known_later_leaks_in_wherever_the_clock_is_set() {
        var random = new Random(20260315);
        var known = new ArrayList<Invoice>(aSteadyEnterprise(ON, "90000.00").list());
        var late = invoices();
        for (int i = 0; i < 400; i++) {
            var date = ON.minusDays(random.nextInt(700) - 100);
            var reached =
                    date.plusDays(random.nextInt(200)).atStartOfDay().toInstant(ZoneOffset.UTC);
            late.saleKnownLater(
                    date, "late " + i % 7, (random.nextInt(90) + 10) + "000.00", reached);
        }
        var all = new ArrayList<>(known);
        all.addAll(late.list());

        for (int shift = 0; shift < 600; shift += 30) {
            var on = ON.minusDays(shift);
            var knownAt = on.atTime(18, 0).toInstant(ZoneOffset.UTC);
            var visible =
                    all.stream()
                            .filter(i -> !i.date().isAfter(on) && !i.knownAt().isAfter(knownAt))
                            .toList();

            var measured = InvoiceFeatures.of(all, on, knownAt);

            var blind = InvoiceFeatures.of(visible, on, Instant.MAX);
            assertThat(measured.values()).isEqualTo(blind.values());
            assertThat(measured.found().known()).isEqualTo(blind.found().known());
            assertThat(measured.found().known().keySet()).isEqualTo(measured.values().keySet());
            assertThat(measured.found().known().values())
                    .allSatisfy(at -> assertThat(at).isBeforeOrEqualTo(knownAt));
        }
    }

    @Test
    void each_feature_became_known_with_the_last_invoice_behind_it() {
        var early = Instant.parse("2026-03-01T00:00:00Z");
        var late = Instant.parse("2026-03-10T00:00:00Z");
        var fixture = invoices();
        for (int back = 30; back >= 1; back--) {
            fixture.saleKnownLater(ON.minusMonths(back), "A", "1000.00", early);
        }
        fixture.saleKnownLater(ON.minusMonths(29), "A", "500.00", late);
        var known = of(fixture).found().known();

        assertThat(known).containsEntry(Feature.SALES_MEAN, late);
        assertThat(known).containsEntry(Feature.SALES_GROWTH, early);
        assertThat(known).containsEntry(Feature.SALES_RECENCY, early);
        assertThat(known).containsEntry(Feature.HISTORY, early);
        assertThat(known).doesNotContainKey(Feature.MARGIN);
    }

    @Test
    void the_way_invoices_are_written_is_measured_by_hand() {
        var fixture = invoices();
        for (int back = 24; back >= 1; back--) {
            var month = java.time.YearMonth.from(ON).minusMonths(back);
            fixture.sale(month.atDay(1), back > 12 ? "Old" : "New", "1000.00");
            fixture.sale(month.atDay(1), "Stays", "990.00");
            fixture.purchase(month.atDay(2), back > 6 ? "Stays" : "Mill", "500.00");
        }
        fixture.sale(day(2024, 9, 7), "Once", "200000.00")
                .sale(day(2025, 8, 8), "Once", "-20000.00");

        var measured = of(fixture);

        assertThat(value(measured, Feature.SALES_ROUND_SHARE)).isEqualByComparingTo("0.0204");
        assertThat(value(measured, Feature.SALES_LATE_RED_SHARE)).isEqualByComparingTo("0.0807");
        assertThat(value(measured, Feature.NEW_BUYERS_SHARE)).isEqualByComparingTo("0.5025");
        assertThat(value(measured, Feature.RETURNING_BUYERS_SHARE)).isEqualByComparingTo("0.3333");
        assertThat(value(measured, Feature.CIRCULAR_TRADE_SHARE)).isEqualByComparingTo("0.0395");
        assertThat(value(measured, Feature.SUPPLIERS_CONCENTRATION)).isEqualByComparingTo("0.6250");
        assertThat(value(measured, Feature.SALES_MAIN_RATE_SHARE)).isEqualByComparingTo("1");
        assertThat(value(measured, Feature.SALES_NEAR_CEILING_SHARE))
                .isEqualByComparingTo("0.9796");
        assertThat(value(measured, Feature.MONTHS_KNOWN)).isEqualByComparingTo("24");
    }

    @Test
    void numbers_missing_inside_a_roll_are_counted_and_the_step_to_the_next_roll_is_not() {
        var gaps = new NumberGaps();
        for (int number = 10_000_000; number < 10_000_030; number++) {
            if (number % 10 != 5) {
                gaps.add(String.valueOf(number));
            }
        }
        gaps.add("20000000");
        gaps.add("24312000000012345678");
        gaps.add("A1234567");

        assertThat(gaps.share()).isEqualTo(3 / 31.0);
        assertThat(new NumberGaps().share()).isNaN();
    }

    @Test
    void the_order_in_which_invoices_come_does_not_matter() {
        var list = new ArrayList<>(aSteadyEnterprise(ON, "90000.00").list());
        var ordered = InvoiceFeatures.of(list, ON, Instant.MAX).values();

        java.util.Collections.shuffle(list, new Random(1));

        assertThat(InvoiceFeatures.of(list, ON, Instant.MAX).values()).isEqualTo(ordered);
    }

    @Test
    void at_most_the_latest_three_years_count() {
        var fixture = aSteadyEnterprise(ON, "90000.00").sale(day(2010, 1, 1), "old", "5000000.00");

        var measured = of(fixture);

        assertThat(measured.months()).isEqualTo(36);
        assertThat(value(measured, Feature.SALES_MEAN)).isEqualByComparingTo("60000");
    }

    @Test
    void ten_thousand_invoices_are_measured_within_a_tenth_of_a_second() {
        var fixture = invoices();
        var random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            fixture.sale(ON.minusDays(random.nextInt(1000)), "b" + random.nextInt(300), "1234.50");
        }
        List<Invoice> list = fixture.list();
        of(list);

        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        of(list);
        long millis = (threads.getCurrentThreadCpuTime() - start) / 1_000_000;

        System.out.println("features of 10,000 invoices: " + millis + " ms of processor time");
        assertThat(millis).isLessThan(100);
    }

    private static InvoiceFeatures.Measured of(InvoicesFixture fixture) {
        return of(fixture.list());
    }

    private static InvoiceFeatures.Measured of(List<Invoice> list) {
        return InvoiceFeatures.of(list, ON, Instant.MAX);
    }

    private static BigDecimal value(InvoiceFeatures.Measured measured, Feature feature) {
        return measured.values().getOrDefault(feature, BigDecimal.valueOf(-999));
    }

    private static LocalDate day(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }

    private static String table(InvoiceFeatures.Measured measured) {
        var text = new StringBuilder();
        for (var feature : Feature.values()) {
            var value = measured.values().get(feature);
            if (value != null && feature.compareTo(Feature.HISTORY) <= 0) {
                var number =
                        feature.unit() == Feature.Unit.NUMBER ? value.stripTrailingZeros() : value;
                text.append(String.format("%-24s%s%n", feature.key(), number.toPlainString()));
            }
        }
        return text.toString();
    }
}
