package io.sampan.underwriting.internal;

import static io.sampan.parties.PartiesFixture.anEnterprise;
import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.access.Actor;
import io.sampan.access.SystemClock;
import io.sampan.access.WebTest;
import io.sampan.parties.ChangedEnterprise;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.NewEnterprise;
import io.sampan.parties.Parties;
import io.sampan.sharing.Direction;
import io.sampan.sharing.Records;
import io.sampan.sharing.Sharing;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Shifts the clock: facts reach us one after the other, some about days long past, some correcting
 * others, and whoever asks for what was known earlier is told what was known earlier.
 */
class KnownFactsTests extends WebTest {

    private static final LocalDate ON = LocalDate.of(2026, 3, 15);
    private static final Instant START = Instant.parse("2026-03-14T00:00:00Z");
    private static final String INVOICES = "invoice_no,date,counterparty,amount,tax,total,status\n";

    @Autowired KnownFacts known;
    @Autowired IndustryTrends trends;
    @Autowired Sharing sharing;
    @Autowired Records records;
    @Autowired Parties parties;
    @Autowired SystemClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.runOn();
    }

    @Test
    void what_is_told_later_never_changes_what_was_known_and_each_fact_changes_what_is() {
        clock.runAt(START);
        var id = registered("75");
        var steps = new TreeMap<Integer, Runnable>();
        steps.put(1, () -> invoices(id, Direction.SALE, sales("A", "70000.00", 1)));
        steps.put(2, () -> invoices(id, Direction.PURCHASE, sales("M", "30000.00", 1)));
        steps.put(3, () -> invoices(id, Direction.SALE, sales("B", "9000.00", 100)));
        steps.put(
                4,
                () ->
                        invoices(
                                id,
                                Direction.SALE,
                                sales("A", "70000.00", 1).replace("valid", "void")));
        steps.put(5, () -> returns(id, "50000.00"));
        steps.put(6, () -> returns(id, "66000.00"));
        steps.put(7, () -> lines(id, "2026-02-10,in,5000.00,5000.00,A"));
        steps.put(8, () -> lines(id, "2025-12-10,out,7000.00,-2000.00,M"));
        steps.put(9, () -> peers("75"));
        steps.put(10, () -> related(id));
        var seen = new TreeMap<Integer, Map<Feature, BigDecimal>>();
        var instants = new TreeMap<Integer, Map<Feature, Instant>>();
        var ever = EnumSet.noneOf(Feature.class);

        steps.forEach((step, arrives) -> {
            clock.runAt(at(step));
            bySystem(() -> {
                arrives.run();
                return step;
            });
            var now = of(id, at(step));
            seen.put(step, now.values());
            instants.put(step, now.known());
            ever.addAll(now.values().keySet());
        });

        for (var step : steps.keySet()) {
            var again = of(id, at(step));
            assertThat(again.values()).as("values after step %d", step).isEqualTo(seen.get(step));
            assertThat(again.known()).as("instants after %d", step).isEqualTo(instants.get(step));
            assertThat(again.known().values())
                    .allSatisfy(t -> assertThat(t).isBeforeOrEqualTo(at(step)));
        }
        // Each step was seen: without the instant every earlier answer would be another one.
        assertThat(new HashSet<>(seen.values())).hasSameSizeAs(steps.values());
        assertThat(ever).containsAll(but(Feature.Source.REPAYMENTS, Feature.Source.PAYMENTS));
    }

    @Test
    void a_measurement_of_the_industry_needs_enough_enterprises_and_grows_old() {
        clock.runAt(START);
        var alone = registered("77");
        bySystem(() -> trends.measure(ON));
        assertThat(of(alone, at(1)).values()).doesNotContainKey(Feature.INDUSTRY_GROWTH);
        peers("77");

        assertThat(of(alone, at(1)).values().get(Feature.INDUSTRY_GROWTH))
                .isEqualByComparingTo("0.5");
        assertThat(known.of(alone, ON.plusDays(200), at(500)).measured().values())
                .doesNotContainKey(Feature.INDUSTRY_GROWTH);
    }

    /** What may be missing here: who has one even history has no late payment and the like. */
    private static Set<Feature> but(Feature.Source... sources) {
        var expected = EnumSet.allOf(Feature.class);
        expected.removeIf(feature -> List.of(sources).contains(feature.source()));
        expected.remove(Feature.RELATED_DAYS_LATE);
        return expected;
    }

    private static Instant at(int step) {
        return START.plus(Duration.ofMinutes(step));
    }

    private Measurements of(EnterpriseId id, Instant knownAt) {
        return bySystem(() -> known.of(id, ON, knownAt).measured());
    }

    /** Two years, the second half as large again. */
    private static String sales(String partner, String amount, int first) {
        var text = new StringBuilder(INVOICES);
        for (int back = 24; back >= 1; back--) {
            var day = YearMonth.from(ON).minusMonths(back).atDay(5);
            var value = new BigDecimal(amount).multiply(new BigDecimal(back > 12 ? "1" : "1.5"));
            text.append(
                    "%08d,%s,%s,%s,0.00,%s,valid%n"
                            .formatted(
                                    10_000_000 + first + back,
                                    day,
                                    partner,
                                    value.setScale(2),
                                    value.setScale(2)));
        }
        return text.toString();
    }

    private void invoices(EnterpriseId id, Direction direction, String csv) {
        sharing.importInvoices(id, direction, in(csv));
    }

    private void returns(EnterpriseId id, String declared) {
        var text = new StringBuilder("period_from,period_to,declared_sales,tax_paid,filed_on\n");
        for (int back = 24; back >= 1; back--) {
            var month = YearMonth.from(ON).minusMonths(back);
            text.append(
                    "%s,%s,%s,900.00,%s%n"
                            .formatted(
                                    month.atDay(1),
                                    month.atEndOfMonth(),
                                    back > 12 ? "50000.00" : declared,
                                    month.plusMonths(1).atDay(10)));
        }
        records.importTaxReturns(id, in(text.toString()));
    }

    private void lines(EnterpriseId id, String line) {
        records.importBankLines(
                id,
                in(
                        "account,reference,date,side,amount,balance,counterparty\n6222,"
                                + line.hashCode()
                                + ","
                                + line
                                + "\n"));
    }

    private void peers(String industry) {
        for (int i = 0; i < 5; i++) {
            var peer = registered(industry);
            bySystem(() -> {
                invoices(peer, Direction.SALE, sales("A", "1000.00", 1));
                return peer;
            });
        }
        bySystem(() -> trends.measure(ON));
    }

    /** Becomes another's owner. */
    private void related(EnterpriseId id) {
        var name = parties.enterprise(id).name();
        var other = registered("11");
        var none = Optional.<io.sampan.money.Money>empty();
        parties.change(
                other,
                new ChangedEnterprise(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        none,
                        none,
                        Optional.empty(),
                        Optional.of(
                                List.of(
                                        new io.sampan.parties.Owner(
                                                name,
                                                io.sampan.parties.Owner.Kind.ENTERPRISE,
                                                BigDecimal.ONE)))),
                Optional.empty(),
                ON);
    }

    private EnterpriseId registered(String industry) {
        var fresh = anEnterprise();
        return bySystem(() ->
                parties.register(
                        new NewEnterprise(
                                fresh.creditCode(),
                                fresh.name(),
                                industry,
                                fresh.address(),
                                fresh.registeredOn(),
                                fresh.staff(),
                                fresh.revenueYearly(),
                                fresh.assets(),
                                fresh.legalRepresentative(),
                                List.of(
                                        new io.sampan.parties.Owner(
                                                "张测试",
                                                io.sampan.parties.Owner.Kind.PERSON,
                                                BigDecimal.ONE))),
                        ON));
    }

    private <T> T bySystem(Supplier<T> work) {
        return access.as(Actor.SYSTEM, work);
    }

    private static ByteArrayInputStream in(String csv) {
        return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    }
}
