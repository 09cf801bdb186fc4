package io.sampan.contracts;

import static io.sampan.contracts.ContractFixture.aLoan;
import static io.sampan.contracts.ContractFixture.collateral;
import static io.sampan.contracts.ContractFixture.creditEvent;
import static io.sampan.contracts.ContractFixture.event;
import static io.sampan.contracts.ContractFixture.exercises;
import static io.sampan.contracts.ContractFixture.guarantee;
import static io.sampan.contracts.ContractFixture.happened;
import static io.sampan.contracts.ContractFixture.map;
import static io.sampan.contracts.ContractFixture.observations;
import static io.sampan.contracts.ContractFixture.observed;
import static io.sampan.contracts.ContractFixture.option;
import static io.sampan.contracts.ContractFixture.table;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Somebody calls, uses or ends a contract on Sunday, 1 March 2026, to be paid at once. Payments of
 * rest days move back to Friday by the terms, but never to before what they pay for.
 */
class UsedOnRestDaysTests {
    private static final String BACK = "\ncalendar MF\nbusinessDayConvention CSP\n";

    @ParameterizedTest
    @CsvSource({
        "CSP, P0D, 2026-03-02",
        "SCP, P0D, 2026-03-02",
        "CSMP, P0D, 2026-03-02",
        "CSMF, P0D, 2026-03-02",
        "CSF, P0D, 2026-03-02",
        "NOS, P0D, 2026-03-01",
        "CSP, P3D, 2026-03-04",
        "CSP, P7D, 2026-03-06",
        "CSF, P7D, 2026-03-09",
    })
    void a_guarantee_pays_after_its_call(String convention, String wait, String paid) {
        var terms =
                guarantee(
                        """
                        maturityDate 2026-06-30
                        notionalPrincipal 1000
                        calendar MF
                        businessDayConvention %s
                        settlementPeriod %s
                        """
                                .formatted(convention, wait));

        assertThat(exercises(terms, aDefault()))
                .isEqualTo(
                        """
                        2026-03-01 XD       0.0000 |  1000.0000  1000.0000 2026-03-01
                        %s STD   1000.0000 |     0.0000  1000.0000 2026-03-01
                        """
                                .formatted(paid));
    }

    @Test
    void at_the_end_of_a_month_the_payment_crosses_into_the_next_one() {
        var terms =
                guarantee(
                        """
                        maturityDate 2026-06-30
                        notionalPrincipal 1000
                        calendar MF
                        businessDayConvention CSMF
                        """);

        // Sunday, 31 May: following is in June, so the convention alone would pay on Friday.
        assertThat(exercises(terms, happened(creditEvent("2026-05-31", "loan1", Performance.DF))))
                .isEqualTo(
                        """
                        2026-05-31 XD       0.0000 |  1000.0000  1000.0000 2026-05-31
                        2026-06-01 STD   1000.0000 |     0.0000  1000.0000 2026-05-31
                        """);
    }

    @Test
    void collateral_pays_after_its_call() {
        var goods =
                new Situation(
                        observations("GOODS", "2026-03-01 100"),
                        aDefault().events(),
                        Optional.empty());

        assertThat(exercises(collateral("contractRole BUY" + BACK), goods))
                .isEqualTo(
                        """
                        2026-03-01 XD       0.0000 |  1200.0000   300.0000 2026-03-01
                        2026-03-02 STD    300.0000 |     0.0000   300.0000 2026-03-01
                        """);
    }

    @Test
    void an_option_pays_after_its_end() {
        var terms = option("maturityDate 2026-03-01\noptionType C\noptionStrike1 80" + BACK);

        assertThat(exercises(terms, observed("STOCK", "2026-03-01 90")))
                .isEqualTo(
                        """
                        2026-03-01 MD       0.0000 |     0.0000     0.0000 2026-03-01
                        2026-03-01 XD       0.0000 |     0.0000    10.0000 2026-03-01
                        2026-03-02 STD     10.0000 |     0.0000     0.0000 2026-03-01
                        """);
    }

    @Test
    void an_exchange_of_currencies_is_settled_after_its_rate_is_known() {
        var terms =
                map(
                        """
                        contractType FXOUT
                        notionalPrincipal 700
                        currency2 USD
                        notionalPrincipal2 100
                        deliverySettlement S
                        maturityDate 2026-03-01
                        """
                                + BACK.strip());

        assertThat(table(terms, observed("USD/CNY", "2026-03-01 6.9")))
                .isEqualTo(
                        """
                        2026-03-02 STD     10.0000 |     0.0000 0.0000   0.0000
                        """);
    }

    @Test
    void call_money_without_notice_comes_back_after_the_call() {
        var terms = aLoan("CLM", "xDayNotice P0D" + BACK);
        terms.remove("cycleOfInterestPayment");
        terms.remove("cycleAnchorDateOfInterestPayment");

        assertThat(table(terms, happened(event("2026-03-01", EventType.XD, 0))))
                .isEqualTo(
                        """
                        2026-01-10 IED  -1200.0000 |  1200.0000 0.1200   0.0000
                        2026-03-01 XD       0.0000 |  1200.0000 0.1200  20.4000
                        2026-03-02 IP      20.4000 |  1200.0000 0.1200   0.0000
                        2026-03-02 STD   1200.0000 |     0.0000 0.1200   0.0000
                        """);
    }

    private static Situation aDefault() {
        return happened(creditEvent("2026-03-01", "loan1", Performance.DF));
    }
}
