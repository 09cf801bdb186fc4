package io.sampan.underwriting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which models score decisions from an instant on. Without a champion the points table of the pack
 * decides.
 *
 * @param no counts the changes; 0 is the beginning, when only the pack decides
 * @param sharePercent of the enterprises that the challenger decides for, the same ones every day
 */
public record LineUp(
        int no,
        Optional<ModelId> champion,
        Optional<ModelId> challenger,
        int sharePercent,
        List<ModelId> shadows,
        String why,
        String byName,
        Instant at) {

    public LineUp {
        shadows = List.copyOf(shadows);
        if (challenger.isPresent() != sharePercent > 0) {
            throw new IllegalArgumentException(
                    "a challenger has a share above zero, not " + sharePercent);
        }
    }
}
