package io.sampan.underwriting.internal;

import static io.sampan.underwriting.internal.CasesFixture.ON;
import static io.sampan.underwriting.internal.CasesFixture.asked;
import static io.sampan.underwriting.internal.InvoicesFixture.aSteadyEnterprise;
import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.parties.Related.Tie;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a loan is repaid from, what it is needed for and what a group shares. */
class CapacityTests {

    private final Rulebook rulebook = CasesFixture.rulebook();
    private final Case steady = asked("100000.00", 12, aSteadyEnterprise(ON, "120000.00").list());

    @Test
    void every_candidate_shows_what_it_was_computed_from() {
        assertThat(step(steady, "need"))
                .isEqualTo(
                        """
                        need 184240.00
                          sales_year 1440000.00
                          net_margin 0.06 assumed
                          growth 0.0000
                          turnover_days 70 assumed
                          working_capital 263200.00
                          own_funds -78960.00 assumed\
                        """);
        assertThat(step(steady, "service"))
                .isEqualTo(
                        """
                        service 114957.81
                          month_mean 120000.00
                          buyer_counted 1
                          cash_share 0.10 assumed
                          cover 1.20
                          payment_max 10000.00
                          service_months 12
                          rate 0.08\
                        """);
    }

    @Test
    void the_service_of_the_loan_that_service_allows_is_covered_and_of_more_is_not() {
        var limit = amount(steady, "service").amount().doubleValue();
        double monthly = 0.08 / 12;
        double instalment = limit * monthly / (1 - Math.pow(1 + monthly, -12));

        assertThat(instalment).isBetween(9_999.99, 10_000.00);
    }

    @Test
    void a_longer_term_carries_more_and_a_shorter_one_than_a_year_counts_as_a_year() {
        var invoices = aSteadyEnterprise(ON, "120000.00").list();

        assertThat(amount(asked("1.00", 24, invoices), "service"))
                .isGreaterThan(amount(steady, "service"));
        assertThat(amount(asked("1.00", 3, invoices), "service"))
                .isEqualTo(amount(steady, "service"));
    }

    @Test
    void a_young_enterprise_needs_no_more_than_by_the_sales_it_states() {
        var young = InvoicesFixture.invoices();
        for (int back = 6; back >= 1; back--) {
            young.sale(ON.minusMonths(back), "b" + back, "500000.00");
        }

        assertThat(step(asked("1.00", 12, young.list()), "need"))
                .contains("sales_year 2000000.00 assumed", "growth 0.05 assumed");
    }

    @Test
    void related_enterprises_share_one_limit_and_namesakes_do_not() {
        var alone = steady.with(group());
        var two =
                steady.with(
                        group(
                                new Circumstances.Member(
                                        new UUID(1, 2),
                                        Tie.REPRESENTATIVE,
                                        Money.cny("4000000.00")),
                                new Circumstances.Member(
                                        new UUID(1, 3), Tie.NAMESAKE, Money.cny("900000.00"))));
        var full =
                steady.with(
                        group(
                                new Circumstances.Member(
                                        new UUID(1, 2), Tie.OWNER, Money.cny("7000000.00"))));

        assertThat(amount(alone, "group")).isEqualTo(Money.cny("5000000.00"));
        assertThat(amount(two, "group")).isEqualTo(Money.cny("1000000.00"));
        assertThat(amount(full, "group")).isEqualTo(Money.cny("0.00"));
        var refused = Wording.of(new Judge(rulebook).judge(full), rulebook);
        assertThat(refused.answer().reasons()).extracting(r -> r.code()).contains("R38");
    }

    @Test
    void an_industry_nobody_named_has_the_last_ones_figures() {
        var sizing = rulebook.sizing().orElseThrow();

        assertThat(sizing.industry("3311").id()).isEqualTo("manufacture");
        assertThat(sizing.industry("62").id()).isEqualTo("catering");
        assertThat(sizing.industry("").id()).isEqualTo("other");
    }

    private static Circumstances group(Circumstances.Member... members) {
        return new Circumstances("13", Money.cny("2000000.00"), List.of(members));
    }

    private Money amount(Case asked, String id) {
        return find(asked, id).amount();
    }

    private String step(Case asked, String id) {
        var step = find(asked, id);
        return id
                + " "
                + step.amount().amount()
                + step.known().stream()
                        .map(input ->
                                "\n  "
                                        + input.id()
                                        + " "
                                        + input.value()
                                        + (input.assumed() ? " assumed" : ""))
                        .collect(Collectors.joining());
    }

    private Judged.Step find(Case asked, String id) {
        return new Capacity(rulebook, rulebook.terms("B"), AnnualRate.of("0.08"), asked)
                .limit().stream().filter(step -> step.id().equals(id)).findFirst().orElseThrow();
    }
}
