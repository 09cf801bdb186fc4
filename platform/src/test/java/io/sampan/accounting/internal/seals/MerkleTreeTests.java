package io.sampan.accounting.internal.seals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 6962 section 2.1 and RFC 9162 section 2.1, by known answers and for all small trees. */
class MerkleTreeTests {

    private static final HexFormat HEX = HexFormat.of();
    private static final int SIZE_MAX = 64;

    /** The leaves and roots that implementations of Certificate Transparency are tested with. */
    private static final List<String> LEAVES =
            List.of(
                    "",
                    "00",
                    "10",
                    "2021",
                    "3031",
                    "40414243",
                    "5051525354555657",
                    "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS =
            List.of(
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void roots_are_the_known_ones() {
        assertThat(HEX.formatHex(MerkleTree.root(List.of())))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int size = 1; size <= LEAVES.size(); size++) {
            var leaves =
                    LEAVES.subList(0, size).stream()
                            .map(leaf -> MerkleTree.leaf(HEX.parseHex(leaf)))
                            .toList();
            assertThat(HEX.formatHex(MerkleTree.root(leaves)))
                    .as("size " + size)
                    .isEqualTo(ROOTS.get(size - 1));
        }
    }

    @Test
    void the_frontier_has_the_root_of_the_definition_for_every_size() {
        var frontier = new Frontier((_, _) -> {});
        assertThat(frontier.root()).isEqualTo(MerkleTree.empty());
        var leaves = new ArrayList<byte[]>();
        for (int size = 1; size <= 600; size++) {
            leaves.add(leaf(size));
            frontier.add(leaf(size));
            assertThat(frontier.root()).as("size " + size).isEqualTo(MerkleTree.root(leaves));
            frontier = new Frontier(size, frontier.peaks(), (_, _) -> {});
        }
    }

    @Test
    void chunks_are_told_when_they_are_complete() {
        var chunks = new ArrayList<byte[]>();
        var frontier =
                new Frontier((number, hash) -> {
                    assertThat(number).isEqualTo(chunks.size());
                    chunks.add(hash);
                });
        var leaves = new ArrayList<byte[]>();
        for (int i = 0; i < 3 * Frontier.CHUNK - 1; i++) {
            leaves.add(leaf(i));
            frontier.add(leaf(i));
        }

        assertThat(chunks).hasSize(2);
        assertThat(chunks.get(1))
                .isEqualTo(MerkleTree.root(leaves, Frontier.CHUNK, 2 * Frontier.CHUNK));
    }

    @Test
    void every_leaf_of_every_small_tree_is_proved_and_no_other() {
        for (int size = 1; size <= SIZE_MAX; size++) {
            var leaves = leaves(size);
            var root = MerkleTree.root(leaves);
            for (int index = 0; index < size; index++) {
                var path = MerkleTree.inclusion(index, size, (from, to) -> root(leaves, from, to));
                var about = "leaf %d of %d".formatted(index, size);
                assertThat(MerkleTree.includes(leaves.get(index), index, size, path, root))
                        .as(about)
                        .isTrue();
                assertThat(MerkleTree.includes(leaf(999), index, size, path, root))
                        .as(about + " replaced")
                        .isFalse();
                assertThat(MerkleTree.includes(leaves.get(index), index + 1, size, path, root))
                        .as(about + " at another place")
                        .isFalse();
                if (!path.isEmpty()) {
                    assertThat(
                                    MerkleTree.includes(
                                            leaves.get(index),
                                            index,
                                            size,
                                            path.subList(1, path.size()),
                                            root))
                            .as(about + " with a shorter path")
                            .isFalse();
                }
            }
        }
    }

    @Test
    void every_small_tree_is_the_beginning_of_every_longer_one_and_of_no_other() {
        for (int second = 1; second <= SIZE_MAX; second++) {
            var leaves = leaves(second);
            var secondRoot = MerkleTree.root(leaves);
            for (int first = 1; first <= second; first++) {
                var firstRoot = MerkleTree.root(leaves.subList(0, first));
                var path =
                        MerkleTree.consistency(first, second, (from, to) -> root(leaves, from, to));
                var about = "%d in %d".formatted(first, second);
                assertThat(MerkleTree.consistent(first, firstRoot, second, secondRoot, path))
                        .as(about)
                        .isTrue();
                assertThat(MerkleTree.consistent(first, leaf(7777), second, secondRoot, path))
                        .as(about + " with another beginning")
                        .isFalse();
                if (first < second) {
                    assertThat(MerkleTree.consistent(first, firstRoot, second, leaf(7777), path))
                            .as(about + " with another end")
                            .isFalse();
                }
            }
        }
    }

    private static byte[] root(List<byte[]> leaves, long from, long to) {
        return MerkleTree.root(leaves, (int) from, (int) to);
    }

    private static List<byte[]> leaves(int size) {
        var leaves = new ArrayList<byte[]>();
        for (int i = 0; i < size; i++) {
            leaves.add(leaf(i));
        }
        return leaves;
    }

    private static byte[] leaf(int i) {
        return MerkleTree.leaf(("leaf " + i).getBytes(StandardCharsets.UTF_8));
    }
}
