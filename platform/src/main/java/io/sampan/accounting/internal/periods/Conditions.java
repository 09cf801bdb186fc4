package io.sampan.accounting.internal.periods;

import io.sampan.accounting.FinancialStatements;
import io.sampan.accounting.FinancialStatements.Asked;
import io.sampan.accounting.FinancialStatements.Compare;
import io.sampan.accounting.FinancialStatements.Kind;
import io.sampan.accounting.Periods.Condition;
import io.sampan.accounting.Periods.State;
import io.sampan.accounting.internal.reconciliation.OpenDifferences;
import io.sampan.packs.Words;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What must hold before a month is closed. */
@Component
class Conditions {

    private final JdbcClient jdbc;
    private final Months months;
    private final YearClosing yearClosing;
    private final Revaluations revaluations;
    private final FinancialStatements statements;
    private final OpenDifferences differences;

    Conditions(
            JdbcClient jdbc,
            Months months,
            YearClosing yearClosing,
            Revaluations revaluations,
            FinancialStatements statements,
            OpenDifferences differences) {
        this.jdbc = jdbc;
        this.months = months;
        this.yearClosing = yearClosing;
        this.revaluations = revaluations;
        this.statements = statements;
        this.differences = differences;
    }

    List<Condition> of(YearMonth month, LocalDate today) {
        var found = new ArrayList<Condition>();
        add(
                found,
                "day_is_past",
                "%s 的最后一个营业日已经日终".formatted(month),
                "The last business day of %s is closed".formatted(month),
                today.isAfter(month.atEndOfMonth()));
        add(
                found,
                "earlier_closed",
                "更早的月份都已结账",
                "All earlier months are closed",
                earlierClosed(month));
        boolean valued = revaluations.valued(month);
        add(
                found,
                "foreign_currency_valued",
                "外币已按月末汇率重估",
                "Foreign currency is valued at the closing rate",
                valued);
        if (valued) {
            var sheet =
                    statements.statement(
                            Kind.BALANCE_SHEET,
                            new Asked(month.atDay(1), month.atEndOfMonth(), null, Compare.BEFORE));
            add(
                    found,
                    "balanced",
                    "资产等于负债加所有者权益",
                    "Assets equal liabilities and equity",
                    sheet.balanced());
        }
        if (month.getMonthValue() == 12) {
            add(
                    found,
                    "year_closed",
                    "本年损益已结转",
                    "The profit of the year is carried to retained earnings",
                    yearClosing.closed(month.getYear()));
        }
        long open = differences.open(month.atEndOfMonth());
        found.add(
                new Condition(
                        "reconciled",
                        open == 0
                                ? new Words("没有未处理的对账差异", "No reconciliation difference is open")
                                : new Words(
                                        "还有 %d 项对账差异未处理".formatted(open),
                                        "%d reconciliation differences are open".formatted(open)),
                        open == 0,
                        false));
        return found;
    }

    private boolean earlierClosed(YearMonth month) {
        var newest = months.newest();
        return jdbc
                .sql(
                        """
                        select distinct date_trunc('month', booking_date)::date
                        from accounting.journal where booking_date < ?
                        """)
                .param(month.atDay(1))
                .query(LocalDate.class)
                .stream()
                .map(YearMonth::from)
                .allMatch(earlier -> {
                    var fact = newest.get(earlier);
                    return fact != null && fact.state() == State.CLOSED;
                });
    }

    private static void add(
            List<Condition> found, String code, String zh, String en, boolean holds) {
        found.add(new Condition(code, new Words(zh, en), holds, true));
    }
}
