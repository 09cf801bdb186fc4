package io.sampan.lending.internal;

import static io.sampan.contracts.Amortisation.EQUAL_INSTALMENTS;
import static io.sampan.lending.internal.LendingFixture.aPaper;
import static io.sampan.lending.internal.LendingFixture.aProduct;
import static io.sampan.lending.internal.LendingFixture.aQuote;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The loan contract as a paper that a customer reads and signs. */
class ContractPaperTests {

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void a_contract_over_twelve_months_has_three_or_four_pages_and_is_small(String language)
            throws IOException {
        var pdf = pdf(language);

        try (var reader = new PdfReader(pdf)) {
            assertThat(reader.getNumberOfPages()).isBetween(3, 4);
        }
        assertThat(pdf.length).isLessThan(200_000);
    }

    @Test
    void it_states_the_amount_in_figures_and_in_capital_characters() throws IOException {
        assertThat(text(pdf("zh"))).contains("200,000.00", "人民币贰拾万元整");
    }

    @Test
    void it_states_what_the_loan_costs_in_all() throws IOException {
        assertThat(text(pdf("zh"))).contains("7.28 %", "7.20 %", "7,970.45", "207,970.45");
    }

    @Test
    void it_shows_the_account_by_its_last_digits_only() throws IOException {
        assertThat(text(pdf("en"))).contains("account ending 8841");
    }

    @Test
    void both_languages_have_the_same_articles_and_clauses() {
        var chinese = ContractText.of("zh", file("zh"));
        var english = ContractText.of("en", file("en"));

        assertThat(english.version()).isEqualTo(chinese.version());
        assertThat(english.labels().keySet()).isEqualTo(chinese.labels().keySet());
        assertThat(english.values().keySet()).isEqualTo(chinese.values().keySet());
        assertThat(english.articles().stream().map(article -> article.clauses().size()))
                .containsExactlyElementsOf(
                        chinese.articles().stream()
                                .map(article -> article.clauses().size())
                                .toList());
    }

    private static byte[] pdf(String language) throws IOException {
        var quote = aQuote("200000.00", 12, aProduct(EQUAL_INSTALMENTS));
        var pdf = ContractPdf.of(aPaper(quote), ContractText.of(language, file(language)));
        Files.createDirectories(Path.of("target/papers"));
        Files.write(Path.of("target/papers/contract-" + language + ".pdf"), pdf);
        return pdf;
    }

    private static JsonNode file(String language) {
        try {
            return new YAMLMapper()
                    .readTree(
                            new ClassPathResource(
                                            "packs/cn/contract-text/loan-" + language + ".yaml")
                                    .getContentAsByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(byte[] pdf) throws IOException {
        var text = new StringBuilder();
        try (var reader = new PdfReader(pdf)) {
            var extractor = new PdfTextExtractor(reader);
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(extractor.getTextFromPage(page));
            }
        }
        return text.toString();
    }
}
