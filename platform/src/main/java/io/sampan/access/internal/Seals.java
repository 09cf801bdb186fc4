package io.sampan.access.internal;

import io.sampan.access.Ids;
import io.sampan.install.Keys;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The chain over the audit trail. Each line carries a hash made with a key that the database does
 * not know; each seal hashes the seal before it together with a line. Sealing runs behind the write
 * path, so that commands do not wait for one another.
 */
@Component
class Seals {

    private static final int BATCH = 1000;

    /** Longer than any transaction: a line's identifier is made before its commit. */
    private static final long LATE_MILLIS = 60 * 60 * 1000L;

    private record Unsealed(UUID id, String mac) {}

    private record Head(long position, String hash) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final TransactionTemplate transaction;
    private final Keys keys;

    Seals(JdbcClient jdbc, JdbcTemplate batch, PlatformTransactionManager transactions, Keys keys) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.transaction = new TransactionTemplate(transactions);
        this.keys = keys;
    }

    /** Seals what is not sealed; when another node does the same, one of the two gives way. */
    int seal() {
        int sealed = 0;
        try {
            int last;
            do {
                var count = transaction.execute(_ -> sealBatch());
                last = count == null ? 0 : count;
                sealed += last;
            } while (last == BATCH);
        } catch (DuplicateKeyException e) {
            return sealed;
        }
        return sealed;
    }

    private int sealBatch() {
        var head = head();
        var lines =
                jdbc.sql(
                                """
                                select id, mac from access.audit_line l
                                where id >= :since
                                  and not exists (
                                      select from access.audit_seal s where s.line_id = l.id)
                                order by id limit :limit
                                """)
                        .param("since", since())
                        .param("limit", BATCH)
                        .query((row, _) ->
                                new Unsealed(row.getObject(1, UUID.class), row.getString(2)))
                        .list();
        var rows = new ArrayList<Object[]>();
        long position = head.position();
        String hash = head.hash();
        for (var line : lines) {
            position++;
            hash = chained(position, hash, line.mac());
            rows.add(new Object[] {position, line.id(), hash});
        }
        batch.batchUpdate(
                "insert into access.audit_seal (position, line_id, hash) values (?, ?, ?)", rows);
        return rows.size();
    }

    /** Where to look for unsealed lines: a good while before the newest sealed one. */
    private UUID since() {
        return jdbc.sql(
                        """
                        select line_id from access.audit_seal order by position desc limit 1
                        """)
                .query(UUID.class)
                .optional()
                .map(id ->
                        Ids.leastAt(
                                Math.max(0, (id.getMostSignificantBits() >>> 16) - LATE_MILLIS)))
                .orElse(new UUID(0, 0));
    }

    private Head head() {
        return jdbc.sql(
                        """
                        select position, hash from access.audit_seal order by position desc limit 1
                        """)
                .query((row, _) -> new Head(row.getLong(1), row.getString(2)))
                .optional()
                .orElseGet(() -> new Head(0, ""));
    }

    /** Walks the whole chain and every line, a few thousand at a time. */
    List<String> verify() {
        var wrong = new ArrayList<String>();
        transaction.executeWithoutResult(_ -> {
            verifySeals(wrong);
            verifyUnsealed(wrong);
        });
        return List.copyOf(wrong);
    }

    private void verifySeals(List<String> wrong) {
        var previous = new Head[] {new Head(0, "")};
        jdbc.sql(
                        """
                        select s.position, s.line_id, s.hash as seal_hash, l.*
                        from access.audit_seal s left join access.audit_line l on l.id = s.line_id
                        order by s.position
                        """)
                .withFetchSize(BATCH)
                .query(row -> {
                    previous[0] = verified(row, previous[0], wrong);
                });
    }

    private void verifyUnsealed(List<String> wrong) {
        jdbc.sql(
                        """
                        select l.* from access.audit_line l
                        where not exists (select from access.audit_seal s where s.line_id = l.id)
                        """)
                .withFetchSize(BATCH)
                .query(row -> {
                    if (!mac(line(row)).equals(row.getString("mac"))) {
                        wrong.add("line " + row.getString("id") + " was changed or slipped in");
                    }
                });
    }

    private Head verified(ResultSet row, Head previous, List<String> wrong) throws SQLException {
        long position = row.getLong("position");
        var hash = row.getString("seal_hash");
        if (position != previous.position() + 1) {
            wrong.add("seals " + (previous.position() + 1) + " to " + (position - 1) + " are gone");
            return new Head(position, hash);
        }
        var mac = row.getString("mac");
        if (mac == null) {
            wrong.add("line " + row.getString("line_id") + " is gone");
            return new Head(position, hash);
        }
        if (!mac(line(row)).equals(mac)) {
            wrong.add("line " + row.getString("line_id") + " was changed");
        }
        if (!chained(position, previous.hash(), mac).equals(hash)) {
            wrong.add("seal " + position + " does not fit the one before and its line");
        }
        return new Head(position, hash);
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getObject("actor_id", UUID.class),
                row.getString("actor_name"),
                row.getString("action"),
                row.getString("subject_type"),
                row.getString("subject_id"),
                row.getString("before"),
                row.getString("after"),
                row.getString("request_id"));
    }

    String mac(Line line) {
        return hmac(
                "audit line",
                line.id().toString(),
                line.at().toString(),
                line.actor().toString(),
                line.actorName(),
                line.action(),
                line.subjectType(),
                line.subjectId(),
                line.before(),
                line.after(),
                line.requestId());
    }

    private String chained(long position, String previous, String mac) {
        return hmac("audit seal", Long.toString(position), previous, mac);
    }

    /** Over the parts with their lengths, so that nothing can move from one part to the next. */
    private String hmac(@Nullable String... parts) {
        try {
            var bytes = new ByteArrayOutputStream();
            var out = new DataOutputStream(bytes);
            for (var part : parts) {
                var utf8 = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
                out.writeInt(part == null ? -1 : utf8.length);
                out.write(utf8);
            }
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(keys.hashing());
            return HexFormat.of().formatHex(mac.doFinal(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
