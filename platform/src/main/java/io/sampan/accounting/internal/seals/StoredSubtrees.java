package io.sampan.accounting.internal.seals;

import io.sampan.accounting.internal.seals.MerkleTree.Subtrees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Hashes of parts of the stored tree: whole chunks are kept, single leaves are read by the chunk.
 */
final class StoredSubtrees implements Subtrees {

    private static final int CHUNK = Frontier.CHUNK;

    private final Blocks blocks;
    private final List<byte[]> chunks;
    private final Map<Long, List<byte[]>> leaves = new HashMap<>();

    StoredSubtrees(Blocks blocks) {
        this.blocks = blocks;
        this.chunks = blocks.chunks();
    }

    @Override
    public byte[] hash(long from, long to) {
        long count = to - from;
        if (count == 1) {
            return leaf(from);
        }
        if (count == CHUNK && from % CHUNK == 0 && from / CHUNK < chunks.size()) {
            return chunks.get((int) (from / CHUNK));
        }
        long middle = from + MerkleTree.split(count);
        return MerkleTree.node(hash(from, middle), hash(middle, to));
    }

    byte[] leaf(long index) {
        long chunk = index / CHUNK;
        var read = leaves.computeIfAbsent(chunk, this::read);
        int at = (int) (index % CHUNK);
        if (at >= read.size()) {
            throw new IllegalStateException("leaf " + index + " is not sealed");
        }
        return read.get(at);
    }

    private List<byte[]> read(long chunk) {
        long from = chunk * CHUNK;
        var read = new ArrayList<byte[]>(CHUNK);
        for (var block : blocks.overlapping(from, from + CHUNK)) {
            for (int i = 0; i < block.leaves().size(); i++) {
                long index = block.first() + i;
                if (index >= from && index < from + CHUNK) {
                    read.add(block.leaves().get(i));
                }
            }
        }
        return read;
    }
}
