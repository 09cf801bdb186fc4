package io.sampan.accounting.internal.statements;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sums of what was booked: by booking date, both days included, and as far as it was recorded at an
 * instant. Minor units of each currency; debits and credits apart.
 */
@Component
public class Booked {

    /** The events that move profit at the end of a year: no income, no expense. */
    public static final List<String> YEAR_END = List.of("year_closed", "year_closing_undone");

    /** The event that turns foreign income and expense into yuan. */
    public static final List<String> TRANSLATED = List.of("foreign_profit_translated");

    /**
     * What the profit accounts earned is read without these: foreign amounts are valued from their
     * own entries, at the rate of their day, whether they are translated in the books yet or not.
     */
    static final List<String> NOT_EARNED =
            Stream.concat(YEAR_END.stream(), TRANSLATED.stream()).toList();

    /** What has no journal was asked for directly and is booked on its value date. */
    private static final String TRANSFERS =
            """
            select t.debit, t.credit, t.currency, t.amount_minor, j.event,
                   coalesce(j.booking_date, t.value_date) as booking_date
            from accounting.movement t
            left join accounting.journal j on j.id = t.journal
            """;

    private static final String SPAN =
            " where coalesce(j.booking_date, t.value_date) between :from and :to";

    /** A direct movement was known when its batch was written. */
    private static final String KNOWN =
            " left join accounting.batch k on j.id is null and k.book = 'main' and k.number = t.batch";

    private final JdbcClient jdbc;

    Booked(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Debits and credits of an account in a currency. */
    public record Sum(String account, String currency, long debits, long credits) {

        /** Debits minus credits. */
        public long balance() {
            return Math.subtractExact(debits, credits);
        }
    }

    /** What one day did to an account in a foreign currency. */
    public record DaySum(String account, String currency, LocalDate day, long balance) {}

    /** Cash in (or out, then negative) against an account, by event. */
    public record Movement(
            String counter, String event, String currency, LocalDate day, long in, long out) {}

    /** Everything booked in a span of days, by account and currency in the order of numbers. */
    public List<Sum> turnover(LocalDate from, LocalDate to, @Nullable Instant knownAt) {
        return turnover(from, to, knownAt, List.of());
    }

    /** The same without the journals of some events. */
    public List<Sum> turnover(
            LocalDate from, LocalDate to, @Nullable Instant knownAt, Collection<String> without) {
        return jdbc.sql(
                        "with booked as ("
                                + transfers(knownAt, without)
                                + """
                                )
                                select a.gl, m.currency, sum(m.debits)::bigint as debits,
                                       sum(m.credits)::bigint as credits
                                from (
                                    select debit as account, currency, sum(amount_minor) as debits,
                                           0 as credits
                                    from booked group by debit, currency
                                    union all
                                    select credit, currency, 0, sum(amount_minor)
                                    from booked group by credit, currency
                                ) m join accounting.named_account a on a.id = m.account
                                group by a.gl, m.currency order by a.gl, m.currency
                                """)
                .params(values(from, to, knownAt, without))
                .query((row, _) ->
                        new Sum(
                                row.getString("gl"),
                                row.getString("currency"),
                                row.getLong("debits"),
                                row.getLong("credits")))
                .list();
    }

    /** Foreign currency day by day, without the journals of some events. */
    public List<DaySum> foreignByDay(
            LocalDate from,
            LocalDate to,
            @Nullable Instant knownAt,
            String local,
            Collection<String> without) {
        return jdbc.sql(
                        "with booked as ("
                                + transfers(knownAt, without)
                                + """
                                 and t.currency <> :local)
                                select a.gl, m.currency, m.booking_date, sum(m.minor)::bigint as minor
                                from (
                                    select debit as account, currency, booking_date, amount_minor as minor
                                    from booked
                                    union all
                                    select credit, currency, booking_date, - amount_minor from booked
                                ) m join accounting.named_account a on a.id = m.account
                                group by a.gl, m.currency, m.booking_date
                                order by a.gl, m.currency, m.booking_date
                                """)
                .params(values(from, to, knownAt, without))
                .param("local", local)
                .query((row, _) ->
                        new DaySum(
                                row.getString("gl"),
                                row.getString("currency"),
                                row.getObject("booking_date", LocalDate.class),
                                row.getLong("minor")))
                .list();
    }

    /** Movements between cash and everything else; what moves inside cash is left out. */
    List<Movement> cash(
            LocalDate from, LocalDate to, @Nullable Instant knownAt, List<String> cash) {
        return jdbc.sql(
                        "with booked as ("
                                + transfers(knownAt, List.of())
                                + """
                                )
                                select case when d.gl in (:cash) then c.gl else d.gl end as counter,
                                       coalesce(b.event, '') as event, b.currency, b.booking_date,
                                       sum(case when d.gl in (:cash) then b.amount_minor else 0 end)::bigint as money_in,
                                       sum(case when d.gl in (:cash) then 0 else b.amount_minor end)::bigint as money_out
                                from booked b
                                join accounting.named_account d on d.id = b.debit
                                join accounting.named_account c on c.id = b.credit
                                where (d.gl in (:cash)) <> (c.gl in (:cash))
                                group by 1, 2, 3, 4 order by 1, 2, 3, 4
                                """)
                .params(values(from, to, knownAt, List.of()))
                .param("cash", cash)
                .query((row, _) ->
                        new Movement(
                                row.getString("counter"),
                                row.getString("event"),
                                row.getString("currency"),
                                row.getObject("booking_date", LocalDate.class),
                                row.getLong("money_in"),
                                row.getLong("money_out")))
                .list();
    }

    private static String transfers(@Nullable Instant knownAt, Collection<String> without) {
        return TRANSFERS
                + (knownAt == null ? "" : KNOWN)
                + SPAN
                + (knownAt == null ? "" : " and coalesce(j.recorded_at, k.at) <= :knownAt")
                + (without.isEmpty() ? "" : " and coalesce(j.event, '') not in (:without)");
    }

    private static Map<String, Object> values(
            LocalDate from, LocalDate to, @Nullable Instant knownAt, Collection<String> without) {
        var values = new HashMap<String, Object>();
        values.put("from", from);
        values.put("to", to);
        if (knownAt != null) {
            values.put("knownAt", Timestamp.from(knownAt));
        }
        if (!without.isEmpty()) {
            values.put("without", without);
        }
        return values;
    }
}
