package io.sampan.accounting.internal.seals;

import io.sampan.accounting.LedgerAudit.Check;
import io.sampan.packs.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the tree again from the rows of the books, block by block, and compares: the first block
 * that differs is where somebody has changed, moved, added or removed a row.
 */
@Component
public class SealAudit {

    private static final int EXAMPLES_MAX = 5;

    private final JdbcClient jdbc;
    private final Blocks blocks;
    private final Leaves leaves;
    private final HeadSigner signer;

    SealAudit(JdbcClient jdbc, Blocks blocks, Leaves leaves, HeadSigner signer) {
        this.jdbc = jdbc;
        this.blocks = blocks;
        this.leaves = leaves;
        this.signer = signer;
    }

    /** Reads everything that is sealed. */
    public List<Check> checks() {
        var rows = new ArrayList<String>();
        var chain = new ArrayList<String>();
        var signatures = new ArrayList<String>();
        var chunks = new ArrayList<byte[]>();
        var frontier = new Frontier((_, hash) -> chunks.add(hash));
        long number = 0;
        long batch = 0;
        for (var at : blocks.numbers()) {
            var found = blocks.block(at);
            if (found.isEmpty()) {
                continue;
            }
            var block = found.get();
            number++;
            if (block.number() != number || block.fromBatch() != batch + 1) {
                chain.add(
                        "block %d follows block %d: what was between them is gone"
                                .formatted(block.number(), number - 1));
                number = block.number();
            }
            batch = block.throughBatch();
            compare(block, rows);
            if (block.first() != frontier.size()) {
                chain.add("block %d does not begin where the one before ends".formatted(number));
            }
            block.leaves().forEach(frontier::add);
            var head = block.head();
            if (head.size() != frontier.size()
                    || !head.root().equals(HexFormat.of().formatHex(frontier.root()))
                    || !Arrays.equals(Hashes.join(block.peaks()), Hashes.join(frontier.peaks()))) {
                chain.add("block %d: its root is not that of its leaves".formatted(number));
            }
            if (!signer.ours(head)) {
                signatures.add(
                        "block %d is not signed with this installation's key".formatted(number));
            }
        }
        if (!Arrays.equals(Hashes.join(chunks), Hashes.join(blocks.chunks()))) {
            chain.add("the chunks of the tree are not those of its leaves");
        }
        return List.of(
                check(
                        "sealed_rows_unchanged",
                        "已封存的行未被改动、移动、增加或删除",
                        "Sealed rows were not changed, moved, added or removed",
                        rows),
                check(
                        "seals_chain",
                        "封存的区块前后相接，树根由叶子算出",
                        "Sealed blocks follow each other and their roots are those of their leaves",
                        chain),
                check(
                        "heads_are_signed",
                        "每个树头都由本系统的密钥签署",
                        "Every tree head is signed with the installation's key",
                        signatures),
                check(
                        "places_are_rows",
                        "每个批次的每个位置恰有一行",
                        "Every place of every batch is one row, and every row has its place",
                        strayRows()));
    }

    /** Names the first place of the block whose row is not what was sealed. */
    private void compare(Blocks.Block block, List<String> faults) {
        var now = leaves.of(block.fromBatch(), block.throughBatch());
        for (int i = 0; i < Math.max(now.size(), block.leaves().size()); i++) {
            if (i >= now.size()) {
                faults.add("block %d: rows at its end are gone".formatted(block.number()));
                return;
            }
            var leaf = now.get(i);
            if (i >= block.leaves().size() || !Arrays.equals(leaf.hash(), block.leaves().get(i))) {
                faults.add(
                        "block %d: batch %d, place %d"
                                .formatted(block.number(), leaf.batch(), leaf.place()));
                return;
            }
        }
        if (now.isEmpty() && block.leaves().isEmpty()) {
            faults.add("block %d is empty".formatted(block.number()));
        }
    }

    private List<String> strayRows() {
        return jdbc.sql(
                        """
                        select coalesce(b.number, r.batch) || ' has ' || coalesce(r.rows, 0)
                               || ' rows for ' || coalesce(b.items, 0) || ' places'
                        from (select number, items from accounting.batch where book = 'main') b
                        full join (
                            select batch, count(*) as rows, count(distinct place) as places
                            from (select batch, place from accounting.transfer
                                  union all select batch, place from accounting.hold
                                  union all select batch, place from accounting.hold_end
                                  union all select batch, place from accounting.account_term
                                  union all select batch, place from accounting.refusal) p
                            group by batch) r on r.batch = b.number
                        where b.items is distinct from r.rows or r.rows is distinct from r.places
                        order by coalesce(b.number, r.batch)
                        """)
                .query((row, _) -> "batch " + row.getString(1))
                .list();
    }

    private static Check check(String name, String zh, String en, List<String> faults) {
        return new Check(
                name,
                new Words(zh, en),
                faults.size(),
                faults.subList(0, Math.min(EXAMPLES_MAX, faults.size())));
    }
}
