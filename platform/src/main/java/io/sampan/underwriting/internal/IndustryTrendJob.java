package io.sampan.underwriting.internal;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Measures the trends of industries once a day. */
@Component
@ConditionalOnBooleanProperty(name = "sampan.jobs", matchIfMissing = true)
class IndustryTrendJob {

    private static final Logger LOG = LoggerFactory.getLogger(IndustryTrendJob.class);
    private static final Duration BETWEEN = Duration.ofHours(20);

    private final IndustryTrends trends;
    private final Access access;
    private final Clock clock;

    IndustryTrendJob(IndustryTrends trends, Access access, Clock clock) {
        this.trends = trends;
        this.access = access;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${sampan.underwriting.trend-delay:PT10M}",
            fixedDelayString = "${sampan.underwriting.trend-delay:PT10M}")
    void run() {
        var before = clock.instant().minus(BETWEEN);
        if (trends.latest().filter(at -> at.isAfter(before)).isEmpty()) {
            int measured = access.as(Actor.SYSTEM, () -> trends.measure(LocalDate.now(clock)));
            LOG.debug("trends of {} industries were measured", measured);
        }
    }
}
