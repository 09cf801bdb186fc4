package io.sampan.underwriting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.scoring.Scorecard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static String page(Rulebook rulebook) {
        var text = new StringBuilder();
        text.append("# Features\n\n");
        text.append(
                "Written by `FeatureCatalogueTests`. What underwriting knows about an enterprise, from invoices as they were known on\n");
        text.append("the day of the application: complete months before it, at most ")
                .append(InvoiceFeatures.MONTHS_MAX);
        text.append(
                ". Void invoices are no sales; red-letter\ninvoices reduce them. \"points\" says whether the points table in force uses it and the span of its points.\n\n");
        text.append("| feature | 名称 | name | meaning | unit | better is | points |\n");
        text.append("|---|---|---|---|---|---|---|\n");
        for (var feature : Feature.values()) {
            var words = rulebook.feature(feature.key());
            text.append("| `").append(feature.key()).append("` | ").append(words.name().zh());
            text.append(" | ").append(words.name().en());
            text.append(" | ").append(words.meaning().en());
            text.append(" | ").append(feature.unit().name().toLowerCase(Locale.ROOT));
            text.append(" | ").append(better(feature));
            text.append(" | ").append(points(rulebook, feature)).append(" |\n");
        }
        return text.toString();
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
