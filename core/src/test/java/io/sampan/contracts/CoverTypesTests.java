package io.sampan.contracts;

import static io.sampan.contracts.ContractFixture.collateral;
import static io.sampan.contracts.ContractFixture.creditEvent;
import static io.sampan.contracts.ContractFixture.exercises;
import static io.sampan.contracts.ContractFixture.guarantee;
import static io.sampan.contracts.ContractFixture.happened;
import static io.sampan.contracts.ContractFixture.observations;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Guarantees and collateral for a bullet loan of 1200 at 12 %. */
class CoverTypesTests {

    @Test
    void ceg_of_a_given_sum_pays_on_default() {
        assertThat(
                        exercises(
                                guarantee(
                                        """
                                        contractRole BUY
                                        purchaseDate 2026-01-05
                                        priceAtPurchaseDate 10
                                        maturityDate 2026-06-30
                                        notionalPrincipal 1000
                                        settlementPeriod P5D
                                        """),
                                happened(creditEvent("2026-03-01", "loan1", Performance.DF))))
                .isEqualTo(
                        """
                        2026-01-05 PRD    -10.0000 |  1000.0000     0.0000 -
                        2026-03-01 XD       0.0000 |  1000.0000  1000.0000 2026-03-01
                        2026-03-06 STD   1000.0000 |     0.0000  1000.0000 2026-03-01
                        """);
    }

    @Test
    void ceg_not_called_ends() {
        assertThat(
                        exercises(
                                guarantee(
                                        """
                                        contractRole SEL
                                        maturityDate 2026-06-30
                                        notionalPrincipal 1000
                                        coverageOfCreditEnhancement 0.8
                                        """),
                                Situation.PLAIN))
                .isEqualTo(
                        """
                        2026-06-30 MD       0.0000 |     0.0000     0.0000 -
                        """);
    }

    @Test
    void ceg_is_not_called_by_a_smaller_breach_or_another_contract() {
        assertThat(
                        exercises(
                                guarantee(
                                        """
                                        maturityDate 2026-06-30
                                        notionalPrincipal 1000
                                        """),
                                happened(
                                        creditEvent("2026-02-01", "loan1", Performance.DQ),
                                        creditEvent("2026-02-01", "loan2", Performance.DF))))
                .isEqualTo(
                        """
                        2026-06-30 MD       0.0000 |     0.0000     0.0000 -
                        """);
    }

    @Test
    void ceg_follows_the_covered_contract_with_its_interest() {
        assertThat(
                        exercises(
                                guarantee(
                                        """
                                        contractRole SEL
                                        guaranteedExposure NI
                                        coverageOfCreditEnhancement 0.5
                                        purchaseDate 2026-01-20
                                        """),
                                happened(creditEvent("2026-03-01", "loan1", Performance.DF))))
                .isEqualTo(
                        """
                        2026-01-20 PRD      0.0000 |  -602.0000     0.0000 -
                        2026-03-01 XD       0.0000 |  -604.2000  -604.2000 2026-03-01
                        2026-03-01 STD   -604.2000 |     0.0000  -604.2000 2026-03-01
                        """);
    }

    @Test
    void ceg_follows_the_market_value() {
        assertThat(
                        exercises(
                                guarantee(
                                        """
                                        guaranteedExposure MV
                                        purchaseDate 2026-01-20
                                        """),
                                new Situation(
                                        observations(
                                                "loan1",
                                                "2026-01-01 0",
                                                "2026-01-20 1100",
                                                "2026-03-01 700"),
                                        happened(creditEvent("2026-03-01", "loan1", Performance.DF))
                                                .events(),
                                        Optional.empty())))
                .isEqualTo(
                        """
                        2026-01-20 PRD      0.0000 |  1100.0000     0.0000 -
                        2026-03-01 XD       0.0000 |   700.0000   700.0000 2026-03-01
                        2026-03-01 STD    700.0000 |     0.0000   700.0000 2026-03-01
                        """);
    }

    @Test
    void ceg_charges_a_yearly_fee_on_the_sum() {
        assertThat(
                        exercises(
                                guarantee(
                                        """
                                        contractRole SEL
                                        maturityDate 2026-06-30
                                        notionalPrincipal 1000
                                        feeRate 0.0365
                                        feeBasis N
                                        cycleOfFee P1ML1
                                        purchaseDate 2026-01-10
                                        """),
                                happened(creditEvent("2026-03-01", "loan1", Performance.DF))))
                .isEqualTo(
                        """
                        2026-01-10 PRD      0.0000 | -1000.0000     0.0000 -
                        2026-02-10 FP      -3.1000 | -1000.0000     0.0000 -
                        2026-03-01 XD       0.0000 | -1000.0000 -1000.0000 2026-03-01
                        2026-03-01 STD  -1001.9000 |     0.0000 -1000.0000 2026-03-01
                        2026-03-10 FP       0.0000 |     0.0000 -1000.0000 2026-03-01
                        2026-04-10 FP       0.0000 |     0.0000 -1000.0000 2026-03-01
                        2026-05-10 FP       0.0000 |     0.0000 -1000.0000 2026-03-01
                        2026-06-10 FP       0.0000 |     0.0000 -1000.0000 2026-03-01
                        """);
    }

