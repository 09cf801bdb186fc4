package io.sampan.accounting.internal;

import io.sampan.accounting.Journal;
import io.sampan.packs.Packs;
import io.sampan.packs.Rule;
import io.sampan.packs.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The posting rules of the pack; every version is checked against the chart at start. */
@Component
class PostingRules {

    private static final String FILE = "posting-rules";

    private final Map<String, TreeMap<LocalDate, PostingRule>> rules = new HashMap<>();

    PostingRules(Packs packs, Chart chart) {
        for (var event : packs.keys(FILE)) {
            var versions = new TreeMap<LocalDate, PostingRule>();
            for (var version : packs.versions(FILE, event)) {
                versions.put(
                        version.effectiveFrom(),
                        Packs.checked(FILE, () -> read(event, version, chart)));
            }
            rules.put(event, versions);
        }
    }

    /**
     * What a journal does to the books, by the rule in force on its booking date.
     *
     * @throws IllegalStateException if there is no such rule, or the amounts do not fit it
     */
    List<Posting> postings(Journal journal) {
        return rule(journal.event(), journal.bookingDate()).postings(journal);
    }

    PostingRule rule(String event, LocalDate on) {
        var versions = rules.getOrDefault(event, new TreeMap<>());
        var found = versions.floorEntry(on);
        if (found == null) {
            throw new IllegalStateException("no posting rule for " + event + " on " + on);
        }
        return found.getValue();
    }

    private static PostingRule read(String event, Rule version, Chart chart) {
        try {
            var legs = new ArrayList<PostingRule.Leg>();
            for (var leg : version.value().path("legs")) {
                legs.add(
                        new PostingRule.Leg(
                                chart.account(leg.path("debit").asString()),
                                chart.account(leg.path("credit").asString()),
                                leg.path("amount").asString()));
            }
            return new PostingRule(event, Words.of(version.value()), version.citation(), legs);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    event + " of " + version.effectiveFrom() + ": " + e.getMessage(), e);
        }
    }
}
