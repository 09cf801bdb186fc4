package io.sampan.accounting.internal;

import io.sampan.accounting.BusinessDay;
import io.sampan.install.FirstDay;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The business day as the newest row of the days that were opened. */
@Component
class OpenDay implements BusinessDay, FirstDay {

    private final JdbcClient jdbc;
    private final Clock clock;

    OpenDay(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public LocalDate today() {
        return newest().orElseThrow(
                        () -> new IllegalStateException("no business day has been opened yet"));
    }

    @Override
    public boolean open(LocalDate first) {
        if (newest().isPresent()) {
            return false;
        }
        add(first);
        return true;
    }

    @Override
    public void openIfNone() {
        open(LocalDate.now(clock));
    }

    @Override
    public void advance(LocalDate to) {
        var today = today();
        if (to.isBefore(today)) {
            throw new IllegalStateException(
                    "the business day cannot go back from " + today + " to " + to);
        }
        add(to);
    }

    private Optional<LocalDate> newest() {
        return jdbc.sql("select day from accounting.business_day order by day desc limit 1")
                .query(LocalDate.class)
                .optional();
    }

    private void add(LocalDate day) {
        jdbc.sql(
                        """
                        insert into accounting.business_day (day, opened_at) values (?, ?)
                        on conflict (day) do nothing
                        """)
                .params(day, Timestamp.from(clock.instant()))
                .update();
    }
}
