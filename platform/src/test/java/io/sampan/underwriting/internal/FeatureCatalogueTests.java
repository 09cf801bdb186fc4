package io.sampan.underwriting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.scoring.Scorecard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Writes the catalogue of features for the reader. When the page differs from the code this test
 * writes it anew and fails once, so that the change is seen and committed.
 */
class FeatureCatalogueTests {

    private static final String PAGE = "docs/reference/features.md";

    @Test
    void the_page_says_what_the_code_does() throws IOException {
        var root = System.getProperty("sampan.root");
        assertThat(root).as("system property sampan.root").isNotNull();
        var page = Path.of(root).resolve(PAGE);
        var now = page(CasesFixture.rulebook());
        var before = Files.exists(page) ? Files.readString(page) : "";
        if (!before.equals(now)) {
            Files.createDirectories(page.resolveSibling("."));
            Files.writeString(page, now, StandardCharsets.UTF_8);
        }

        assertThat(before).as(PAGE + " was out of date and has been written anew").isEqualTo(now);
    }

    @Test
    void code_and_pack_know_the_same_features_and_every_reason_is_in_the_catalogue() {
        var rulebook = CasesFixture.rulebook();
        var codes = rulebook.reasons().keySet();

        assertThat(rulebook.features().keySet())
                .containsExactlyElementsOf(
                        Arrays.stream(Feature.values()).map(Feature::key).toList());
        assertThat(rulebook.features().values())
                .allSatisfy(text -> assertThat(codes).contains(text.reason()))
                .allSatisfy(text ->
                        assertThat(text.shown().zh()).isNotBlank().isNotEqualTo(text.shown().en()));
    }

    private static String page(Rulebook rulebook) {
        var text = new StringBuilder();
        text.append("# Features\n\n");
        text.append(
                """
                Written by `FeatureCatalogueTests`. What underwriting knows about an enterprise on the day of an application: %d
                features. Each carries the instant it became known, when the last fact behind it had reached us, and an application
                sees only what was known then. A feature that cannot be computed is missing, never zero. From invoices: complete
                months before the day, at most %d; void invoices are no sales; red-letter invoices reduce them. "better is" was
                said before any data was seen: a points table never turns against it, and uses nothing whose direction nobody can
                say. "points" says whether the points table in force uses it and the span of its points; "reason" is the code in
                [reasons.yaml](../../packs/cn/underwriting/reasons.yaml) that names it to a customer.
                """
                        .formatted(Feature.values().length, InvoiceFeatures.MONTHS_MAX));
        for (var source : Feature.Source.values()) {
            text.append("\n## From ").append(rulebook.word(source.word()).en()).append("\n\n");
            text.append("| feature | 名称 | name | meaning | unit | better is | points | reason |\n");
            text.append("|---|---|---|---|---|---|---|---|\n");
            for (var feature : Feature.values()) {
                if (feature.source() == source) {
                    line(text, rulebook, feature);
                }
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, Rulebook rulebook, Feature feature) {
        var words = rulebook.feature(feature.key());
        text.append("| `").append(feature.key()).append("` | ").append(words.name().zh());
        text.append(" | ").append(words.name().en());
        text.append(" | ").append(words.meaning().en());
        text.append(" | ").append(feature.unit().name().toLowerCase(Locale.ROOT));
        text.append(" | ").append(better(feature));
        text.append(" | ").append(points(rulebook, feature));
        text.append(" | ").append(words.reason()).append(" |\n");
    }

    private static String better(Feature feature) {
        return switch (feature.direction()) {
            case MORE_IS_BETTER -> "more";
            case LESS_IS_BETTER -> "less";
            case EITHER -> "not said";
        };
    }

    private static String points(Rulebook rulebook, Feature feature) {
        if (!feature.scored()) {
            return "never";
        }
        for (var scored : ((Scorecard) rulebook.model().model()).features()) {
            if (scored.name().equals(feature.key())) {
                var points = scored.bands().stream().mapToInt(b -> b.points()).summaryStatistics();
                return points.getMin() + " to +" + points.getMax();
            }
        }
        return "—";
    }
}
