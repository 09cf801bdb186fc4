package io.sampan.underwriting.internal;

import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import io.sampan.sharing.Direction;
import io.sampan.sharing.Invoice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Invoices of one enterprise, written as a test tells them. */
final class InvoicesFixture {

    static final EnterpriseId ENTERPRISE = new EnterpriseId(new UUID(1, 1));

    private final List<Invoice> invoices = new ArrayList<>();

    static InvoicesFixture invoices() {
        return new InvoicesFixture();
    }

    /** An enterprise as lenders like it: 24 even months, four buyers, purchases of two thirds. */
    static InvoicesFixture aSteadyEnterprise(LocalDate on, String monthlySales) {
        var fixture = new InvoicesFixture();
        var sales = new BigDecimal(monthlySales);
        for (int back = 24; back >= 1; back--) {
            var month = YearMonth.from(on).minusMonths(back);
            for (int i = 0; i < 16; i++) {
                var part = sales.multiply(BigDecimal.valueOf(i % 2 == 0 ? 7 : 5));
                var amount = part.divide(BigDecimal.valueOf(96), 2, RoundingMode.HALF_UP);
                fixture.sale(month.atDay(1 + i), "buyer " + i, amount.toPlainString());
                fixture.purchase(
                        month.atDay(2 + i),
                        "supplier " + i % 3,
                        amount.multiply(new BigDecimal("0.66"))
                                .setScale(2, RoundingMode.HALF_UP)
                                .toPlainString());
            }
        }
        return fixture;
    }

    InvoicesFixture sale(LocalDate date, String buyer, String amount) {
        return add(Direction.SALE, date, buyer, amount, Invoice.Status.VALID, known(date));
    }

    InvoicesFixture purchase(LocalDate date, String supplier, String amount) {
        return add(Direction.PURCHASE, date, supplier, amount, Invoice.Status.VALID, known(date));
    }

    InvoicesFixture voidSale(LocalDate date, String buyer, String amount) {
        return add(Direction.SALE, date, buyer, amount, Invoice.Status.VOID, known(date));
    }

    InvoicesFixture saleKnownLater(LocalDate date, String buyer, String amount, Instant knownAt) {
        return add(Direction.SALE, date, buyer, amount, Invoice.Status.VALID, knownAt);
    }

    List<Invoice> list() {
        return List.copyOf(invoices);
    }

    private InvoicesFixture add(
            Direction direction,
            LocalDate date,
            String counterparty,
            String amount,
            Invoice.Status status,
            Instant knownAt) {
        var net = Money.cny(amount);
        var tax = net.times(new BigDecimal("0.13"), RoundingMode.HALF_UP);
        invoices.add(
                new Invoice(
                        ENTERPRISE,
                        direction,
                        String.valueOf(invoices.size() + 1),
                        date,
                        counterparty,
                        net,
                        tax,
                        net.plus(tax),
                        status,
                        knownAt));
        return this;
    }

    private static Instant known(LocalDate date) {
        return date.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}
