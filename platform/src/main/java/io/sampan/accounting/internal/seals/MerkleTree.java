package io.sampan.accounting.internal.seals;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Merkle trees as RFC 6962 section 2.1 defines them and RFC 9162 section 2.1 checks their proofs.
 */
final class MerkleTree {

    /** Bytes of a hash. */
    static final int HASH = 32;

    private MerkleTree() {}

    /** Hashes of parts of a tree. */
    @FunctionalInterface
    interface Subtrees {

        /** MTH of the leaves {@code from} to {@code to - 1}. */
        byte[] hash(long from, long to);
    }

    static byte[] leaf(byte[] data) {
        var digest = sha256();
        digest.update((byte) 0);
        return digest.digest(data);
    }

    static byte[] node(byte[] left, byte[] right) {
        var digest = sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    /** The root of the empty tree. */
    static byte[] empty() {
        return sha256().digest();
    }

    /** The root over leaf hashes, by the definition. */
    static byte[] root(List<byte[]> leaves) {
        return leaves.isEmpty() ? empty() : root(leaves, 0, leaves.size());
    }

    static byte[] root(List<byte[]> leaves, int from, int to) {
        if (to - from == 1) {
            return leaves.get(from);
        }
        int middle = from + (int) split(to - from);
        return node(root(leaves, from, middle), root(leaves, middle, to));
    }

    /** The largest power of two below n. */
    static long split(long n) {
        return Long.highestOneBit(n - 1);
    }

    /** The hashes beside the way from a leaf to the root, the lowest first. */
    static List<byte[]> inclusion(long index, long size, Subtrees subtrees) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("leaf " + index + " is not below " + size);
        }
        var path = new ArrayList<byte[]>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + split(to - from);
            if (index < middle) {
                path.addFirst(subtrees.hash(middle, to));
                to = middle;
            } else {
                path.addFirst(subtrees.hash(from, middle));
                from = middle;
            }
        }
        return path;
    }

    /**
     * What shows that the tree of {@code first} leaves is the beginning of that of {@code second}.
     */
    static List<byte[]> consistency(long first, long second, Subtrees subtrees) {
        if (first < 1 || first > second) {
            throw new IllegalArgumentException(first + " must be between 1 and " + second);
        }
        var path = new ArrayList<byte[]>();
        long from = 0;
        long to = second;
        boolean whole = true;
        while (first != to) {
            long middle = from + split(to - from);
            if (first <= middle) {
                path.addFirst(subtrees.hash(middle, to));
                to = middle;
            } else {
                path.addFirst(subtrees.hash(from, middle));
                from = middle;
                whole = false;
            }
        }
        if (!whole) {
            path.addFirst(subtrees.hash(from, to));
        }
        return path;
    }

    /** RFC 9162 section 2.1.3.2. */
    static boolean includes(
            byte[] leafHash, long index, long size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long fn = index;
        long sn = size - 1;
        var hash = leafHash;
        for (var beside : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                hash = node(beside, hash);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                hash = node(hash, beside);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(hash, root);
    }

    /** RFC 9162 section 2.1.4.2. */
    static boolean consistent(
            long first, byte[] firstRoot, long second, byte[] secondRoot, List<byte[]> given) {
        if (first == second) {
            return given.isEmpty() && Arrays.equals(firstRoot, secondRoot);
        }
        if (first < 1 || first > second || (given.isEmpty() && Long.bitCount(first) != 1)) {
            return false;
        }
        var path = new ArrayList<>(given);
        if (Long.bitCount(first) == 1) {
            path.addFirst(firstRoot);
        }
        if (path.isEmpty()) {
            return false;
        }
        long fn = first - 1;
        long sn = second - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        var fr = path.getFirst();
        var sr = path.getFirst();
        for (var hash : path.subList(1, path.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = node(hash, fr);
                sr = node(hash, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = node(sr, hash);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(fr, firstRoot) && Arrays.equals(sr, secondRoot);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
