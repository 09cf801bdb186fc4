package io.sampan.accounting.internal.periods;

import io.sampan.access.AuditTrail;
import io.sampan.access.FourEyes;
import io.sampan.access.Problem;
import io.sampan.access.ProposalApproved;
import io.sampan.access.ProposalId;
import io.sampan.access.Role;
import io.sampan.accounting.Periods;
import io.sampan.accounting.internal.statements.Booked;
import io.sampan.accounting.internal.statements.Rates;
import io.sampan.packs.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Closes and reopens months. */
@Component
class PeriodDesk implements Periods {

    static final String REOPENING = "accounting.reopen-month";

    private static final int REASON_MAX = 500;

    private final JdbcClient jdbc;
    private final Months months;
    private final Conditions conditions;
    private final Booked booked;
    private final YearClosing yearClosing;
    private final Revaluations revaluations;
    private final Rates rates;
    private final FourEyes fourEyes;
    private final AuditTrail trail;
    private final Stragglers stragglers;
    private final TransactionTemplate apart;

    PeriodDesk(
            JdbcClient jdbc,
            Months months,
            Conditions conditions,
            Booked booked,
            YearClosing yearClosing,
            Revaluations revaluations,
            Rates rates,
            FourEyes fourEyes,
            AuditTrail trail,
            Stragglers stragglers,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.months = months;
        this.conditions = conditions;
        this.booked = booked;
        this.yearClosing = yearClosing;
        this.revaluations = revaluations;
        this.rates = rates;
        this.fourEyes = fourEyes;
        this.trail = trail;
        this.stragglers = stragglers;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public List<Period> periods(LocalDate today) {
        var newest = months.newest();
        var counts = counts();
        var first = counts.keySet().stream().min(YearMonth::compareTo);
        var found = new ArrayList<Period>();
        for (var month = YearMonth.from(today);
                first.isPresent() && !month.isBefore(first.get());
                month = month.minusMonths(1)) {
            found.add(period(month, newest.get(month), counts.getOrDefault(month, 0L)));
        }
        return found;
    }

    @Override
    public List<Condition> conditions(YearMonth month, LocalDate today) {
        return conditions.of(month, today);
    }

    @Override
    @Transactional
    public Period close(YearMonth month, LocalDate today) {
        if (months.last(month).map(Months.Fact::state).orElse(State.OPEN) == State.CLOSED) {
            return one(month);
        }
        requireAll(month, today);
        // From its commit on nobody begins to book into the month …
        apart.executeWithoutResult(_ -> months.add(month, Months.Kind.CLOSING, "", null));
        try {
            // … and those who began before are waited for.
            stragglers.waitFor(month);
            requireAll(month, today);
        } catch (Problem e) {
            apart.executeWithoutResult(
                    _ -> months.add(month, Months.Kind.GIVEN_UP, e.code(), null));
            throw e;
        }
        months.add(month, Months.Kind.CLOSED, "", MonthFigures.of(month, jdbc, booked));
        var closed = one(month);
        trail.record("accounting.close-month", "month", month.toString(), null, closed);
        return closed;
    }

    @Override
    @Transactional
    public ProposalId proposeReopening(YearMonth month, String reason) {
        if (reason.isBlank() || reason.length() > REASON_MAX) {
            throw Problem.of("SMP-ACT-0422").field("reason");
        }
        requireLastClosed(month);
        return fourEyes.propose(
                REOPENING,
                Role.ACCOUNTANT,
                month.toString(),
                Map.of("month", month.toString(), "reason", reason),
                new Words(
                        "重新打开已结账月份 %s：%s".formatted(month, reason),
                        "Reopen the closed month %s: %s".formatted(month, reason)));
    }

    @EventListener
    void onApproved(ProposalApproved approved) {
        if (!approved.kind().equals(REOPENING)) {
            return;
        }
        var month = YearMonth.parse(approved.content().path("month").asString());
        requireLastClosed(month);
        months.add(month, Months.Kind.REOPENED, approved.content().path("reason").asString(), null);
        if (month.getMonthValue() == 12) {
            yearClosing.undo(month.getYear());
        }
        trail.record(
                "accounting.reopen-month", "month", month.toString(), null, approved.content());
    }

    @Override
    @Transactional
    public @Nullable String closeYear(int year, LocalDate today) {
        return yearClosing.close(year, today);
    }

    @Override
    @Transactional
    public List<Revaluation> revalue(YearMonth month, LocalDate today) {
        if (!today.isAfter(month.atEndOfMonth().minusDays(1))) {
            throw Problem.of("SMP-ACT-0436").with("month", month);
        }
        return revaluations.run(month);
    }

    @Override
    @Transactional
    public ExchangeRate keepRate(String currency, LocalDate day, BigDecimal rate, String source) {
        var kept = rates.keep(currency, day, rate, source);
        trail.record("accounting.keep-rate", "exchange-rate", currency + " " + day, null, kept);
        return kept;
    }

    @Override
    public List<ExchangeRate> rates() {
        return rates.newestFirst();
    }

    private void requireAll(YearMonth month, LocalDate today) {
        conditions.of(month, today).stream()
                .filter(condition -> condition.required() && !condition.holds())
                .findFirst()
                .ifPresent(condition -> {
                    throw Problem.of("SMP-ACT-0430")
                            .field("month")
                            .with("month", month)
                            .with("zh", condition.text().zh())
                            .with("en", condition.text().en());
                });
    }

    private void requireLastClosed(YearMonth month) {
        var closed = months.newest();
        boolean later =
                closed.values().stream()
                        .anyMatch(fact ->
                                fact.month().isAfter(month) && fact.state() == State.CLOSED);
        var fact = closed.get(month);
        if (fact == null || fact.state() != State.CLOSED || later) {
            throw Problem.of("SMP-ACT-0432").field("month").with("month", month);
        }
    }

    private Period one(YearMonth month) {
        return period(month, months.last(month).orElse(null), count(month));
    }

    private static Period period(YearMonth month, Months.@Nullable Fact fact, long journals) {
        if (fact == null) {
            return new Period(month, State.OPEN, journals, null, null);
        }
        return new Period(
                month,
                fact.state(),
                fact.state() == State.CLOSED ? fact.journals() : journals,
                fact.digest(),
                new Happened(fact.at(), fact.by(), fact.reason()));
    }

    private Map<YearMonth, Long> counts() {
        var counts = new HashMap<YearMonth, Long>();
        jdbc.sql(
                        """
                        select date_trunc('month', booking_date)::date as month, count(*)
                        from accounting.journal group by 1
                        """)
                .query(row -> {
                    counts.put(YearMonth.from(row.getObject(1, LocalDate.class)), row.getLong(2));
                });
        return counts;
    }

    private long count(YearMonth month) {
        return jdbc.sql(
                        "select count(*) from accounting.journal where booking_date between ? and ?")
                .params(month.atDay(1), month.atEndOfMonth())
                .query(Long.class)
                .single();
    }
}
