package io.sampan.accounting.internal.periods;

import io.sampan.access.Problem;
import io.sampan.accounting.Accounting;
import io.sampan.accounting.GlAccount;
import io.sampan.accounting.GlAccount.Kind;
import io.sampan.accounting.Journal;
import io.sampan.accounting.Periods.State;
import io.sampan.accounting.internal.statements.Booked;
import io.sampan.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Empties the profit accounts into 4103 本年利润 and carries that to 4104 利润分配, as one journal of 31
 * December; a later run carries what was added since. Undoing books everything it has carried back.
 */
@Component
class YearClosing {

    private static final LocalDate BEGINNING = LocalDate.of(1900, 1, 1);

    private final JdbcClient jdbc;
    private final Months months;
    private final Booked booked;
    private final Accounting accounting;

    YearClosing(JdbcClient jdbc, Months months, Booked booked, Accounting accounting) {
        this.jdbc = jdbc;
        this.months = months;
        this.booked = booked;
        this.accounting = accounting;
    }

    /** Whether no profit account holds anything at the end of a year. */
    boolean closed(int year) {
        return balances(year).isEmpty();
    }

    @Nullable String close(int year, LocalDate today) {
        var december = YearMonth.of(year, 12);
        var november =
                months.last(december.minusMonths(1)).map(Months.Fact::state).orElse(State.OPEN);
        boolean first = first(december);
        if (!today.isAfter(december.atEndOfMonth()) || (november != State.CLOSED && !first)) {
            throw Problem.of("SMP-ACT-0437").field("year").with("year", year);
        }
        var balances = balances(year);
        if (balances.isEmpty()) {
            return null;
        }
        return record(year, "year_closed", balances);
    }

    /** Books back what the year's closings have carried. */
    void undo(int year) {
        var carried = carried(year);
        if (!carried.isEmpty()) {
            record(year, "year_closing_undone", carried);
        }
    }

    private String record(int year, String event, Map<String, Long> balances) {
        var end = LocalDate.of(year, 12, 31);
        var amounts = new TreeMap<String, Money>();
        long profit = 0;
        for (var balance : balances.entrySet()) {
            long debit = balance.getValue();
            var side = debit > 0 ? "credit_" : "debit_";
            amounts.put(side + balance.getKey(), Money.ofMinor(Money.CNY, Math.abs(debit)));
            profit -= debit;
        }
        if (profit != 0) {
            amounts.put(profit > 0 ? "profit" : "loss", Money.ofMinor(Money.CNY, Math.abs(profit)));
        }
        var id = "%s:%d:%d".formatted(event.replace('_', '-'), year, count(event, year) + 1);
        accounting.record(new Journal(id, event, end, end, "year-" + year, amounts));
        return id;
    }

    private long count(String event, int year) {
        return jdbc.sql("select count(*) from accounting.journal where event = ? and subject = ?")
                .params(event, "year-" + year)
                .query(Long.class)
                .single();
    }

    /** Debit balances in fen of the profit accounts that hold anything. */
    private Map<String, Long> balances(int year) {
        return profit(booked.turnover(BEGINNING, LocalDate.of(year, 12, 31), null));
    }

    /** What the closings of a year have taken out of the profit accounts, as debit balances. */
    private Map<String, Long> carried(int year) {
        var day = LocalDate.of(year, 12, 31);
        var all = profit(booked.turnover(day, day, null));
        var earned = profit(booked.turnover(day, day, null, Booked.YEAR_END));
        var carried = new TreeMap<String, Long>();
        all.forEach((account, balance) -> carried.merge(account, balance, Long::sum));
        earned.forEach((account, balance) -> carried.merge(account, -balance, Long::sum));
        carried.values().removeIf(balance -> balance == 0);
        return carried;
    }

    private Map<String, Long> profit(Iterable<Booked.Sum> sums) {
        var accounts =
                accounting.chart().stream()
                        .filter(account ->
                                account.kind() == Kind.INCOME || account.kind() == Kind.EXPENSE)
                        .map(GlAccount::no)
                        .collect(Collectors.toSet());
        var balances = new TreeMap<String, Long>();
        for (var sum : sums) {
            if (accounts.contains(sum.account())
                    && sum.currency().equals(Money.CNY)
                    && sum.balance() != 0) {
                balances.put(sum.account(), sum.balance());
            }
        }
        return balances;
    }

    private boolean first(YearMonth december) {
        return jdbc.sql("select count(*) from accounting.journal where booking_date < ?")
                        .param(december.atDay(1))
                        .query(Long.class)
                        .single()
                == 0;
    }
}