    @Test
    void ceg_charges_a_fixed_fee_and_the_part_up_to_the_call() {
        assertThat(
                        exercises(
                                guarantee(
                                        """
                                        contractRole BUY
                                        maturityDate 2026-04-30
                                        notionalPrincipal 1000
                                        feeRate 31
                                        feeBasis A
                                        cycleOfFee P1ML1
                                        cycleAnchorDateOfFee 2026-02-01
                                        purchaseDate 2026-01-10
                                        """),
                                happened(creditEvent("2026-03-11", "loan1", Performance.DF))))
                .isEqualTo(
                        """
                        2026-01-10 PRD      0.0000 |  1000.0000     0.0000 -
                        2026-02-01 FP      31.0000 |  1000.0000     0.0000 -
                        2026-03-01 FP      31.0000 |  1000.0000     0.0000 -
                        2026-03-11 XD       0.0000 |  1000.0000  1000.0000 2026-03-11
                        2026-03-11 STD   1010.0000 |     0.0000  1000.0000 2026-03-11
                        2026-04-01 FP      31.0000 |     0.0000  1000.0000 2026-03-11
                        """);
    }

    @Test
    void ceg_counts_fees_from_and_to_the_days_that_rest_days_move_them_to() {
        assertThat(
                        exercises(
                                guarantee(
                                        """
                                        contractRole SEL
                                        statusDate 2026-01-03
                                        maturityDate 2026-06-30
                                        notionalPrincipal 1000
                                        feeRate 0.0365
                                        feeBasis N
                                        cycleOfFee P1ML1
                                        cycleAnchorDateOfFee 2026-02-10
                                        calendar MF
                                        businessDayConvention SCF
                                        """),
                                happened(creditEvent("2026-02-20", "loan1", Performance.DF))))
                .as("3 January 2026 is a Saturday: 36 days to 10 February, not 38")
                .startsWith("2026-02-10 FP      -3.6000");

        assertThat(
                        exercises(
                                guarantee(
                                        """
                                        contractRole BUY
                                        maturityDate 2026-04-30
                                        notionalPrincipal 1000
                                        feeRate 31
                                        feeBasis A
                                        cycleOfFee P1ML1
                                        cycleAnchorDateOfFee 2026-03-01
                                        calendar MF
                                        businessDayConvention SCF
                                        purchaseDate 2026-01-10
                                        """),
                                happened(creditEvent("2026-03-11", "loan1", Performance.DF))))
                .as("9 of the 30 days from Monday, 2 March, to 1 April")
                .contains("2026-03-11 STD   1009.3000");
    }

    @Test
    void cec_pays_what_the_goods_bring_at_most_what_is_owed() {
        assertThat(
                        exercises(
                                collateral(
                                        """
                                        contractRole BUY
                                        settlementPeriod P5D
                                        """),
                                new Situation(
                                        observations("GOODS", "2026-03-01 100"),
                                        happened(creditEvent("2026-03-01", "loan1", Performance.DF))
                                                .events(),
                                        Optional.empty())))
                .isEqualTo(
                        """
                        2026-03-01 XD       0.0000 |  1200.0000   300.0000 2026-03-01
                        2026-03-06 STD    300.0000 |     0.0000   300.0000 2026-03-01
                        """);
    }

    @Test
    void cec_of_the_pledger_pays_no_more_than_the_debt() {
        assertThat(
                        exercises(
                                collateral(
                                        """
                                        contractRole SEL
                                        """),
                                new Situation(
                                        observations("GOODS", "2026-03-01 500"),
                                        happened(creditEvent("2026-03-01", "loan1", Performance.DF))
                                                .events(),
                                        Optional.empty())))
                .isEqualTo(
                        """
                        2026-03-01 XD       0.0000 | -1200.0000 -1200.0000 2026-03-01
                        2026-03-01 STD  -1200.0000 |     0.0000 -1200.0000 2026-03-01
                        """);
    }

    @Test
    void cec_not_called_ends_with_the_loan() {
        assertThat(
                        exercises(
                                collateral(
                                        """
                                        contractRole BUY
                                        """),
                                Situation.PLAIN))
                .isEqualTo(
                        """
                        2026-05-10 MD       0.0000 |     0.0000     0.0000 -
                        """);
    }
}
