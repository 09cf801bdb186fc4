package io.sampan.accounting.internal;

import io.sampan.access.Problem;
import io.sampan.accounting.Authorising;
import io.sampan.accounting.internal.periods.Months;
import io.sampan.ledger.AccountId;
import io.sampan.ledger.Answer;
import io.sampan.ledger.Step;
import io.sampan.money.Money;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Authorises through the lane of the main book. */
@Component
class LaneDesk implements Authorising {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private final Chart chart;
    private final Months months;
    private final Lanes lanes;
    private final Clock clock;

    LaneDesk(JdbcClient jdbc, Chart chart, Months months, Lanes lanes, Clock clock) {
        this.jdbc = jdbc;
        this.chart = chart;
        this.months = months;
        this.lanes = lanes;
        this.clock = clock;
    }

    @Override
    public AccountId account(String gl, String currency, String subject) {
        Money.scale(currency);
        var known =
                chart.find(gl)
                        .orElseThrow(
                                () -> Problem.of("SMP-ACT-0405").field("gl").with("account", gl));
        var account = LedgerAccount.of(known, currency, subject);
        jdbc.sql(
                        """
                        insert into accounting.account (id, gl, currency, subject, opened_at, book)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (id) do nothing
                        """)
                .params(
                        account.id().value(),
                        known.no(),
                        currency,
                        account.subject(),
                        Timestamp.from(clock.instant()),
                        Lanes.MAIN)
                .update();
        return account.id();
    }

    @Override
    public Answer ask(LocalDate valueDate, Step... steps) {
        requireOpen(valueDate, steps);
        return lanes.ask(Order.direct(valueDate, List.of(steps)), ANSWER_MAX);
    }

    /** What was asked while the month was open is answered again after it was closed. */
    private void requireOpen(LocalDate valueDate, Step... steps) {
        try {
            months.requireOpen(valueDate);
        } catch (Problem closed) {
            if (!askedBefore(steps)) {
                throw closed;
            }
        }
    }

    private boolean askedBefore(Step... steps) {
        return jdbc.sql(
                        """
                        select exists (select from accounting.transfer where id = any (:ids))
                            or exists (select from accounting.hold where id = any (:ids))
                            or exists (select from accounting.hold_end where id = any (:ids))
                            or exists (select from accounting.account_term where id = any (:ids))
                            or exists (select from accounting.refusal where id = any (:ids))
                        """)
                .param(
                        "ids",
                        Arrays.stream(steps).map(step -> step.id().value()).toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }
}
