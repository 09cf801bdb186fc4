package io.sampan.accounting.internal.periods;

import io.sampan.access.Problem;
import io.sampan.accounting.Accounting;
import io.sampan.accounting.GlAccount;
import io.sampan.accounting.GlAccount.Kind;
import io.sampan.accounting.Journal;
import io.sampan.accounting.Periods.ExchangeRate;
import io.sampan.accounting.Periods.Revaluation;
import io.sampan.accounting.internal.statements.Booked;
import io.sampan.accounting.internal.statements.Rates;
import io.sampan.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Values foreign currency at the end of a month, by separate books of each currency (分账制): first
 * what was earned in it becomes yuan at the rates of its days, through 3002 货币兑换; then the position
 * of 3002 at the closing rate is compared with its yuan, and the difference goes to 6061.
 */
@Component
class Revaluations {

    private static final LocalDate BEGINNING = LocalDate.of(1900, 1, 1);
    private static final String EXCHANGE = "3002";
    private static final String TRANSLATED = "foreign_profit_translated";
    private static final String REVALUED = "foreign_currency_revalued";

    private final JdbcClient jdbc;
    private final Booked booked;
    private final Rates rates;
    private final Accounting accounting;

    Revaluations(JdbcClient jdbc, Booked booked, Rates rates, Accounting accounting) {
        this.jdbc = jdbc;
        this.booked = booked;
        this.rates = rates;
        this.accounting = accounting;
    }

    /** What is still to be done in one currency, in minor units. */
    private record Due(
            ExchangeRate rate,
            Map<String, Long> foreignProfit,
            Map<String, Long> yuanProfit,
            long position,
            long result) {

        boolean nothing() {
            return result == 0
                    && foreignProfit.values().stream().allMatch(minor -> minor == 0)
                    && yuanProfit.values().stream().allMatch(minor -> minor == 0);
        }
    }

    /** Whether nothing is left to value; no foreign currency is nothing. */
    boolean valued(YearMonth month) {
        for (var currency : currencies(month)) {
            if (rates.on(currency, month.atEndOfMonth()).isEmpty()
                    || !due(currency, month).nothing()) {
                return false;
            }
        }
        return true;
    }

    List<Revaluation> run(YearMonth month) {
        var done = new ArrayList<Revaluation>();
        for (var currency : currencies(month)) {
            var due = due(currency, month);
            translate(currency, month, due);
            if (due.result() != 0) {
                record(
                        REVALUED,
                        currency,
                        month,
                        Map.of(
                                due.result() > 0 ? "gain" : "loss",
                                Money.ofMinor(Money.CNY, Math.abs(due.result()))));
            }
            done.add(
                    new Revaluation(
                            currency,
                            Money.ofMinor(currency, due.position()),
                            due.rate().rate(),
                            Money.ofMinor(Money.CNY, due.result())));
        }
        return done;
    }

    /** Foreign balances leave the profit accounts, yuan come in; both through 3002. */
    private void translate(String currency, YearMonth month, Due due) {
        var amounts = new TreeMap<String, Money>();
        // A journal can name an account once a side: what would collide goes into a second one.
        var second = new TreeMap<String, Money>();
        due.foreignProfit()
                .forEach((account, debit) -> put(amounts, second, account, currency, -debit));
        due.yuanProfit()
                .forEach((account, debit) -> put(amounts, second, account, Money.CNY, debit));
        if (!amounts.isEmpty()) {
            record(TRANSLATED, currency, month, amounts);
        }
        if (!second.isEmpty()) {
            record(TRANSLATED, currency, month, second);
        }
    }

    private static void put(
            Map<String, Money> amounts,
            Map<String, Money> second,
            String account,
            String currency,
            long debit) {
        if (debit != 0) {
            var name = (debit > 0 ? "debit_" : "credit_") + account;
            var amount = Money.ofMinor(currency, Math.abs(debit));
            (amounts.containsKey(name) ? second : amounts).put(name, amount);
        }
    }

