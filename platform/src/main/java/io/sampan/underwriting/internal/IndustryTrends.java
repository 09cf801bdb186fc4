package io.sampan.underwriting.internal;

import io.sampan.packs.Packs;
import io.sampan.parties.Parties;
import io.sampan.sharing.Sharing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How the sales of our own enterprises of a division grew: measured ahead and kept with the instant
 * of the measurement, so that no application waits for it or sees a later one.
 */
@Component
class IndustryTrends {

    private static final int YEAR = 12;

    private final Parties parties;
    private final Sharing sharing;
    private final Packs packs;
    private final JdbcClient sql;
    private final Clock clock;

    IndustryTrends(Parties parties, Sharing sharing, Packs packs, JdbcClient sql, Clock clock) {
        this.parties = parties;
        this.sharing = sharing;
        this.packs = packs;
        this.sql = sql;
        this.clock = clock;
    }

    /** A measurement. */
    record Trend(BigDecimal growth, Instant knownAt) {}

    /**
     * Measures every division as of the last complete month before a day.
     *
     * @return how many divisions had enough enterprises
     */
    @Transactional
    int measure(LocalDate on) {
        var rules = MeasureRules.of(packs, on);
        var now = clock.instant();
        int measured = 0;
        for (var industry : parties.industries()) {
            measured += measure(industry.code(), YearMonth.from(on).minusMonths(1), rules, now);
        }
        return measured;
    }

    private int measure(String industry, YearMonth last, MeasureRules rules, Instant now) {
        var peers = parties.ofIndustry(industry, now);
        if (peers.size() < rules.industryPeersMin()) {
            return 0;
        }
        var growths =
                sharing
                        .salesByMonth(peers, last.minusMonths(2L * YEAR - 1), 2 * YEAR, now)
                        .values()
                        .stream()
                        .filter(months -> sum(months, 0) > 0)
                        .mapToDouble(months ->
                                Math.clamp((double) sum(months, YEAR) / sum(months, 0) - 1, -1, 10))
                        .sorted()
                        .toArray();
        if (growths.length < rules.industryPeersMin()) {
            return 0;
        }
        int middle = growths.length / 2;
        double median =
                growths.length % 2 == 1
                        ? growths[middle]
                        : (growths[middle - 1] + growths[middle]) / 2;
        return sql.sql("insert into underwriting.industry_trend values (?, ?, ?, ?, ?)")
                .params(
                        industry,
                        last.atDay(1),
                        Timestamp.from(now),
                        growths.length,
                        BigDecimal.valueOf(median).setScale(4, RoundingMode.HALF_EVEN))
                .update();
    }

    private static long sum(long[] months, int from) {
        return Arrays.stream(months, from, from + YEAR).sum();
    }

    /** When anything was measured last. */
    Optional<Instant> latest() {
        return sql.sql("select max(measured_at) from underwriting.industry_trend")
                .query((row, _) ->
                        Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    /** The latest measurement known at an instant, if it is not too old. */
    Optional<Trend> of(String industry, LocalDate on, Instant knownAt) {
        int days = MeasureRules.of(packs, on).industryTrendDays();
        return sql.sql(
                        """
                        select growth, measured_at from underwriting.industry_trend
                        where industry = :industry and measured_at <= :knownAt
                          and month < :on and month >= :since
                        order by month desc, measured_at desc limit 1
                        """)
                .param("industry", industry)
                .param("knownAt", Timestamp.from(knownAt))
                .param("on", on)
                .param("since", on.minusDays(days))
                .query((row, _) -> new Trend(row.getBigDecimal(1), row.getTimestamp(2).toInstant()))
                .optional();
    }
}
