package io.sampan.accounting.internal.seals;

import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.accounting.Seals;
import io.sampan.packs.Words;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Proves from the stored tree; sealing itself is {@link Sealing}'s. */
@Component
class SealDesk implements Seals {

    private final JdbcClient jdbc;
    private final Blocks blocks;
    private final Leaves leaves;
    private final Sealing sealing;
    private final HeadSigner signer;

    SealDesk(JdbcClient jdbc, Blocks blocks, Leaves leaves, Sealing sealing, HeadSigner signer) {
        this.jdbc = jdbc;
        this.blocks = blocks;
        this.leaves = leaves;
        this.sealing = sealing;
        this.signer = signer;
    }

    @Override
    public int seal() {
        return sealing.seal();
    }

    @Override
    public Optional<TreeHead> head() {
        return blocks.newest().map(Blocks.Block::head);
    }

    @Override
    public PublicKey key() {
        return new PublicKey(signer.keyId(), "Ed25519", signer.publicKey());
    }

    @Override
    public Page<Block> blocks(@Nullable String cursor, int limit) {
        long below = Long.MAX_VALUE;
        if (cursor != null) {
            below = number(Page.parts(cursor, 1).getFirst());
        }
        return Page.of(
                        blocks.below(below, Page.limit(limit) + 1),
                        limit,
                        block -> Page.cursor(block.number()))
                .map(block ->
                        new Block(
                                block.number(),
                                block.fromBatch(),
                                block.throughBatch(),
                                block.first(),
                                block.head()));
    }

    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Inclusion> inclusions(String journal) {
        var transfers =
                jdbc.sql(
                                """
                                select t.id, t.batch, t.place from accounting.journal j
                                join accounting.transfer t on t.id = any (j.transfers)
                                where j.id = ? order by t.leg
                                """)
                        .param(journal)
                        .query((row, _) ->
                                new Placed(
                                        row.getObject(1, UUID.class),
                                        row.getLong(2),
                                        row.getInt(3)))
                        .list();
        if (transfers.isEmpty()) {
            throw Problem.of("SMP-ACT-0404").with("journal", journal);
        }
        var newest = blocks.newest().orElseThrow(SealDesk::notSealed);
        var subtrees = new StoredSubtrees(blocks);
        var proofs = new ArrayList<Inclusion>();
        for (var transfer : transfers) {
            proofs.add(inclusion(transfer, newest, subtrees));
        }
        return proofs;
    }

    private record Placed(UUID transfer, long batch, int place) {}

    private Inclusion inclusion(Placed placed, Blocks.Block newest, StoredSubtrees subtrees) {
        var block = blocks.ofBatch(placed.batch()).orElseThrow(SealDesk::notSealed);
        var before =
                jdbc.sql(
                                """
                                select coalesce(sum(items), 0) from accounting.batch
                                where book = 'main' and number >= ? and number < ?
                                """)
                        .params(block.fromBatch(), placed.batch())
                        .query(Long.class)
                        .single();
        long index = block.first() + before + placed.place() - 1;
        var text =
                leaves.of(placed.batch(), placed.batch()).stream()
                        .filter(leaf -> leaf.place() == placed.place())
                        .findFirst()
                        .orElseThrow(SealDesk::notSealed)
                        .text();
        return new Inclusion(
                placed.transfer(),
                block.number(),
                text,
                index,
                hex(MerkleTree.inclusion(index, newest.head().size(), subtrees)),
                newest.head());
    }

    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Consistency consistency(long first, long second) {
        long sealed = head().map(TreeHead::size).orElse(0L);
        if (first < 1 || first > second || second > sealed) {
            throw Problem.of("SMP-ACT-0441").with("size", sealed);
        }
        var subtrees = new StoredSubtrees(blocks);
        return new Consistency(
                first,
                HexFormat.of().formatHex(subtrees.hash(0, first)),
                second,
                HexFormat.of().formatHex(subtrees.hash(0, second)),
                hex(MerkleTree.consistency(first, second, subtrees)));
    }

    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Finding compare(TreeHead outside) {
        if (!signer.ours(outside)) {
            return new Finding(
                    false,
                    new Words(
                            "该树头不是本系统的密钥签署的，或内容被改过",
                            "The head was not signed with this installation's key, or was altered"));
        }
        long sealed = head().map(TreeHead::size).orElse(0L);
        if (outside.size() > sealed) {
            return new Finding(
                    false,
                    new Words(
                            "封存被截断：树头有 %d 条，库中只有 %d 条".formatted(outside.size(), sealed),
                            "The newest seals are gone: the head has %d leaves, the books have %d"
                                    .formatted(outside.size(), sealed)));
        }
        var root = HexFormat.of().formatHex(new StoredSubtrees(blocks).hash(0, outside.size()));
        if (!root.equals(outside.root())) {
            return new Finding(
                    false,
                    new Words(
                            "前 %d 条的历史被重写过".formatted(outside.size()),
                            "The history of the first %d leaves was rewritten"
                                    .formatted(outside.size())));
        }
        return new Finding(
                true,
                new Words(
                        "前 %d 条与该树头一致".formatted(outside.size()),
                        "The first %d leaves are those of the head".formatted(outside.size())));
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HexFormat.of()::formatHex).toList();
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Problem.of("SMP-IN-0007", e).field("cursor");
        }
    }

    private static Problem notSealed() {
        return Problem.of("SMP-ACT-0440");
    }
}