    private void record(
            String event, String currency, YearMonth month, Map<String, Money> amounts) {
        var end = month.atEndOfMonth();
        long before =
                jdbc.sql(
                                """
                                select count(*) from accounting.journal
                                where event = ? and subject = ? and booking_date = ?
                                """)
                        .params(event, currency, end)
                        .query(Long.class)
                        .single();
        var id = "%s:%s:%s:%d".formatted(event.replace('_', '-'), currency, month, before + 1);
        accounting.record(new Journal(id, event, end, end, currency, amounts));
    }

    private Set<String> currencies(YearMonth month) {
        return booked.turnover(BEGINNING, month.atEndOfMonth(), null).stream()
                .map(Booked.Sum::currency)
                .filter(currency -> !currency.equals(Money.CNY))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Due due(String currency, YearMonth month) {
        var end = month.atEndOfMonth();
        var rate =
                rates.on(currency, end)
                        .orElseThrow(() ->
                                Problem.of("SMP-ACT-0434")
                                        .with("currency", currency)
                                        .with("day", end));
        var profit =
                accounting.chart().stream()
                        .filter(account ->
                                account.kind() == Kind.INCOME || account.kind() == Kind.EXPENSE)
                        .map(GlAccount::no)
                        .collect(Collectors.toSet());
        var foreign = new TreeMap<String, Long>();
        var yuan = new TreeMap<String, Long>();
        long position = 0;
        for (var sum : booked.turnover(BEGINNING, end, null)) {
            if (sum.currency().equals(currency)) {
                if (profit.contains(sum.account())) {
                    foreign.put(sum.account(), sum.balance());
                } else if (sum.account().equals(EXCHANGE)) {
                    position = sum.balance();
                }
            }
        }
        for (var day : booked.foreignByDay(BEGINNING, end, null, Money.CNY, Booked.TRANSLATED)) {
            if (day.currency().equals(currency) && profit.contains(day.account())) {
                yuan.merge(
                        day.account(),
                        rates.toLocal(currency, day.balance(), day.day(), null).minor(),
                        Math::addExact);
            }
        }
        translated(currency, end)
                .forEach((account, minor) -> yuan.merge(account, -minor, Math::addExact));
        long moved = foreign.values().stream().mapToLong(Long::longValue).sum();
        long yuanMoved = yuan.values().stream().mapToLong(Long::longValue).sum();
        // 3002 after the translation: its units, and its yuan.
        long units = position + moved;
        long worth = rates.toLocal(currency, units, end, null).minor();
        long kept = exchangeYuan(currency, end) - yuanMoved;
        return new Due(rate, foreign, yuan, -units, -(kept + worth));
    }

    /** Yuan already put into profit accounts for a currency, as debit balances. */
    private Map<String, Long> translated(String currency, LocalDate end) {
        var found = new TreeMap<String, Long>();
        jdbc.sql(
                        """
                        select a.gl, sum(case when a.id = t.debit then t.amount_minor
                                              else - t.amount_minor end)::bigint as minor
                        from accounting.movement t
                        join accounting.journal j on j.id = t.journal
                        join accounting.named_account a on a.id in (t.debit, t.credit)
                        where j.event = :event and j.subject = :currency and t.currency = :local
                          and a.gl <> :exchange and j.booking_date <= :end
                        group by a.gl
                        """)
                .param("event", TRANSLATED)
                .param("currency", currency)
                .param("local", Money.CNY)
                .param("exchange", EXCHANGE)
                .param("end", end)
                .query(row -> {
                    found.put(row.getString("gl"), row.getLong("minor"));
                });
        return found;
    }

    /**
     * Yuan of 3002 that stand against a currency: its ledger account has the currency as subject.
     */
    private long exchangeYuan(String currency, LocalDate end) {
        return jdbc.sql(
                        """
                        select coalesce(sum(case when a.id = t.debit then t.amount_minor
                                                 else - t.amount_minor end), 0)::bigint
                        from accounting.movement t
                        join accounting.journal j on j.id = t.journal
                        join accounting.named_account a on a.id in (t.debit, t.credit)
                        where a.gl = :exchange and a.subject = :currency and t.currency = :local
                          and j.booking_date <= :end
                        """)
                .param("exchange", EXCHANGE)
                .param("currency", currency)
                .param("local", Money.CNY)
                .param("end", end)
                .query(Long.class)
                .single();
    }
}
