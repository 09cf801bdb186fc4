package io.sampan.contracts;

import static io.sampan.contracts.ContractFixture.early;
import static io.sampan.contracts.ContractFixture.event;
import static io.sampan.contracts.ContractFixture.exercises;
import static io.sampan.contracts.ContractFixture.future;
import static io.sampan.contracts.ContractFixture.happened;
import static io.sampan.contracts.ContractFixture.map;
import static io.sampan.contracts.ContractFixture.observed;
import static io.sampan.contracts.ContractFixture.option;
import static io.sampan.contracts.ContractFixture.table;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Cash, shares, goods, currencies, options and futures. */
class HoldingTypesTests {

    @Test
    void csh_is_looked_at_and_pays_nothing() {
        assertThat(
                        table(
                                map(
                                        """
                                        contractType CSH
                                        notionalPrincipal 50
                                        contractRole RPL
                                        """),
                                happened(event("2026-02-01", EventType.AD, 0))))
                .isEqualTo(
                        """
                        2026-02-01 AD       0.0000 |   -50.0000 0.0000   0.0000
                        """);
    }

    @Test
    void stk_pays_the_known_dividend_first_then_observed_ones() {
        assertThat(
                        table(
                                map(
                                        """
                                        contractType STK
                                        quantity 10
                                        purchaseDate 2026-01-15
                                        priceAtPurchaseDate 7
                                        terminationDate 2026-08-01
                                        priceAtTerminationDate 8
                                        cycleAnchorDateOfDividend 2026-03-01
                                        cycleOfDividend P3ML1
                                        marketObjectCodeOfDividend D
                                        nextDividendPaymentAmount 4
                                        """),
                                observed("D", "2026-06-01 0.5", "2026-08-01 0.25")))
                .isEqualTo(
                        """
                        2026-01-15 PRD    -70.0000 |     0.0000 0.0000   0.0000
                        2026-03-01 DV       4.0000 |     0.0000 0.0000   0.0000
                        2026-06-01 DV       5.0000 |     0.0000 0.0000   0.0000
                        2026-08-01 DV       2.5000 |     0.0000 0.0000   0.0000
                        2026-08-01 TD      80.0000 |     0.0000 0.0000   0.0000
                        """);
    }

    @Test
    void com_is_sold_short_and_bought_back() {
        assertThat(
                        table(
                                map(
                                        """
                                        contractType COM
                                        contractRole SEL
                                        quantity 10
                                        purchaseDate 2026-01-15
                                        priceAtPurchaseDate 7
                                        terminationDate 2026-08-01
                                        priceAtTerminationDate 8
                                        """)))
                .isEqualTo(
                        """
                        2026-01-15 PRD     70.0000 |     0.0000 0.0000   0.0000
                        2026-08-01 TD     -80.0000 |     0.0000 0.0000   0.0000
                        """);
    }

    @Test
    void fxout_delivers_both_currencies() {
        assertThat(
                        table(
                                map(
                                        """
                                        contractType FXOUT
                                        currency2 EUR
                                        notionalPrincipal 780
                                        notionalPrincipal2 100
                                        maturityDate 2026-03-01
                                        purchaseDate 2026-01-15
                                        priceAtPurchaseDate 7
                                        """)))
                .isEqualTo(
                        """
                        2026-01-15 PRD     -7.0000 |     0.0000 0.0000   0.0000
                        2026-03-01 MD     780.0000 |     0.0000 0.0000   0.0000
                        2026-03-01 MD    -100.0000 |     0.0000 0.0000   0.0000 EUR
                        """);
    }

    @Test
    void fxout_settled_in_cash_pays_the_difference_later() {
        assertThat(
                        table(
                                map(
                                        """
                                        contractType FXOUT
                                        currency2 EUR
                                        notionalPrincipal 780
                                        notionalPrincipal2 100
                                        maturityDate 2026-03-01
                                        deliverySettlement S
                                        settlementPeriod P2D
                                        """),
                                observed("EUR/CNY", "2026-03-01 7.9")))
                .isEqualTo(
                        """
                        2026-03-03 STD    -10.0000 |     0.0000 0.0000   0.0000
                        """);
    }

    @Test
    void fxout_terminated_is_not_settled() {
        assertThat(
                        table(
                                map(
                                        """
                                        contractType FXOUT
                                        currency2 EUR
                                        notionalPrincipal 780
                                        notionalPrincipal2 100
                                        maturityDate 2026-03-01
                                        terminationDate 2026-02-01
                                        priceAtTerminationDate 3
                                        """)))
                .isEqualTo(
                        """
                        2026-02-01 TD       3.0000 |     0.0000 0.0000   0.0000
                        """);
    }

