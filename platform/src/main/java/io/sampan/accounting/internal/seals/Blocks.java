package io.sampan.accounting.internal.seals;

import io.sampan.accounting.Seals.TreeHead;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables of the seals: blocks with their leaf hashes and signed heads, and chunks for proofs.
 */
@Component
class Blocks {

    private final JdbcClient jdbc;

    Blocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One block: some batches and the head of the tree after them.
     *
     * @param first index of its first leaf
     * @param peaks the right edge of the tree after it
     */
    record Block(
            long number,
            long fromBatch,
            long throughBatch,
            long first,
            List<byte[]> leaves,
            List<byte[]> peaks,
            TreeHead head) {}

    Optional<Block> newest() {
        return one("select * from accounting.seal_block order by number desc limit 1", null);
    }

    /** The block that holds a batch, if it is sealed. */
    Optional<Block> ofBatch(long batch) {
        return one(
                """
                select * from accounting.seal_block
                where through_batch >= ? order by through_batch limit 1
                """,
                batch);
    }

    Optional<Block> block(long number) {
        return one("select * from accounting.seal_block where number = ?", number);
    }

    /** The first block whose tree has at least so many leaves. */
    Optional<Block> reaching(long size) {
        return one(
                """
                select * from accounting.seal_block where size >= ? order by size limit 1
                """,
                size);
    }

    /** Blocks below a number, the newest first. */
    List<Block> below(long number, int max) {
        return jdbc.sql(
                        """
                        select * from accounting.seal_block where number < ?
                        order by number desc limit ?
                        """)
                .params(number, max)
                .query((row, _) -> block(row))
                .list();
    }

    /** Blocks that hold any leaf from one index to before another. */
    List<Block> overlapping(long from, long to) {
        return jdbc.sql(
                        """
                        select * from accounting.seal_block where size > ? and first < ?
                        order by number
                        """)
                .params(from, to)
                .query((row, _) -> block(row))
                .list();
    }

    List<Long> numbers() {
        return jdbc.sql("select number from accounting.seal_block order by number")
                .query(Long.class)
                .list();
    }

    void add(Block block) {
        jdbc.sql(
                        """
                        insert into accounting.seal_block (number, from_batch, through_batch, first,
                            size, leaves, peaks, root, at, key_id, signature)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        block.number(),
                        block.fromBatch(),
                        block.throughBatch(),
                        block.first(),
                        block.head().size(),
                        Hashes.join(block.leaves()),
                        Hashes.join(block.peaks()),
                        HexFormat.of().parseHex(block.head().root()),
                        Timestamp.from(block.head().at()),
                        block.head().keyId(),
                        Base64.getDecoder().decode(block.head().signature()))
                .update();
    }

    void addChunk(long number, byte[] hash) {
        jdbc.sql("insert into accounting.seal_chunk (number, hash) values (?, ?)")
                .params(number, hash)
                .update();
    }

    /** Hashes of complete chunks, from 0 on. */
    List<byte[]> chunks() {
        return jdbc.sql("select hash from accounting.seal_chunk order by number")
                .query((row, _) -> row.getBytes(1))
                .list();
    }

    private Optional<Block> one(String sql, @Nullable Long value) {
        var asked = jdbc.sql(sql);
        return (value == null ? asked : asked.param(value))
                .query((row, _) -> block(row))
                .optional();
    }

    private static Block block(ResultSet row) throws SQLException {
        return new Block(
                row.getLong("number"),
                row.getLong("from_batch"),
                row.getLong("through_batch"),
                row.getLong("first"),
                Hashes.split(row.getBytes("leaves")),
                Hashes.split(row.getBytes("peaks")),
                new TreeHead(
                        "main",
                        row.getLong("size"),
                        HexFormat.of().formatHex(row.getBytes("root")),
                        row.getTimestamp("at").toInstant(),
                        row.getString("key_id"),
                        Base64.getEncoder().encodeToString(row.getBytes("signature"))));
    }
}
