package io.sampan.accounting.internal.periods;

import io.sampan.accounting.LedgerAudit.Check;
import io.sampan.accounting.Periods.State;
import io.sampan.accounting.internal.statements.Booked;
import io.sampan.packs.Words;
import java.util.ArrayList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Computes the figures of every closed month again. */
@Component
public class MonthAudit {

    private final JdbcClient jdbc;
    private final Months months;
    private final Booked booked;

    MonthAudit(JdbcClient jdbc, Months months, Booked booked) {
        this.jdbc = jdbc;
        this.months = months;
        this.booked = booked;
    }

    /** A month is named when it no longer holds what it held when it was closed. */
    public Check check() {
        var faults = new ArrayList<String>();
        for (var fact : months.newest().values()) {
            if (fact.state() == State.CLOSED) {
                var now = MonthFigures.of(fact.month(), jdbc, booked);
                if (now.journals() != fact.journals()
                        || now.transfers() != fact.transfers()
                        || !now.digest().equals(fact.digest())) {
                    faults.add(fact.month().toString());
                }
            }
        }
        faults.sort(null);
        return new Check(
                "closed_months_unchanged",
                new Words("已结账月份与结账时相同", "Closed months hold what they held when they were closed"),
                faults.size(),
                faults.subList(0, Math.min(5, faults.size())));
    }
}
