package io.sampan.underwriting;

import java.util.List;

/**
 * What came out when a decision was computed again from what was stored.
 *
 * @param same whether every byte is the same
 * @param sha256 of the stored decision, as it was sealed
 * @param differences where not, for example {@code score.points: 612 stored, 611 now}
 */
public record Replay(boolean same, String sha256, List<String> differences) {
    public Replay {
        differences = List.copyOf(differences);
    }
}
