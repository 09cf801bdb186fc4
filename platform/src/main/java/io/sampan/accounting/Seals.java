package io.sampan.accounting;

import io.sampan.access.Page;
import io.sampan.packs.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tamper evidence of the ledger. What was committed is sealed in its order into a Merkle tree (RFC
 * 6962, SHA-256), a few seconds behind the write path; each block carries a tree head signed with
 * the installation's Ed25519 key. A head kept outside proves that no later history is another one.
 */
public interface Seals {

    /** Seals what waits; a job does so every two seconds. Returns how many leaves. */
    int seal();

    /** The newest signed head; empty before anything was sealed. */
    Optional<TreeHead> head();

    /** With what heads are signed. */
    PublicKey key();

    /** Blocks, the newest first. */
    Page<Block> blocks(@Nullable String cursor, int limit);

    /**
     * Proofs that the transfers of a journal are in the sealed history, one a transfer.
     *
     * @throws io.sampan.access.Problem SMP-ACT-0404 if there is no such journal, SMP-ACT-0440 if it
     *     is not sealed yet
     */
    List<Inclusion> inclusions(String journal);

    /**
     * The proof that the history of so many leaves is the beginning of a longer one.
     *
     * @throws io.sampan.access.Problem SMP-ACT-0441 unless 1 ≤ first ≤ second ≤ the sealed size
     */
    Consistency consistency(long first, long second);

    /** Whether the books still are those of a head kept outside. */
    Finding compare(TreeHead outside);

    /**
     * A signed tree head.
     *
     * @param size number of leaves
     * @param root hexadecimal
     * @param keyId of the key that signed it
     * @param signature Ed25519 over {@link #signedText} in UTF-8, base64
     */
    record TreeHead(
            String book, long size, String root, Instant at, String keyId, String signature) {

        /** What is signed. */
        public String signedText() {
            return """
            sampan ledger tree head v1
            book %s
            size %d
            root %s
            at %s
            key %s
            """
                    .formatted(book, size, root, at, keyId);
        }

        /** The same head with a signature. */
        public TreeHead with(String given) {
            return new TreeHead(book, size, root, at, keyId, given);
        }
    }

    /**
     * The key that checks heads.
     *
     * @param spki SubjectPublicKeyInfo, base64
     */
    record PublicKey(String id, String algorithm, String spki) {}

    /**
     * Some batches sealed together.
     *
     * @param first index of the first leaf
     * @param head of the tree after the block
     */
    record Block(long number, long fromBatch, long throughBatch, long first, TreeHead head) {}

    /**
     * The proof that a transfer is in the tree of a head.
     *
     * @param leaf what was sealed, as text; its hash is SHA-256 over a zero byte and its UTF-8
     * @param index of the leaf, from 0
     * @param path hashes beside the way to the root, the lowest first, hexadecimal
     */
    record Inclusion(
            UUID transfer, long block, String leaf, long index, List<String> path, TreeHead head) {

        public Inclusion {
            path = List.copyOf(path);
        }
    }

    /** The proof that one tree is the beginning of another; hashes are hexadecimal. */
    record Consistency(
            long first, String firstRoot, long second, String secondRoot, List<String> path) {

        public Consistency {
            path = List.copyOf(path);
        }
    }

    /** What a comparison has found. */
    record Finding(boolean same, Words text) {}
}
