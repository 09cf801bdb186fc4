package io.sampan.underwriting.internal;

import io.sampan.packs.Packs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Finds the rulebook of a day in the pack, or one of the past by its hash. */
@Component
class Rulebooks {

    /** Days and hashes whose rulebooks are kept in memory. */
    private static final int KEPT_MAX = 200;

    private final Packs packs;
    private final Decisions decisions;
    private final StoredPolicies policies;
    private final Map<Choice, String> texts = kept();
    private final Map<String, Rulebook> bySha256 = kept();

    Rulebooks(Packs packs, Decisions decisions, StoredPolicies policies) {
        this.packs = packs;
        this.decisions = decisions;
        this.policies = policies;
    }

    /**
     * What makes a rulebook: the day the pack is read for, the model that scores, and the number of
     * the policy the lender has approved; 0 for the pack's.
     */
    private record Choice(LocalDate day, String model, int policy) {}

    /** The rules in force on a day with the points table of the pack. */
    Rulebook on(LocalDate day) {
        return on(day, ModelText.PACK);
    }

    /** The rules in force on a day with the model that scores. */
    Rulebook on(LocalDate day, ModelText model) {
        var text = text(day, model);
        return bySha256.computeIfAbsent(Canonical.sha256(text), _ -> RulebookText.read(text));
    }

    /** Stores such rules with the running transaction, so that replays find them. */
    void keep(LocalDate day, ModelText model, Instant at) {
        var text = text(day, model);
        decisions.keepRulebook(Canonical.sha256(text), text, at);
    }

    private String text(LocalDate day, ModelText model) {
        int own = policies.inForce(day);
        return texts.computeIfAbsent(
                new Choice(day, model.sha256(), own),
                _ -> RulebookText.collect(packs, day, model, policies.version(own)));
    }

    /** The rules that a stored decision was made by. */
    Rulebook stored(String sha256) {
        return bySha256.computeIfAbsent(
                sha256,
                sha -> {
                    var rulebook = RulebookText.read(decisions.rulebook(sha));
                    if (!rulebook.sha256().equals(sha)) {
                        throw new IllegalStateException("rulebook " + sha + " was changed");
                    }
                    return rulebook;
                });
    }

    /** A stored decision in the words of the rules it was made by. */
    Sealed words(Decisions.Stored stored) {
        return Sealing.read(stored.text(), stored(stored.rulebook()));
    }

    private static <K, V> Map<K, V> kept() {
        return Collections.synchronizedMap(
                new LinkedHashMap<>() {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                        return size() > KEPT_MAX;
                    }
                });
    }
}
