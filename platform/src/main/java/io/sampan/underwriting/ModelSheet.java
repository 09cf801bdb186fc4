package io.sampan.underwriting;

import io.sampan.access.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Everything the inventory says of a model: what it is, how good it is, who stands for it and where
 * it stands now.
 *
 * @param sha256 of the model's text, which names it for ever
 * @param target the column whose end it predicts
 * @param positive the value of it that is the bad end
 * @param dataSha256 of the table it was learnt from; the table itself is not kept
 * @param columns it looks at
 * @param note what it is for, in the words of whoever brought it
 * @param expiresOn the first day it may no longer decide
 * @param report of its making, as the model's folder has it
 * @param validation the latest measuring done here, with its curves
 * @param hindrances what stands against its deciding, lifted or not
 * @param steps what happened to it, oldest first
 */
public record ModelSheet(
        ModelId id,
        String sha256,
        Kind kind,
        String version,
        Origin origin,
        String target,
        String positive,
        String dataSha256,
        long seed,
        List<String> columns,
        String note,
        UserId by,
        String byName,
        Instant at,
        LocalDate expiresOn,
        State state,
        boolean proposed,
        JsonNode report,
        Optional<JsonNode> validation,
        List<Hindrance> hindrances,
        List<Step> steps) {

    public ModelSheet {
        columns = List.copyOf(columns);
        hindrances = List.copyOf(hindrances);
        steps = List.copyOf(steps);
    }

    /** Whether nothing stands against its deciding but what a person has overruled in writing. */
    public boolean promotable() {
        return hindrances.stream().allMatch(Hindrance::lifted);
    }

    /** How it turns features into a score. */
    public enum Kind {
        SCORECARD,
        BOOSTED
    }

    /** Where it comes from. */
    public enum Origin {
        /** Learnt here. */
        TRAINED,
        /** Brought as a folder; the figures of its report are somebody else's claim. */
        ADDED
    }

    /** Where it stands. */
    public enum State {
        /** In the inventory; it decides nothing. */
        TRAINED,
        /** A second person has to agree before it decides. */
        PROPOSED,
        /** Two people have agreed to it once; it decides nothing now. */
        APPROVED,
        /** Decides. */
        CHAMPION,
        /** Decides for a share of the enterprises. */
        CHALLENGER,
        /** Scores every decision; nobody acts on it. */
        SHADOW,
        /** Its time is over. */
        EXPIRED,
        /** Taken out for good. */
        RETIRED
    }

    /** One thing that happened to it. */
    public record Step(int no, String step, JsonNode content, String byName, Instant at) {}
}
