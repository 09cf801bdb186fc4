package io.sampan.contracts;

import static io.sampan.contracts.Amortisation.EQUAL_INSTALMENTS;
import static io.sampan.contracts.Amortisation.INTEREST_ONLY;
import static io.sampan.contracts.PlanFixture.aLoan;
import static io.sampan.contracts.PlanFixture.flows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The yearly rate a borrower is shown. */
class YieldsTests {

    @Test
    void the_simple_yearly_rate_of_a_loan_without_fees() {
        var flows = flows(aLoan("200000.00", "0.072", 12, EQUAL_INSTALMENTS));

        assertThat(Yields.yearlyRate(flows)).isEqualTo(AnnualRate.of("0.0728"));
    }

    @Test
    void a_fee_kept_from_the_pay_out_raises_the_rate() {
        var flows =
                List.of(
                        flow("2026-01-01", "990.00"),
                        flow("2026-02-01", "-500.00"),
                        flow("2026-03-01", "-500.00"));

        double monthly = Yields.periodicRate(990, -500, -500);

        assertThat(Yields.yearlyRateUnrounded(flows)).isEqualTo(12 * monthly, within(1e-12));
        assertThat(500 / (1 + monthly) + 500 / Math.pow(1 + monthly, 2))
                .isEqualTo(990, within(1e-9));
    }

    @Test
    void the_press_example_of_the_central_bank_notice() {
        var flows = new double[13];
        Arrays.fill(flows, -1072);
        flows[0] = 12_000;

        assertThat(1200 * Yields.periodicRate(flows)).isEqualTo(13.03, within(0.005));
    }

    @Test
    void the_compound_rate_counts_days_of_a_365th_year() {
        var flows = List.of(flow("2026-01-01", "-1000.00"), flow("2027-01-01", "1100.00"));

        assertThat(Yields.effectiveYearlyRate(flows)).isEqualTo(AnnualRate.of("0.1"));
    }

    @Test
    void the_european_rate_counts_equal_months() {
        var first = List.of(flow("1994-01-01", "1000.00"), flow("1995-07-01", "-1200.00"));

        assertThat(Yields.euAnnualPercentageRate(first))
                .isEqualTo(Math.pow(1.2, 1 / 1.5) - 1, within(1e-12));
        assertThat(Yields.effectiveYearlyRateUnrounded(first))
                .isEqualTo(Math.pow(1.2, 365.0 / 546) - 1, within(1e-12));
    }

    @Test
    void the_european_rate_counts_odd_days_and_leap_days() {
        var odd = List.of(flow("2024-02-20", "1000.00"), flow("2024-04-01", "-1010.00"));

        double years = 1 / 12.0 + 10 / 366.0;

        assertThat(Yields.euAnnualPercentageRate(odd))
                .isEqualTo(Math.pow(1.01, 1 / years) - 1, within(1e-9));
    }

    @Test
    void a_loan_without_interest_has_rate_zero_and_a_loss_a_negative_one() {
        var free = flows(aLoan("12000.00", "0", 12, INTEREST_ONLY));
        var loss = List.of(flow("2026-01-01", "-1000.00"), flow("2027-01-01", "900.00"));

        assertThat(Yields.yearlyRate(free)).isEqualTo(AnnualRate.of("0"));
        assertThat(Yields.effectiveYearlyRate(loss)).isEqualTo(AnnualRate.of("-0.1"));
    }

    @Test
    void flows_on_one_side_only_have_no_rate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Yields.yearlyRate(List.of(flow("2026-01-01", "1.00"))))
                .withMessageContaining("all flows are received");
        assertThatIllegalArgumentException().isThrownBy(() -> Yields.yearlyRate(List.of()));
    }

    private static Flow flow(String date, String amount) {
        return new Flow(LocalDate.parse(date), Money.cny(amount));
    }
}