    @Test
    void optns_call_pays_what_the_price_exceeds_the_strike() {
        assertThat(
                        exercises(
                                option(
                                        """
                                        optionType C
                                        optionStrike1 80
                                        settlementPeriod P3D
                                        purchaseDate 2026-01-15
                                        priceAtPurchaseDate 10
                                        """),
                                observed("STOCK", "2026-03-30 93.5")))
                .isEqualTo(
                        """
                        2026-01-15 PRD    -10.0000 |     0.0000     0.0000 -
                        2026-03-30 MD       0.0000 |     0.0000     0.0000 2026-03-30
                        2026-03-30 XD       0.0000 |     0.0000    13.5000 2026-03-30
                        2026-04-02 STD     13.5000 |     0.0000     0.0000 2026-03-30
                        """);
    }

    @Test
    void optns_put_of_the_seller() {
        assertThat(
                        exercises(
                                option(
                                        """
                                        contractRole SEL
                                        optionType P
                                        optionStrike1 80
                                        """),
                                observed("STOCK", "2026-03-30 63.7")))
                .isEqualTo(
                        """
                        2026-03-30 MD       0.0000 |     0.0000     0.0000 2026-03-30
                        2026-03-30 XD       0.0000 |     0.0000    16.3000 2026-03-30
                        2026-03-30 STD    -16.3000 |     0.0000     0.0000 2026-03-30
                        """);
    }

    @Test
    void optns_worthless_is_not_exercised() {
        assertThat(
                        exercises(
                                option(
                                        """
                                        optionType P
                                        optionStrike1 80
                                        """),
                                observed("STOCK", "2026-03-30 93.5")))
                .isEqualTo(
                        """
                        2026-03-30 MD       0.0000 |     0.0000     0.0000 -
                        2026-03-30 XD       0.0000 |     0.0000     0.0000 -
                        2026-03-30 STD      0.0000 |     0.0000     0.0000 -
                        """);
    }

    @Test
    void optns_collar_is_a_call_and_a_put() {
        assertThat(
                        exercises(
                                option(
                                        """
                                        optionType CP
                                        optionStrike1 100
                                        optionStrike2 90
                                        """),
                                observed("STOCK", "2026-03-30 85")))
                .isEqualTo(
                        """
                        2026-03-30 MD       0.0000 |     0.0000     0.0000 2026-03-30
                        2026-03-30 XD       0.0000 |     0.0000     5.0000 2026-03-30
                        2026-03-30 STD      5.0000 |     0.0000     0.0000 2026-03-30
                        """);
    }

    @Test
    void optns_american_is_used_early_by_an_observed_exercise() {
        assertThat(
                        exercises(
                                option(
                                        """
                                        optionType C
                                        optionStrike1 80
                                        optionExerciseType A
                                        """),
                                early("2026-02-15", 90)))
                .isEqualTo(
                        """
                        2026-02-15 XD       0.0000 |     0.0000    10.0000 2026-02-15
                        2026-02-15 STD     10.0000 |     0.0000     0.0000 2026-02-15
                        """);
    }

    @Test
    void optns_bermudan_is_used_on_one_of_its_days() {
        assertThat(
                        exercises(
                                option(
                                        """
                                        optionType C
                                        optionStrike1 80
                                        optionExerciseType B
                                        cycleAnchorDateOfOptionality 2026-02-15
                                        cycleOfOptionality P1ML1
                                        """),
                                early("2026-02-15", 90)))
                .isEqualTo(
                        """
                        2026-02-15 XD       0.0000 |     0.0000    10.0000 2026-02-15
                        2026-02-15 STD     10.0000 |     0.0000     0.0000 2026-02-15
                        """);
    }

    @Test
    void optns_exercised_before_the_status_date_only_settles() {
        assertThat(
                        exercises(
                                option(
                                        """
                                        statusDate 2026-03-30
                                        optionType C
                                        optionStrike1 80
                                        exerciseDate 2026-03-30
                                        exerciseAmount 12
                                        settlementPeriod P5D
                                        """),
                                Situation.PLAIN))
                .isEqualTo(
                        """
                        2026-04-04 STD     12.0000 |     0.0000     0.0000 2026-03-30
                        """);
    }

    @Test
    void optns_terminated_pays_its_price() {
        assertThat(
                        exercises(
                                option(
                                        """
                                        optionType C
                                        optionStrike1 80
                                        terminationDate 2026-02-15
                                        priceAtTerminationDate 4
                                        """),
                                Situation.PLAIN))
                .isEqualTo(
                        """
                        2026-02-15 TD       4.0000 |     0.0000     0.0000 -
                        """);
    }

    @Test
    void futur_settles_gains_and_losses() {
        assertThat(
                        exercises(
                                future(
                                        """
                                        futuresPrice 80
                                        settlementPeriod P1D
                                        """),
                                observed("STOCK", "2026-03-30 63.7")))
                .isEqualTo(
                        """
                        2026-03-30 MD       0.0000 |     0.0000     0.0000 -
                        2026-03-30 XD       0.0000 |     0.0000   -16.3000 2026-03-30
                        2026-03-31 STD    -16.3000 |     0.0000     0.0000 2026-03-30
                        """);
    }
}
