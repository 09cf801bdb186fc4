package io.sampan.accounting.internal;

import io.sampan.accounting.GlAccount;
import io.sampan.accounting.Journal;
import io.sampan.packs.Packs;
import io.sampan.packs.Rule;
import io.sampan.packs.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The posting rules of the pack; every version is checked against the chart at start. */
@Component
class PostingRules {

    private static final String FILE = "posting-rules";

    /** Stands for the account in a leg that is written once for many. */
    private static final String EACH = "{each}";

    /** Added to the account's number where the leg credits it. */
    private static final int CREDITED = 20_000;

    private final Map<String, TreeMap<LocalDate, PostingRule>> rules = new LinkedHashMap<>();

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

    /** The rules in force on a date, in the order of the pack. */
    List<PostingRule> inForce(LocalDate on) {
        return rules.values().stream()
                .map(versions -> versions.floorEntry(on))
                .filter(Objects::nonNull)
                .map(Map.Entry::getValue)
                .toList();
    }

    private static PostingRule read(String event, Rule version, Chart chart) {
        try {
            var value = version.value();
            var legs = new ArrayList<PostingRule.Leg>();
            int number = 0;
            for (var leg : value.path("legs")) {
                number++;
                switch (leg.path("each").asString("")) {
                    case "" -> legs.add(leg(number, leg, "", chart));
                    case "profit" ->
                            chart.accounts().stream()
                                    .filter(PostingRules::profit)
                                    .forEach(
                                            account -> legs.add(eachLeg(leg, account.no(), chart)));
                    default -> throw new IllegalStateException("a leg for each " + leg);
                }
            }
            return new PostingRule(
                    event,
                    Words.of(value),
                    version.citation(),
                    version.effectiveFrom(),
                    value.path("by_hand").asBoolean(false),
                    value.path("currencies").asString("one").equals("many"),
                    legs);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    event + " of " + version.effectiveFrom() + ": " + e.getMessage(), e);
        }
    }

    /** Numbered by the account, so that a longer chart does not change what was booked. */
    private static PostingRule.Leg eachLeg(JsonNode leg, String no, Chart chart) {
        boolean debited = leg.path("debit").asString().equals(EACH);
        int number = Integer.parseInt(no) + (debited ? 0 : CREDITED);
        return leg(number, leg, no, chart);
    }

    private static PostingRule.Leg leg(int number, JsonNode leg, String each, Chart chart) {
        return new PostingRule.Leg(
                number,
                chart.account(leg.path("debit").asString().replace(EACH, each)),
                chart.account(leg.path("credit").asString().replace(EACH, each)),
                leg.path("amount").asString().replace(EACH, each));
    }

    static boolean profit(GlAccount account) {
        return account.kind() == GlAccount.Kind.INCOME || account.kind() == GlAccount.Kind.EXPENSE;
    }
}
