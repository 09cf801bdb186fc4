package io.sampan.lending.internal;

import static io.sampan.contracts.Amortisation.EQUAL_INSTALMENTS;
import static io.sampan.contracts.Amortisation.EQUAL_PRINCIPAL;
import static io.sampan.contracts.Amortisation.INTEREST_ONLY;
import static io.sampan.lending.internal.LendingFixture.aProduct;
import static io.sampan.lending.internal.LendingFixture.aQuote;
import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.contracts.Amortisation;
import io.sampan.lending.Quote;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a borrower is told before it signs. */
class QuoteTests {

    @Test
    void two_hundred_thousand_over_twelve_months_at_seven_point_two_per_cent() {
        var quote = aQuote("200000.00", 12, aProduct(EQUAL_INSTALMENTS));

        assertThat(receipt(quote))
                .isEqualTo(
                        """
                        received  200,000.00
                        interest    7,970.45
                        fees            0.00
                        repay     207,970.45
                        monthly    17,330.87
                        yearly        7.28 %
                        first due 2026-12-24
                        """);
    }

    @Test
    void other_tenors_of_the_same_loan() {
        assertThat(aQuote("200000.00", 6, aProduct(EQUAL_INSTALMENTS)).firstPayment())
                .isEqualTo(Money.cny("34042.45"));
        assertThat(aQuote("200000.00", 24, aProduct(EQUAL_INSTALMENTS)).firstPayment())
                .isEqualTo(Money.cny("8981.26"));
    }

    @ParameterizedTest
    @EnumSource(Amortisation.class)
    void every_total_is_the_sum_of_the_rows_shown(Amortisation amortisation) {
        var quote = aQuote("123400.00", 12, aProduct(amortisation, "0.01"));

        var interest = Money.zero("CNY");
        var principal = Money.zero("CNY");
        var fees = Money.zero("CNY");
        var balance = quote.amount();
        for (var row : quote.rows()) {
            interest = interest.plus(row.interest());
            principal = principal.plus(row.principal());
            fees = fees.plus(row.fee());
            balance = balance.minus(row.principal());
            assertThat(row.balanceAfter()).isEqualTo(balance);
            assertThat(row.total()).isEqualTo(row.principal().plus(row.interest()).plus(row.fee()));
        }
        assertThat(principal).isEqualTo(quote.amount());
        assertThat(interest).isEqualTo(quote.interestTotal());
        assertThat(fees).isEqualTo(quote.feeTotal());
        assertThat(quote.repayTotal())
                .isEqualTo(quote.received().plus(quote.interestTotal()).plus(quote.feeTotal()));
        assertThat(balance.isZero()).isTrue();
    }

    @Test
    void a_fee_is_not_kept_from_the_loan_but_paid_with_the_first_instalment() {
        var quote = aQuote("100000.00", 12, aProduct(EQUAL_INSTALMENTS, "0.01"));

        assertThat(quote.received()).isEqualTo(Money.cny("100000.00"));
        assertThat(quote.rows().getFirst().fee()).isEqualTo(Money.cny("1000.00"));
        assertThat(quote.rows().get(1).fee().isZero()).isTrue();
    }

    @Test
    void a_fee_raises_the_yearly_rate_shown() {
        var free = aQuote("100000.00", 12, aProduct(EQUAL_INSTALMENTS));
        var dear = aQuote("100000.00", 12, aProduct(EQUAL_INSTALMENTS, "0.01"));

        assertThat(free.yearlyRate()).isEqualTo(AnnualRate.of("0.0728"));
        assertThat(dear.yearlyRate()).isEqualTo(AnnualRate.of("0.0915"));
    }

    @Test
    void equal_principal_costs_less_interest_than_equal_instalments_and_interest_only_most() {
        var instalments = aQuote("200000.00", 12, aProduct(EQUAL_INSTALMENTS)).interestTotal();
        var principal = aQuote("200000.00", 12, aProduct(EQUAL_PRINCIPAL)).interestTotal();
        var bullet = aQuote("200000.00", 12, aProduct(INTEREST_ONLY)).interestTotal();

        assertThat(principal).isLessThan(instalments);
        assertThat(instalments).isLessThan(bullet);
        assertThat(bullet).isEqualTo(Money.cny("14600.00"));
    }

    @Test
    void the_first_payment_is_due_on_the_same_day_of_the_next_month_or_its_last_day() {
        var quote =
                Quote.of(
                        aProduct(EQUAL_INSTALMENTS),
                        Money.cny("50000.00"),
                        6,
                        AnnualRate.of("0.072"),
                        LocalDate.parse("2026-01-31"));

        assertThat(quote.terms().firstDue()).isEqualTo(LocalDate.parse("2026-02-28"));
    }

    private static String receipt(Quote quote) {
        return """
        received  %10s
        interest  %10s
        fees      %10s
        repay     %10s
        monthly   %10s
        yearly    %10s
        first due %s
        """
                .formatted(
                        Shown.amount(quote.received()),
                        Shown.amount(quote.interestTotal()),
                        Shown.amount(quote.feeTotal()),
                        Shown.amount(quote.repayTotal()),
                        Shown.amount(quote.firstPayment()),
                        Shown.percent(quote.yearlyRate()),
                        quote.terms().firstDue());
    }
}
