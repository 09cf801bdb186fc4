package io.sampan.accounting.internal;

import io.sampan.access.Problem;
import io.sampan.accounting.Authorising;
import io.sampan.ledger.AccountId;
import io.sampan.ledger.Answer;
import io.sampan.ledger.Step;
import io.sampan.money.Money;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Authorises through the lane of the main book. */
@Component
class LaneDesk implements Authorising {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private final Chart chart;
    private final Lanes lanes;
    private final Clock clock;

    LaneDesk(JdbcClient jdbc, Chart chart, Lanes lanes, Clock clock) {
        this.jdbc = jdbc;
        this.chart = chart;
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
        return lanes.ask(Order.direct(valueDate, List.of(steps)), ANSWER_MAX);
    }
}
