package io.sampan.accounting.internal.seals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Hashes one after the other in one run of bytes. */
final class Hashes {

    private Hashes() {}

    static byte[] join(Collection<byte[]> hashes) {
        var bytes = new byte[hashes.size() * MerkleTree.HASH];
        int at = 0;
        for (var hash : hashes) {
            System.arraycopy(hash, 0, bytes, at, MerkleTree.HASH);
            at += MerkleTree.HASH;
        }
        return bytes;
    }

    /**
     * @throws IllegalStateException if the last hash is cut off
     */
    static List<byte[]> split(byte[] bytes) {
        if (bytes.length % MerkleTree.HASH != 0) {
            throw new IllegalStateException(bytes.length + " bytes are no row of hashes");
        }
        var hashes = new ArrayList<byte[]>(bytes.length / MerkleTree.HASH);
        for (int at = 0; at < bytes.length; at += MerkleTree.HASH) {
            hashes.add(Arrays.copyOfRange(bytes, at, at + MerkleTree.HASH));
        }
        return hashes;
    }
}
