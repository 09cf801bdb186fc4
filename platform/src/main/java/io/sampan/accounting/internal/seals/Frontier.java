package io.sampan.accounting.internal.seals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The right edge of a growing tree: the roots of its complete subtrees, the largest first. It is
 * all that is needed to add leaves and to say the root.
 */
final class Frontier {

    /** A complete subtree of so many leaves is kept for proofs. */
    static final int CHUNK = 256;

    private final List<byte[]> peaks = new ArrayList<>();
    private final BiConsumer<Long, byte[]> chunks;
    private long size;

    /**
     * @param chunks told each completed chunk: its number from 0, its hash
     */
    Frontier(BiConsumer<Long, byte[]> chunks) {
        this.chunks = chunks;
    }

    /** Goes on from peaks as {@link #peaks} gave them. */
    Frontier(long size, List<byte[]> peaks, BiConsumer<Long, byte[]> chunks) {
        this(chunks);
        if (peaks.size() != Long.bitCount(size)) {
            throw new IllegalStateException(
                    "%d peaks do not fit %d leaves".formatted(peaks.size(), size));
        }
        this.size = size;
        this.peaks.addAll(peaks);
    }

    void add(byte[] leafHash) {
        var hash = leafHash;
        size++;
        for (long rest = size, leaves = 1; (rest & 1) == 0; rest >>= 1) {
            hash = MerkleTree.node(peaks.removeLast(), hash);
            leaves *= 2;
            if (leaves == CHUNK) {
                chunks.accept(size / CHUNK - 1, hash);
            }
        }
        peaks.add(hash);
    }

    long size() {
        return size;
    }

    byte[] root() {
        if (peaks.isEmpty()) {
            return MerkleTree.empty();
        }
        var hash = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            hash = MerkleTree.node(peaks.get(i), hash);
        }
        return hash;
    }

    List<byte[]> peaks() {
        return List.copyOf(peaks);
    }
}
