package io.sampan.underwriting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.money.AnnualRate;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a loan costs and what customers of a grade will pay. */
class PricingTests {

    private static final String TEXT =
            """
            {"funding_rate":{"value":"0.0260"},"operations_by_grade":{"value":{"A":"0.0100"}},
             "loss_given_default":{"value":"0.45"},"capital_share":{"value":"0.08"},
             "capital_hurdle":{"value":"0.10"},"rate_step":{"value":"0.0005"},
             "demand_by_grade":{"value":{"A":[{"rate":"0.04","lost":"0"},{"rate":"0.10","lost":"1"}]}}}
            """;

    private final Pricing pricing = read(TEXT);

    @Test
    void the_price_is_its_cost_and_the_margin_that_earns_most() {
        var price = pricing.price("A", new BigDecimal("0.020000"));

        assertThat(
                        price.parts().stream()
                                .map(part -> part.id() + " " + part.rate())
                                .collect(Collectors.joining("\n")))
                .isEqualTo(
                        """
                        funding 2.6 %
                        operations 1 %
                        risk 0.9 %
                        capital 0.8 %
                        margin 2.35 %\
                        """);
        // A line from 4 % to 10 % is best halfway between the cost of 5.3 % and 10 %.
        assertThat(price.rate()).isEqualTo(AnnualRate.of("0.0765"));
        assertThat(price.withinLaw()).isTrue();
    }

    @Test
    void no_step_of_the_rate_earns_more_than_the_one_chosen() {
        var cost = new BigDecimal("0.053");
        var chosen = pricing.price("A", new BigDecimal("0.02")).rate().fraction();

        for (int step = 0; step <= 480; step++) {
            var rate = BigDecimal.valueOf(5L * step, 4);
            assertThat(earned(rate, cost)).isLessThanOrEqualTo(earned(chosen, cost));
        }
    }

    @Test
    void a_riskier_enterprise_of_the_same_grade_pays_more() {
        var last = pricing.price("A", BigDecimal.ZERO).rate();
        for (int pd = 1; pd <= 100; pd++) {
            var rate = pricing.price("A", BigDecimal.valueOf(pd, 3)).rate();
            assertThat(rate).isGreaterThanOrEqualTo(last);
            last = rate;
        }
        assertThat(last).isGreaterThan(pricing.price("A", BigDecimal.ZERO).rate());
    }

    @Test
    void a_price_that_would_break_the_legal_cap_is_no_offer_and_says_what_is_missing() {
        var price = pricing.price("A", new BigDecimal("0.500000"));

        assertThat(price.withinLaw()).isFalse();
        assertThat(price.rate()).isEqualTo(AnnualRate.of("0.24"));
        assertThat(price.parts().getLast().id()).isEqualTo("law");
        assertThat(price.parts().getLast().rate()).isEqualTo(AnnualRate.of("-0.029"));
    }

    @Test
    void where_everybody_is_lost_the_price_stays_at_its_cost() {
        var price = pricing.price("A", new BigDecimal("0.200000"));

        assertThat(price.rate()).isEqualTo(AnnualRate.of("0.1340"));
    }

    @Test
    void a_curve_that_falls_is_no_curve() {
        assertThatThrownBy(() -> read(TEXT.replace("\"lost\":\"0\"", "\"lost\":\"1.5\"")))
                .hasMessageContaining("demand of grade A");
    }

    private static BigDecimal earned(BigDecimal rate, BigDecimal cost) {
        var lost =
                rate.subtract(new BigDecimal("0.04"))
                        .divide(new BigDecimal("0.06"), 20, java.math.RoundingMode.HALF_UP)
                        .max(BigDecimal.ZERO)
                        .min(BigDecimal.ONE);
        return BigDecimal.ONE.subtract(lost).multiply(rate.subtract(cost));
    }

    private static Pricing read(String text) {
        return Pricing.read(Canonical.read(text, JsonNode.class), AnnualRate.of("0.24"));
    }
}
