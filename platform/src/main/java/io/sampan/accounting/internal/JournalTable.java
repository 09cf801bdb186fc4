package io.sampan.accounting.internal;

import io.sampan.accounting.Journal;
import io.sampan.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The journals as they were recorded: what a lane will read as posting intents. */
@Component
class JournalTable {

    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Clock clock;

    JournalTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A journal and when it was recorded. */
    record Recorded(Journal journal, Instant at) {}

    /** Writes a journal; false if its id is known already. Waits for a writer of the same id. */
    boolean add(Journal journal, List<Posting> legs) {
        return jdbc.sql(
                                """
                                insert into accounting.journal
                                    (id, event, value_date, booking_date, subject, amounts, recorded_at,
                                     transfers)
                                values (?, ?, ?, ?, ?, ?::jsonb, ?, ?::uuid[])
                                on conflict (id) do nothing
                                """)
                        .params(
                                journal.id(),
                                journal.event(),
                                journal.valueDate(),
                                journal.bookingDate(),
                                journal.subject(),
                                amounts(journal.amounts()),
                                Timestamp.from(clock.instant()),
                                ids(legs))
                        .update()
                == 1;
    }

    Optional<Recorded> find(String id) {
        return jdbc.sql("select * from accounting.journal where id = ?")
                .param(id)
                .query((row, _) -> recorded(row))
                .optional();
    }

    static Recorded recorded(ResultSet row) throws SQLException {
        return new Recorded(
                new Journal(
                        row.getString("id"),
                        row.getString("event"),
                        row.getObject("value_date", LocalDate.class),
                        row.getObject("booking_date", LocalDate.class),
                        row.getString("subject"),
                        amounts(row.getString("amounts"))),
                row.getTimestamp("recorded_at").toInstant());
    }

    private static String ids(List<Posting> legs) {
        return legs.stream()
                .map(leg -> leg.transfer().id().toString())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** {@code {"principal": "CNY 100.00"}}. */
    private static String amounts(Map<String, Money> amounts) {
        var texts = new TreeMap<String, String>();
        amounts.forEach((name, amount) -> texts.put(name, amount.toString()));
        return JSON.writeValueAsString(texts);
    }

    private static Map<String, Money> amounts(String json) {
        var amounts = new TreeMap<String, Money>();
        JSON.readValue(json, TEXTS)
                .forEach((name, text) ->
                        amounts.put(name, Money.of(text.substring(0, 3), text.substring(4))));
        return amounts;
    }
}
