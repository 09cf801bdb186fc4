package io.sampan.underwriting.internal;

import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.packs.Packs;
import io.sampan.packs.Words;
import io.sampan.rules.Condition;
import io.sampan.rules.DecisionTable;
import io.sampan.scoring.BoostedTrees;
import io.sampan.scoring.Calibration;
import io.sampan.scoring.Encoding;
import io.sampan.scoring.Model;
import io.sampan.scoring.Scorecard;
import io.sampan.scoring.Table;
import io.sampan.scoring.TableModel;
import io.sampan.underwriting.ModelSheet.Kind;
import io.sampan.underwriting.internal.Rulebook.FeatureText;
import io.sampan.underwriting.internal.Rulebook.GradeTerms;
import io.sampan.underwriting.internal.Rulebook.Limits;
import io.sampan.underwriting.internal.Rulebook.ReasonText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rulebooks as text: collected from the pack for a day, and read back from what was stored with a
 * decision.
 */
final class RulebookText {

    private static final String FOLDER = "underwriting/";
    private static final String SCORECARD = "scorecard";
    private static final String MODEL = "model";
    private static final List<String> GRADE_RULES = List.of("grades", "limit_by_grade");

    /** Files all of whose rules go into a rulebook. */
    private static final List<String> RULES = List.of("limits", "capacity", "pricing", "remedies");

    private RulebookText() {}

    /**
     * The rules in force on a day, as one text that can be stored and read again.
     *
     * @param model the one that scores, whole
     */
    static String collect(Packs packs, LocalDate on, ModelText model) {
        return collect(packs, on, model, Optional.empty());
    }

    /**
     * The same with a policy the lender has approved.
     *
     * @param own in force on the day; empty for the pack's
     */
    static String collect(
            Packs packs, LocalDate on, ModelText model, Optional<StoredPolicies.Version> own) {
        var text = Canonical.JSON.createObjectNode();
        if (model.ofPack()) {
            put(text, packs, SCORECARD, SCORECARD, on);
        } else {
            text.putObject(MODEL).set("value", Canonical.read(model.content(), JsonNode.class));
        }
        for (var rule : GRADE_RULES) {
            put(text, packs, "grades", rule, on);
        }
        own.ifPresentOrElse(policy -> putPolicy(text, policy), () -> putPolicy(text, packs, on));
        for (var file : RULES) {
            for (var rule : packs.keys(FOLDER + file)) {
                put(text, packs, file, rule, on);
            }
        }
        for (var document : List.of("features", "reasons", "words")) {
            text.set(document, packs.document(FOLDER + document));
        }
        return Canonical.write(text);
    }

    private static void putPolicy(ObjectNode text, StoredPolicies.Version own) {
        var dated = text.putObject("policy");
        dated.put("effective_from", own.effectiveFrom().toString());
        dated.put("citation", own.note());
        dated.putObject("value").put("version", own.label()).put("dmn", own.dmn());
    }

    /** The pack's policy with its table in it, so that the text needs no other file. */
    private static void putPolicy(ObjectNode text, Packs packs, LocalDate on) {
        put(text, packs, "policy", "policy", on);
        var value = text.path("policy").path("value");
        var dmn = packs.bytes(FOLDER + value.path("dmn").asString());
        text.withObject("policy")
                .putObject("value")
                .put("version", value.path("version").asString())
                .put("dmn", new String(dmn, StandardCharsets.UTF_8));
    }

    private static void put(ObjectNode text, Packs packs, String file, String key, LocalDate on) {
        var rule = packs.rule(FOLDER + file, key, on);
        var dated = text.putObject(key);
        dated.put("effective_from", rule.effectiveFrom().toString());
        dated.put("citation", rule.citation());
        dated.set("value", rule.value());
    }

    /** Reads a text that {@link #collect} wrote. */
    static Rulebook read(String content) {
        var text = Canonical.read(content, JsonNode.class);
        var card = value(text, text.has(MODEL) ? MODEL : SCORECARD);
        var policyText = Canonical.JSON.createObjectNode();
        text.properties().stream()
                .filter(part -> !part.getKey().equals(SCORECARD) && !part.getKey().equals(MODEL))
                .forEach(part -> policyText.set(part.getKey(), part.getValue()));
        var policy = value(text, "policy");
        var limits = limits(text);
        return new Rulebook(
                Canonical.sha256(content),
                version(card),
                policy.path("version").asString() + "@" + mark(Canonical.write(policyText)),
                text.has(MODEL) ? ModelFolder.model(card).model() : scorecard(card),
                grades(value(text, "grades")),
                terms(value(text, "limit_by_grade"), text.path("price_by_grade").path("value")),
                PolicyText.read(policy),
                limits,
                text.has("industry_figures") ? Optional.of(Sizing.read(text)) : Optional.empty(),
                text.has("demand_by_grade")
                        ? Optional.of(Pricing.read(text, limits.rateMax()))
                        : Optional.empty(),
                Lever.read(text.path("remedies").path("value")),
                features(text.path("features")),
                reasons(text.path("reasons")),
                words(text.path("words")));
    }

