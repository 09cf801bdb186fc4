package io.sampan.underwriting.internal;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.install.Bench;
import io.sampan.install.Product;
import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import io.sampan.sharing.Direction;
import io.sampan.sharing.Invoice;
import io.sampan.sharing.Sharing;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.ApplicationContext;

/**
 * {@code sampan bench features}: a million invoices of five hundred firms measured on one thread;
 * one firm of 2,000 invoices from memory, and everything known about it from a throw-away database.
 */
public final class FeatureBench implements Bench {

    private static final int FIRMS = 500;
    private static final int INVOICES = 2_000;
    private static final int TIMES = 200;
    private static final LocalDate ON = LocalDate.of(2026, 3, 15);

    @Override
    public String name() {
        return "features";
    }

    @Override
    public void run(Consumer<Figure> figures) {
        million(figures);
        var one = invoices(0);
        figures.accept(
                new Figure(
                        "one_firm_2000_invoices_p99",
                        p99(() -> InvoiceFeatures.of(one, ON, Instant.MAX)),
                        "ms",
                        "aim",
                        100));
        fromDatabase(one, figures);
    }

    /** Firm by firm: only one firm's invoices are in memory, and making them is not measured. */
    private static void million(Consumer<Figure> figures) {
        var threads = ManagementFactory.getThreadMXBean();
        long wall = 0;
        long processor = 0;
        long values = 0;
        for (int firm = 0; firm < FIRMS; firm++) {
            var invoices = invoices(firm);
            long cpu = threads.getCurrentThreadCpuTime();
            long began = System.nanoTime();
            values += InvoiceFeatures.of(invoices, ON, Instant.MAX).values().size();
            wall += System.nanoTime() - began;
            processor += threads.getCurrentThreadCpuTime() - cpu;
        }
        figures.accept(new Figure("million_invoices", wall / 1e9, "s", "aim", 30));
        figures.accept(Figure.of("million_invoices_processor", processor / 1e9, "s"));
        figures.accept(Figure.of("features_found", (double) values, "number"));
    }

    /** All sources, as an application asks for them. */
    private static void fromDatabase(List<Invoice> one, Consumer<Figure> figures) {
        Product.inThrowAwayHome(context ->
                figures.accept(
                        new Figure(
                                "one_firm_from_database_p99",
                                asked(context, one),
                                "ms",
                                "aim",
                                100)));
    }

    private static double asked(ApplicationContext context, List<Invoice> one) {
        var known = context.getBean(KnownFacts.class);
        var sharing = context.getBean(Sharing.class);
        var id = new EnterpriseId(UUID.randomUUID());
        return context.getBean(Access.class)
                .as(
                        Actor.SYSTEM,
                        () -> {
                            for (var direction : Direction.values()) {
                                sharing.importAll(direction, csv(one, direction), _ -> id);
                            }
                            var at = Instant.now(context.getBean(java.time.Clock.class));
                            return p99(() -> known.of(id, ON, at));
                        });
    }

    private static ByteArrayInputStream csv(List<Invoice> invoices, Direction direction) {
        var text = new StringBuilder("firm,invoice_no,date,counterparty,amount,tax,total,status\n");
        for (var invoice : invoices) {
            if (invoice.direction() == direction) {
                text.append("x,").append(invoice.number()).append(',').append(invoice.date());
                text.append(',').append(invoice.counterparty()).append(',');
                text.append(invoice.amount().amount().toPlainString()).append(',');
                text.append(invoice.tax().amount().toPlainString()).append(',');
                text.append(invoice.total().amount().toPlainString()).append(",valid\n");
            }
        }
        return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The 99th percentile in milliseconds, after a warm-up. */
    private static double p99(Runnable work) {
        var taken = new long[TIMES];
        for (int i = -TIMES / 2; i < TIMES; i++) {
            long began = System.nanoTime();
            work.run();
            taken[Math.max(0, i)] = System.nanoTime() - began;
        }
        Arrays.sort(taken);
        return taken[(int) (TIMES * 0.99)] / 1e6;
    }

    /** Made up by chance; the same every time. */
    private static List<Invoice> invoices(int firm) {
        var random = new Random(firm);
        var id = new EnterpriseId(new UUID(3, firm));
        var invoices = new ArrayList<Invoice>(INVOICES);
        for (int i = 0; i < INVOICES; i++) {
            var date = ON.minusDays(1 + random.nextInt(1_000));
            long amount = 10_000L + random.nextInt(5_000_000);
            if (random.nextInt(40) == 0) {
                amount = -amount;
            }
            long tax = amount * 13 / 100;
            invoices.add(
                    new Invoice(
                            id,
                            random.nextInt(3) == 0 ? Direction.PURCHASE : Direction.SALE,
                            String.valueOf(10_000_000 + i),
                            date,
                            "partner " + random.nextInt(1 + firm % 200),
                            Money.ofMinor(Money.CNY, amount),
                            Money.ofMinor(Money.CNY, tax),
                            Money.ofMinor(Money.CNY, amount + tax),
                            random.nextInt(14) == 0 ? Invoice.Status.VOID : Invoice.Status.VALID,
                            date.atStartOfDay(ZoneOffset.UTC).toInstant()));
        }
        return invoices;
    }
}
