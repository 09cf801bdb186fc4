package io.sampan.accounting.internal.seals;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is sealed: one text for each place of each batch, with everything the rows of the books say
 * about it – a transfer with its two entries, accounts, journal and the sweep it came of; a hold
 * and its end; the terms of an account; a refusal. A changed byte in any of these rows changes the
 * text.
 */
@Component
class Leaves {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String TRANSFERS =
            """
            select b.number as batch, u.nth as place, b.at as batch_at, t.id as transfer,
                   t.batch as transfer_batch, t.place as transfer_place, t.journal, t.leg,
                   t.debit, t.debit_version, t.credit, t.credit_version, t.currency,
                   t.amount_minor, t.value_date,
                   d.side as debit_side, d.amount_minor as debit_amount, d.balance_minor as debit_balance,
                   d.transfer as debit_transfer,
                   c.side as credit_side, c.amount_minor as credit_amount,
                   c.balance_minor as credit_balance, c.transfer as credit_transfer,
                   da.book as debit_book, da.gl as debit_gl, da.currency as debit_currency,
                   da.subject as debit_subject, da.opened_at as debit_opened,
                   ca.book as credit_book, ca.gl as credit_gl, ca.currency as credit_currency,
                   ca.subject as credit_subject, ca.opened_at as credit_opened,
                   j.event, j.value_date as journal_value_date, j.booking_date, j.subject,
                   j.amounts::text as amounts, j.recorded_at, j.transfers::text as transfers,
                   s.most_minor as sweep_most, s.limited as sweep_limited
            from accounting.batch b
            cross join unnest(b.transfers) with ordinality as u (id, nth)
            left join accounting.transfer t on t.id = u.id
            left join accounting.entry d on d.account = t.debit and d.version = t.debit_version
            left join accounting.entry c on c.account = t.credit and c.version = t.credit_version
            left join accounting.account da on da.id = t.debit
            left join accounting.account ca on ca.id = t.credit
            left join accounting.journal j on j.id = t.journal
            left join accounting.sweep s on s.id = t.id
            where b.book = 'main' and b.number between :from and :through
            """;

    /** Tables beside the transfers whose rows have a place in a batch, as one JSON text a row. */
    private static final List<String> OTHERS =
            List.of("hold", "hold_end", "account_term", "refusal");

    private final JdbcClient jdbc;

    Leaves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One place of a batch and its text. */
    record Leaf(long batch, int place, String text) {

        byte[] hash() {
            return MerkleTree.leaf(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A row of {@code accounting.batch}. */
    record Batch(long number, int items) {}

    /** The batches after one, as far as they follow each other without a gap. */
    List<Batch> batchesAfter(long number, int max) {
        var found =
                jdbc.sql(
                                """
                                select number, items from accounting.batch
                                where book = 'main' and number > ? order by number limit ?
                                """)
                        .params(number, max)
                        .query((row, _) -> new Batch(row.getLong(1), row.getInt(2)))
                        .list();
        var following = new ArrayList<Batch>();
        for (var batch : found) {
            if (batch.number() != number + following.size() + 1) {
                break;
            }
            following.add(batch);
        }
        return following;
    }

    /** All texts of some batches, by batch and place. */
    List<Leaf> of(long from, long through) {
        var leaves = new ArrayList<Leaf>();
        jdbc.sql(TRANSFERS)
                .param("from", from)
                .param("through", through)
                .query(row -> {
                    leaves.add(transfer(row));
                });
        for (var table : OTHERS) {
            jdbc.sql(
                            "select batch, place, to_jsonb(r)::text as text from accounting."
                                    + table
                                    + " r where batch between :from and :through")
                    .param("from", from)
                    .param("through", through)
                    .query(row -> {
                        leaves.add(other(table, row));
                    });
        }
        leaves.sort(Comparator.comparingLong(Leaf::batch).thenComparingInt(Leaf::place));
        return leaves;
    }

    private static Leaf other(String table, ResultSet row) throws SQLException {
        var text = new LinkedHashMap<String, @Nullable Object>();
        text.put("kind", table);
        text.put("row", row.getString("text"));
        return new Leaf(row.getLong("batch"), row.getInt("place"), JSON.writeValueAsString(text));
    }

    private static Leaf transfer(ResultSet row) throws SQLException {
        var text = new LinkedHashMap<String, @Nullable Object>();
        text.put("kind", "transfer");
        text.put("batch", row.getString("transfer_batch"));
        text.put("place", row.getString("transfer_place"));
        text.put("at", instant(row, "batch_at"));
        text.put("transfer", row.getString("transfer"));
        text.put("currency", row.getString("currency"));
        text.put("amountMinor", row.getString("amount_minor"));
        text.put("valueDate", row.getString("value_date"));
        text.put("debit", side(row, "debit"));
        text.put("credit", side(row, "credit"));
        text.put("journal", row.getString("journal"));
        text.put("leg", row.getString("leg"));
        text.put("event", row.getString("event"));
        text.put("journalValueDate", row.getString("journal_value_date"));
        text.put("bookingDate", row.getString("booking_date"));
        text.put("subject", row.getString("subject"));
        text.put("amounts", row.getString("amounts"));
        text.put("recordedAt", instant(row, "recorded_at"));
        text.put("transfers", row.getString("transfers"));
        if (row.getString("sweep_limited") != null) {
            text.put("sweepMostMinor", row.getString("sweep_most"));
            text.put("sweepLimited", row.getString("sweep_limited"));
        }
        // Holds and refusals share the places: the transfer's own place counts, the array's if
        // none.
        int place = row.getInt("transfer_place");
        return new Leaf(
                row.getLong("batch"),
                row.wasNull() ? row.getInt("place") : place,
                JSON.writeValueAsString(text));
    }

    private static Map<String, @Nullable Object> side(ResultSet row, String side)
            throws SQLException {
        var text = new LinkedHashMap<String, @Nullable Object>();
        text.put("account", row.getString(side));
        text.put("book", row.getString(side + "_book"));
        text.put("gl", row.getString(side + "_gl"));
        text.put("currency", row.getString(side + "_currency"));
        text.put("subject", row.getString(side + "_subject"));
        text.put("opened", instant(row, side + "_opened"));
        text.put("version", row.getString(side + "_version"));
        text.put("side", row.getString(side + "_side"));
        text.put("transfer", row.getString(side + "_transfer"));
        text.put("amountMinor", row.getString(side + "_amount"));
        text.put("balanceMinor", row.getString(side + "_balance"));
        return text;
    }

    private static @Nullable String instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant().toString();
    }
}