    /** How decisions name a model: its version and the start of its hash. */
    static String version(ModelText model) {
        return version(Canonical.read(model.content(), JsonNode.class));
    }

    private static String version(JsonNode model) {
        return model.path("version").asString() + "@" + mark(Canonical.write(model));
    }

    static Kind kind(Model model) {
        return switch (model) {
            case Scorecard _ -> Kind.SCORECARD;
            case BoostedTrees _ -> Kind.BOOSTED;
        };
    }

    private static String mark(String text) {
        return Canonical.sha256(text).substring(0, 8);
    }

    /** The value of a dated rule. */
    static JsonNode value(JsonNode text, String key) {
        var value = text.path(key).path("value");
        if (value.isMissingNode()) {
            throw new IllegalStateException("the rulebook has no " + key);
        }
        return value;
    }

    private static TableModel scorecard(JsonNode node) {
        var card = ModelFolder.card(node);
        card.names().forEach(Feature::of);
        var encodings =
                card.names().stream()
                        .map(name -> new Encoding(name, Table.Kind.NUMBER, Map.of()))
                        .toList();
        return new TableModel(card, encodings, Calibration.NONE);
    }

    private static DecisionTable grades(JsonNode nodes) {
        var rows = new ArrayList<DecisionTable.Row>();
        for (var node : nodes) {
            var grade = node.path("grade").asString();
            var points = Condition.parse(node.path("points").asString());
            rows.add(
                    new DecisionTable.Row(grade, Map.of("points", points), Map.of("grade", grade)));
        }
        return new DecisionTable("grades", rows);
    }

    private static Map<String, GradeTerms> terms(JsonNode limits, JsonNode prices) {
        var price = new LinkedHashMap<String, Map<String, AnnualRate>>();
        for (var node : prices) {
            var parts = new LinkedHashMap<String, AnnualRate>();
            for (var part : node.properties()) {
                if (!part.getKey().equals("grade")) {
                    parts.put(part.getKey(), AnnualRate.of(part.getValue().asString()));
                }
            }
            price.put(node.path("grade").asString(), parts);
        }
        var terms = new LinkedHashMap<String, GradeTerms>();
        for (var node : limits) {
            var grade = node.path("grade").asString();
            terms.put(
                    grade,
                    new GradeTerms(
                            Money.cny(node.path("amount").asString()),
                            node.path("months").asInt(),
                            new BigDecimal(node.path("sales_factor").asString()),
                            price.getOrDefault(grade, Map.of())));
        }
        return terms;
    }

    private static Limits limits(JsonNode text) {
        return new Limits(
                Money.cny(value(text, "inclusive_loan_max").asString()),
                AnnualRate.of(value(text, "rate_max").asString()),
                value(text, "capacity_months").asInt(),
                value(text, "capacity_trimmed_each_side").asInt(),
                new BigDecimal(value(text, "largest_buyer_counts_up_to").asString()),
                Money.cny(value(text, "limit_step").asString()),
                Money.cny(value(text, "authority_single_max").asString()));
    }

    private static Map<String, FeatureText> features(JsonNode nodes) {
        var texts = new LinkedHashMap<String, FeatureText>();
        for (var node : nodes.properties()) {
            var value = node.getValue();
            var shown = Words.of(value.path("shown"));
            texts.put(
                    node.getKey(),
                    new FeatureText(
                            Words.of(value.path("name")),
                            Words.of(value.path("meaning")),
                            shown,
                            value.has("shown_negative")
                                    ? Words.of(value.path("shown_negative"))
                                    : shown,
                            value.path("reason").asString()));
        }
        return texts;
    }

    private static Map<String, ReasonText> reasons(JsonNode nodes) {
        var texts = new LinkedHashMap<String, ReasonText>();
        for (var node : nodes.properties()) {
            var value = node.getValue();
            texts.put(
                    node.getKey(),
                    new ReasonText(Words.of(value.path("text")), Words.of(value.path("help"))));
        }
        return texts;
    }

    /** Words by their path: {@code limit.product}. */
    private static Map<String, Words> words(JsonNode nodes) {
        var words = new LinkedHashMap<String, Words>();
        for (var node : nodes.properties()) {
            if (node.getValue().has("zh")) {
                words.put(node.getKey(), Words.of(node.getValue()));
            } else {
                for (var inner : node.getValue().properties()) {
                    words.put(node.getKey() + "." + inner.getKey(), Words.of(inner.getValue()));
                }
            }
        }
        return words;
    }
}
