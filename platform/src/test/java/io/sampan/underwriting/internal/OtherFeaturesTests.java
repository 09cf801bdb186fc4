package io.sampan.underwriting.internal;

import static io.sampan.underwriting.internal.InvoicesFixture.ENTERPRISE;
import static io.sampan.underwriting.internal.InvoicesFixture.invoices;
import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.money.Money;
import io.sampan.packs.internal.PacksFixture;
import io.sampan.sharing.BankLine;
import io.sampan.sharing.TaxReturn;
import io.sampan.underwriting.RepaymentRecord.Debit;
import io.sampan.underwriting.RepaymentRecord.History;
import io.sampan.underwriting.RepaymentRecord.Instalment;
import io.sampan.underwriting.RepaymentRecord.PaidOff;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Features that do not come from invoices alone. */
class OtherFeaturesTests {

    private static final LocalDate ON = LocalDate.of(2026, 3, 15);
    private static final Instant EARLY = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2026-03-10T00:00:00Z");
    private static final MeasureRules RULES = MeasureRules.of(PacksFixture.chinese(), ON);

    @Test
    void tax_returns_by_hand() {
        var returns = new ArrayList<TaxReturn>();
        for (int back = 24; back >= 1; back--) {
            var month = YearMonth.from(ON).minusMonths(back);
            var filed = month.plusMonths(1).atDay(back == 3 || back == 20 ? 28 : 12);
            var declared = back == 2 ? "0.00" : back > 12 ? "1000.00" : "1200.00";
            returns.add(aReturn(month, declared, "30.00", filed, back == 24 ? LATE : EARLY));
        }

        var found = TaxFeatures.of(returns, sales(), ON, LATE, RULES);

        assertThat(table(found))
                .isEqualTo(
                        """
                        tax_declared_gap 0.0476 known 2026-03-10
                        tax_paid_share 0.0273 known 2026-03-01
                        tax_returns_late_share 0.0833 known 2026-03-10
                        tax_nil_returns_share 0.0833 known 2026-03-01
                        tax_declared_growth 0.1000 known 2026-03-10
                        """);
        assertThat(TaxFeatures.of(returns, sales(), ON, EARLY, RULES).values())
                .doesNotContainKey(Feature.TAX_DECLARED_GROWTH);
    }

    @Test
    void bank_statements_by_hand() {
        var lines =
                List.of(
                        line("1111", "2025-12-01", BankLine.Side.IN, "6000.00", "6000.00", "A"),
                        line("1111", "2025-12-01", BankLine.Side.OUT, "7000.00", "-1000.00", "M"),
                        line("2222", "2025-12-11", BankLine.Side.IN, "4000.00", "4000.00", "Own"),
                        line("1111", "2026-02-11", BankLine.Side.IN, "2000.00", "1000.00", "A"),
                        line("1111", "2026-03-02", BankLine.Side.IN, "9999.00", "9999.00", "A"));

        var found = BankFeatures.of(lines, sales(), ON, LATE);

        assertThat(table(found))
                .isEqualTo(
                        """
                        bank_inflow_mean 4000 known 2026-03-01
                        bank_net_flow 0.4167 known 2026-03-01
                        bank_balance_lowest -1000 known 2026-03-01
                        bank_days_overdrawn 10 known 2026-03-01
                        bank_inflow_matched 0.6667 known 2026-03-01
                        bank_inflow_to_sales 4.0000 known 2026-03-01
                        """);
        assertThat(BankFeatures.of(lines, sales(), ON, EARLY.minusSeconds(1)).values()).isEmpty();
    }

    @Test
    void the_repayment_record_by_hand() {
        var history =
                new History(
                        List.of(
                                new Instalment(day(2023, 1, 10), day(2023, 5, 10), EARLY),
                                new Instalment(day(2025, 6, 10), day(2025, 6, 22), EARLY),
                                new Instalment(day(2026, 1, 10), day(2026, 1, 10), LATE),
                                new Instalment(day(2026, 3, 10), null, LATE)),
                        List.of(new PaidOff(day(2024, 2, 1), EARLY)),
                        List.of(
                                new Debit(day(2024, 6, 10), true, EARLY),
                                new Debit(day(2025, 6, 10), true, EARLY),
                                new Debit(day(2026, 1, 10), false, EARLY)));

        var found = RepaymentFeatures.of(List.of(history), ON);

        assertThat(table(found))
                .isEqualTo(
                        """
                        loans_paid_off 1.00 known 2026-03-10
                        worst_days_late 12 known 2026-03-10
                        days_since_late 0 known 2026-03-10
                        instalments_on_time 0.2500 known 2026-03-10
                        debits_failed_share 0.5000 known 2026-03-01
                        """);
        assertThat(RepaymentFeatures.lateNow(List.of(history), ON))
                .contains(new RepaymentFeatures.Late(5, LATE));
    }

    @Test
    void who_has_no_such_facts_has_no_such_features() {
        assertThat(TaxFeatures.of(List.of(), sales(), ON, LATE, RULES).values()).isEmpty();
        assertThat(BankFeatures.of(List.of(), sales(), ON, LATE).values()).isEmpty();
        assertThat(RepaymentFeatures.of(List.of(History.NONE), ON).values()).isEmpty();
        assertThat(RepaymentFeatures.lateNow(List.of(History.NONE), ON)).isEmpty();
    }

    /** A thousand yuan a month to A. */
    private static Trade sales() {
        var fixture = invoices();
        for (int back = 24; back >= 1; back--) {
            fixture.saleKnownLater(ON.minusMonths(back), "A", "1000.00", EARLY);
        }
        return InvoiceFeatures.of(fixture.list(), ON, Instant.MAX).sales();
    }

    private static TaxReturn aReturn(
            YearMonth month, String declared, String paid, LocalDate filed, Instant knownAt) {
        return new TaxReturn(
                ENTERPRISE,
                month.atDay(1),
                month.atEndOfMonth(),
                Money.cny(declared),
                Money.cny(paid),
                filed,
                knownAt);
    }

    private static BankLine line(
            String account,
            String date,
            BankLine.Side side,
            String amount,
            String balance,
            String counterparty) {
        return new BankLine(
                ENTERPRISE,
                account,
                date + amount,
                LocalDate.parse(date),
                side,
                Money.cny(amount),
                Money.cny(balance),
                counterparty,
                EARLY);
    }

    private static LocalDate day(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }

    private static String table(Measurements found) {
        var text = new StringBuilder();
        found.values()
                .forEach((feature, value) ->
                        text.append(feature.key())
                                .append(' ')
                                .append(value.toPlainString())
                                .append(" known ")
                                .append(String.valueOf(found.known().get(feature)), 0, 10)
                                .append('\n'));
        return text.toString();
    }
}
