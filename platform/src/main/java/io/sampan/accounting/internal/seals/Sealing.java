package io.sampan.accounting.internal.seals;

import io.sampan.accounting.internal.seals.Blocks.Block;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals what was committed, block after block. Of two nodes that do so at once one gives way. */
@Component
class Sealing {

    /** Leaves in a block; the batch that reaches it is still taken. */
    static final int LEAVES_MAX = 4096;

    private static final int BATCHES_MAX = 1000;

    private final Leaves leaves;
    private final Blocks blocks;
    private final HeadSigner signer;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Sealing(
            Leaves leaves,
            Blocks blocks,
            HeadSigner signer,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.leaves = leaves;
        this.blocks = blocks;
        this.signer = signer;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Seals everything that waits.
     *
     * @return how many leaves
     * @throws IllegalStateException if the rows of a batch are not what the batch says, or the
     *     newest block was signed with another key: nothing more is sealed until a person looks
     */
    int seal() {
        int sealed = 0;
        try {
            int last;
            do {
                var done = transaction.execute(_ -> sealBlock());
                last = done == null ? 0 : done;
                sealed += last;
            } while (last > 0);
        } catch (DuplicateKeyException e) {
            return sealed;
        }
        return sealed;
    }

    private int sealBlock() {
        var newest = blocks.newest();
        long sealedBatch = newest.map(Block::throughBatch).orElse(0L);
        var batches = leaves.batchesAfter(sealedBatch, BATCHES_MAX);
        if (batches.isEmpty()) {
            return 0;
        }
        newest.filter(block -> !signer.ours(block.head()))
                .ifPresent(block -> {
                    throw new IllegalStateException(
                            "block %d is not signed with the key of this installation"
                                    .formatted(block.number()));
                });
        var taken = new ArrayList<Leaves.Batch>();
        int count = 0;
        for (var batch : batches) {
            if (count >= LEAVES_MAX) {
                break;
            }
            taken.add(batch);
            count += batch.items();
        }
        var hashes = hashes(taken);
        var frontier =
                newest.map(block ->
                                new Frontier(block.head().size(), block.peaks(), blocks::addChunk))
                        .orElseGet(() -> new Frontier(blocks::addChunk));
        long first = frontier.size();
        hashes.forEach(frontier::add);
        blocks.add(
                new Block(
                        newest.map(Block::number).orElse(0L) + 1,
                        sealedBatch + 1,
                        taken.getLast().number(),
                        first,
                        hashes,
                        frontier.peaks(),
                        signer.sign(
                                frontier.size(),
                                frontier.root(),
                                clock.instant().truncatedTo(ChronoUnit.MICROS))));
        return hashes.size();
    }

    private List<byte[]> hashes(List<Leaves.Batch> batches) {
        var found = leaves.of(batches.getFirst().number(), batches.getLast().number());
        int at = 0;
        var hashes = new ArrayList<byte[]>(found.size());
        for (var batch : batches) {
            for (int place = 1; place <= batch.items(); place++, at++) {
                if (at >= found.size()
                        || found.get(at).batch() != batch.number()
                        || found.get(at).place() != place) {
                    throw new IllegalStateException(
                            "batch %d has no row at place %d".formatted(batch.number(), place));
                }
                hashes.add(found.get(at).hash());
            }
        }
        if (at != found.size()) {
            throw new IllegalStateException(
                    "batch %d has more rows than places".formatted(found.get(at).batch()));
        }
        return hashes;
    }
}
