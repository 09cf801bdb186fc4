package io.sampan.underwriting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is sealed is always the same bytes, also years and formats later. */
class SealingTests {

    private final Rulebook rulebook = CasesFixture.rulebook();

    @Test
    void a_thousand_answers_read_and_judged_again_are_the_same_bytes() {
        var random = new Random(1000);
        var judge = new Judge(rulebook);
        for (int i = 0; i < 1000; i++) {
            var judged = judge.judge(CasesFixture.anyCase(random));
            var text = Sealing.write(judged);

            assertThat(Sealing.again(text, CasesFixture.rulebook()))
                    .as("case %d", i)
                    .isEqualTo(text);
            assertThat(Sealing.read(text, rulebook)).isEqualTo(Wording.of(judged, rulebook));
        }
    }

    @Test
    void what_was_sealed_with_all_its_words_is_read_and_replayed_as_it_was() {
        var then = RulebookText.read(resource("first-format-rulebook.json"));

        assertThat(resource("first-format-decisions.jsonl").lines())
                .hasSize(2)
                .allSatisfy(text -> {
                    assertThat(Sealing.again(text, then)).isEqualTo(text);
                    assertThat(Canonical.write(Sealing.read(text, then))).isEqualTo(text);
                });
    }

    @Test
    void what_was_sealed_before_the_figures_behind_a_limit_is_read_and_replayed_as_it_was() {
        var then = RulebookText.read(resource("first-format-rulebook.json"));
        var judged = new Judge(then).judge(CasesFixture.anyCase(new Random(2)));
        var text = Sealing.write(judged).replace(",\"inputs\":[]", "");

        assertThat(text).contains("\"steps\"").doesNotContain("inputs");
        assertThat(Sealing.read(text, then)).isEqualTo(Wording.of(judged, then));
        assertThat(Sealing.again(text, then)).isEqualTo(text);
        assertThat(Sealing.again(Sealing.write(judged), then)).isEqualTo(Sealing.write(judged));
    }

    @Test
    void another_rulebook_or_another_figure_is_noticed() {
        var text = resource("first-format-decisions.jsonl").lines().findFirst().orElseThrow();
        var changed =
                resource("first-format-rulebook.json").replace("\"points\":-37", "\"points\":-36");
        var dearer = resource("first-format-rulebook.json").replace("0.0140", "0.0141");

        assertThat(Sealing.again(text, RulebookText.read(changed))).isNotEqualTo(text);
        assertThat(Differences.between(text, Sealing.again(text, RulebookText.read(dearer))))
                .anyMatch(difference -> difference.startsWith("rateParts[1].rate"));
        var now = Sealing.write(new Judge(rulebook).judge(CasesFixture.anyCase(new Random(1))));
        assertThatThrownBy(() -> Sealing.read(now, RulebookText.read(changed)))
                .hasMessageContaining("another rulebook");
    }

    @Test
    void figures_are_shown_as_the_formats_of_the_first_days_showed_them() {
        var random = new Random(5);
        for (int i = 0; i < 4_000; i++) {
            var value =
                    BigDecimal.valueOf(random.nextLong(-99_999_999, 99_999_999), random.nextInt(9));
            for (int decimals = 0; decimals <= 2; decimals++) {
                var format =
                        new DecimalFormat(
                                decimals == 0 ? "#,##0" : "#,##0." + "#".repeat(decimals),
                                DecimalFormatSymbols.getInstance(Locale.ROOT));
                format.setRoundingMode(RoundingMode.HALF_UP);
                assertThat(Shown.grouped(value, decimals))
                        .isEqualTo(format.format(value).replace('-', '\u2212'));
            }
        }
    }

    private static String resource(String name) {
        try (var in =
                Objects.requireNonNull(
                        SealingTests.class.getResourceAsStream("/underwriting/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
