package io.sampan.lending.internal;

import static io.sampan.lending.internal.LendingFixture.TODAY;
import static io.sampan.lending.internal.LendingFixture.aLender;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sampan.contracts.Amortisation;
import io.sampan.lending.Product;
import io.sampan.packs.Packs;
import io.sampan.packs.internal.PacksFixture;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Product templates as a product manager writes them. */
class ProductTemplatesTests {

    private static final Packs PACK = PacksFixture.chinese();
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneOffset.UTC);

    @Test
    void the_pack_sells_working_capital_with_three_ways_to_repay() {
        assertThat(templates(PACK).onSale(TODAY))
                .extracting(Product::amortisation)
                .containsExactlyInAnyOrder(Amortisation.values());
    }

    @Test
    void a_version_is_on_sale_from_its_date_and_the_older_one_before() {
        var pack =
                packWith(
                        """
                        code: two
                        versions:
                        %s
                        %s
                        """
                                .formatted(
                                        version("effective_from", "2024-01-01"),
                                        version("effective_from", "2026-12-01")
                                                .replace("\"500000.00\"", "\"600000.00\"")));
        var templates = templates(pack);

        assertThat(templates.product("two", LocalDate.parse("2023-12-31"))).isEmpty();
        assertThat(templates.product("two", TODAY).orElseThrow().effectiveFrom())
                .isEqualTo(LocalDate.parse("2024-01-01"));
        assertThat(
                        templates
                                .product("two", LocalDate.parse("2026-12-01"))
                                .orElseThrow()
                                .effectiveFrom())
                .isEqualTo(LocalDate.parse("2026-12-01"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    amount_max      | "9000.00"      | amount_max: CNY 9000.00 is below amount_min
                    amount_max      | "20000000.00"  | amount_max: CNY 20000000.00 is above CNY 10000000.00
                    amount_min      | "10050.00"     | amount_min: CNY 10050.00 is no multiple of the step
                    months          | [12, 6]        | months: [12, 6] must ascend
                    months          | []             | months: there is none
                    rate_max        | "0.03"         | rate_max: 3 % is below rate_min
                    rate_max        | "0.25"         | rate_max: 25 % over 6 months is
                    fee_rate        | "0.09"         | above YEARLY_24 24 %
                    penalty_uplift  | "0.6"          | penalty_uplift: 0.6 is not between 0.30 and 0.50
                    early_repayment_fee_rate | "0.05" | early_repayment_fee_rate: 0.05 is above 0.01
                    purposes        | [SHARES]       | purposes: SHARES is not one of
                    segments        | [GIANT]        | segments: [GIANT] are not of
                    amortisation    | BALLOON        | amortisation:
                    name            | {zh: 只有中文}   | name:
                    citation        | null           | citation: is missing
                    grace_days      | 3              | grace_days: 3
                    """)
    void a_contradictory_template_stops_the_start_with_its_file_and_field(
            String field, String value, String message) {
        var pack =
                packWith(
                        """
                        code: bad
                        versions:
                        %s
                        """
                                .formatted(version(field, value)));

        assertThatIllegalStateException()
                .isThrownBy(() -> templates(pack))
                .withMessageContaining("products/bad")
                .withMessageContaining(message);
    }

    private static ProductTemplates templates(Packs packs) {
        return new ProductTemplates(packs, new LegalCaps(packs, aLender()), CLOCK);
    }

    /** A version that is right but for one field. */
    private static String version(String field, String value) {
        var text =
                """
                  - effective_from: 2024-01-01
                    citation: the lender's own product policy
                    name: {zh: 测试产品, en: A test}
                    line: {zh: 一行, en: One line}
                    amortisation: EQUAL_INSTALMENTS
                    interest_count: ACTUAL_360
                    amount_min: "10000.00"
                    amount_max: "500000.00"
                    months: [6, 12]
                    rate_min: "0.05"
                    rate_max: "0.15"
                    fee_rate: "0"
                    early_repayment_fee_rate: "0"
                    penalty_uplift: "0.5"
                    grace_days: 0
                    purposes: [GOODS]
                    segments: [MICRO]
                """;
        return text.replaceFirst(
                "(?m)^(\\s*(?:- )?" + field + "): .*$", "$1: " + Matcher.quoteReplacement(value));
    }

    /** The real pack with one product file in place of all. */
    private static Packs packWith(String product) {
        var file = new YAMLMapper().readTree(product.getBytes(StandardCharsets.UTF_8));
        return (Packs)
                Proxy.newProxyInstance(
                        Packs.class.getClassLoader(),
                        new Class<?>[] {Packs.class},
                        (_, method, arguments) ->
                                switch (method.getName()) {
                                    case "documents" -> List.of("products/bad");
                                    case "document" -> file;
                                    default -> method.invoke(PACK, arguments);
                                });
    }
}
