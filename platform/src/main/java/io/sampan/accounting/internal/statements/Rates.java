package io.sampan.accounting.internal.statements;

import io.sampan.access.Access;
import io.sampan.access.Problem;
import io.sampan.accounting.Periods.ExchangeRate;
import io.sampan.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Exchange rates as they were kept: yuan for one unit. The rate of a day is the newest up to it.
 */
@Component
public class Rates {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Access access;

    Rates(JdbcClient jdbc, Clock clock, Access access) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.access = access;
    }

    public ExchangeRate keep(String currency, LocalDate day, BigDecimal rate, String source) {
        if (currency.equals(Money.CNY) || rate.signum() <= 0 || source.isBlank()) {
            throw Problem.of("SMP-ACT-0433").field("rate");
        }
        var fresh =
                new ExchangeRate(
                        Money.zero(currency).currency(), day, rate, source, clock.instant());
        jdbc.sql(
                        """
                        insert into accounting.exchange_rate
                            (currency, day, rate, source, recorded_at, actor)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        currency,
                        day,
                        rate,
                        source,
                        Timestamp.from(fresh.recordedAt()),
                        access.actor().user().value())
                .update();
        return fresh;
    }

    public List<ExchangeRate> newestFirst() {
        return jdbc.sql(
                        """
                        select * from accounting.exchange_rate
                        order by day desc, currency, recorded_at desc limit 500
                        """)
                .query((row, _) -> rate(row))
                .list();
    }

    /** The rate of exactly that day. */
    public Optional<ExchangeRate> on(String currency, LocalDate day) {
        return upTo(currency, day, null).filter(rate -> rate.day().equals(day));
    }

    private Optional<ExchangeRate> upTo(String currency, LocalDate day, @Nullable Instant knownAt) {
        return jdbc.sql(
                        """
                        select * from accounting.exchange_rate
                        where currency = ? and day <= ?
                        """
                                + (knownAt == null ? "" : " and recorded_at <= ? ")
                                + "order by day desc, recorded_at desc limit 1")
                .params(
                        knownAt == null
                                ? List.of(currency, day)
                                : List.of(currency, day, Timestamp.from(knownAt)))
                .query((row, _) -> rate(row))
                .optional();
    }

    /**
     * An amount of minor units in yuan, half a fen rounded away from zero.
     *
     * @param knownAt null: by all rates kept until now
     * @throws Problem SMP-ACT-0434 if there is no rate of the day or before
     */
    public Money toLocal(String currency, long minor, LocalDate day, @Nullable Instant knownAt) {
        if (currency.equals(Money.CNY)) {
            return Money.ofMinor(Money.CNY, minor);
        }
        if (minor == 0) {
            return Money.zero(Money.CNY);
        }
        var rate =
                upTo(currency, day, knownAt)
                        .orElseThrow(() ->
                                Problem.of("SMP-ACT-0434")
                                        .with("currency", currency)
                                        .with("day", day));
        return Money.rounded(
                Money.CNY,
                Money.ofMinor(currency, minor).amount().multiply(rate.rate()),
                RoundingMode.HALF_UP);
    }

    private static ExchangeRate rate(ResultSet row) throws SQLException {
        return new ExchangeRate(
                row.getString("currency"),
                row.getObject("day", LocalDate.class),
                row.getBigDecimal("rate").stripTrailingZeros(),
                row.getString("source"),
                row.getTimestamp("recorded_at").toInstant());
    }
}
