package io.sampan.contracts;

import static io.sampan.contracts.ContractFixture.aLoan;
import static io.sampan.contracts.ContractFixture.anAmortisingLoan;
import static io.sampan.contracts.ContractFixture.collateral;
import static io.sampan.contracts.ContractFixture.future;
import static io.sampan.contracts.ContractFixture.guarantee;
import static io.sampan.contracts.ContractFixture.map;
import static io.sampan.contracts.ContractFixture.option;
import static io.sampan.contracts.ContractFixture.withLegs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits of terms belong to what is allowed; every type says its name and takes other deals. */
class TermLimitsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    PAM | notionalPrincipal 0
                    PAM | nominalInterestRate 100
                    PAM | nominalInterestRate -100
                    PAM | maturityDate 2026-01-10
                    PAM | statusDate 1900-01-01
                    PAM | maturityDate 2200-12-31
                    PAM | lifeCap 0.05;lifeFloor 0.05
                    PAM | periodCap 0.01;periodFloor 0.01
                    PAM | purchaseDate 2026-02-01;terminationDate 2026-02-01
                    PAM | scalingEffect OOO;scalingIndexAtContractDealDate 0
                    PAM | feeRate 1e29
                    LAM | nextPrincipalRedemptionPayment 0
                    LAM | cycleAnchorDateOfPrincipalRedemption 2026-05-10
                    ANN | nextPrincipalRedemptionPayment 0
                    """)
    void of_a_loan_are_included(String type, String terms) {
        var with = anAmortisingLoan(type, "maturityDate 2026-05-10\n" + terms.replace(';', '\n'));

        assertThat(TermsReader.read(with).type().name()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    notionalPrincipal | -0.01
                    nominalInterestRate | 100.01
                    nominalInterestRate | -100.01
                    maturityDate | 2201-01-01
                    statusDate | 1899-12-31
                    feeRate | 1e31
                    feeRate | 1e-61
                    nominalInterestRate | NaN
                    nominalInterestRate | Infinity
                    nominalInterestRate | 1e999999999
                    maturityDate | 2026-02-30
                    maturityDate | +999999999-12-31
                    """)
    void and_what_lies_beyond_is_refused_by_its_name(String term, String value) {
        var terms = aLoan("PAM", "maturityDate 2026-05-10\n" + term + " " + value);

        assertThatThrownBy(() -> TermsReader.read(terms))
                .isInstanceOfSatisfying(
                        TermRefusedException.class,
                        e -> {
                            assertThat(e.term()).isEqualTo(term);
                            assertThat(e.expected()).isNotBlank();
                        });
    }

    @Test
    void a_share_and_a_quantity_may_be_zero() {
        assertThat(TermsReader.read(guarantee("coverageOfCreditEnhancement 0"))).isNotNull();
        assertThat(TermsReader.read(map("contractType COM\nquantity 0"))).isNotNull();
    }

    @Test
    void a_plan_may_have_a_thousand_pieces() {
        var plan =
                aLoan(
                        "LAX",
                        "maturityDate 2027-01-10\narrayIncreaseDecrease DEC\narrayNextPrincipalRedemptionPayment 0");
        for (var name :
                List.of(
                        "arrayCycleAnchorDateOfPrincipalRedemption",
                        "arrayIncreaseDecrease",
                        "arrayNextPrincipalRedemptionPayment")) {
            var value = name.contains("Anchor") ? "2026-02-10" : name.contains("DEC") ? "" : "0";
            plan.put(
                    name,
                    Collections.nCopies(
                            1000, name.equals("arrayIncreaseDecrease") ? "DEC" : value));
        }
        assertThat(((Lax) TermsReader.read(plan)).redemptions()).hasSize(1000);

        plan.put(
                "arrayCycleAnchorDateOfPrincipalRedemption",
                Collections.nCopies(1001, "2026-02-10"));
        assertThatThrownBy(() -> TermsReader.read(plan)).hasMessageContaining("at most 1000");
    }

    @Test
    void pieces_of_interest_and_of_rates_ascend_too() {
        var plan =
                aLoan(
                        "LAX",
                        """
                        maturityDate 2027-01-10
                        arrayCycleAnchorDateOfInterestPayment [2026-03-10, 2026-02-10]
                        """);
        assertThatThrownBy(() -> TermsReader.read(plan))
                .hasMessageContaining("arrayCycleAnchorDateOfInterestPayment")
                .hasMessageContaining("not before 2026-03-10");
        plan.remove("arrayCycleAnchorDateOfInterestPayment");
        plan.put("arrayCycleAnchorDateOfRateReset", List.of("2026-03-10", "2026-02-10"));
        plan.put("arrayRate", List.of("0.1", "0.1"));
        plan.put("arrayFixedVariable", List.of("F", "F"));
        assertThatThrownBy(() -> TermsReader.read(plan))
                .hasMessageContaining("arrayCycleAnchorDateOfRateReset");
    }

    @Test
    void a_cover_of_a_cover_is_refused() {
        var twice = withLegs(map("contractType CEG"), "COVE", guarantee("maturityDate 2026-05-10"));

        assertThatThrownBy(() -> TermsReader.read(twice))
                .hasMessageContaining("a covered contract that is no cover itself");
    }

    @Test
    void every_type_says_its_name() {
        var terms = new LinkedHashMap<ContractType, Map<String, ?>>();
        for (var type :
                List.of(ContractType.PAM, ContractType.LAM, ContractType.NAM, ContractType.ANN)) {
            terms.put(type, debt(type.name()));
        }
        for (var type : List.of(ContractType.LAX, ContractType.CLM, ContractType.UMP)) {
            terms.put(type, debt(type.name()));
        }
        terms.put(ContractType.CSH, map("contractType CSH\nnotionalPrincipal 1"));
        terms.put(ContractType.STK, map("contractType STK"));
        terms.put(ContractType.COM, map("contractType COM"));
        terms.put(
                ContractType.FXOUT,
                map(
                        "contractType FXOUT\nnotionalPrincipal 1\ncurrency2 USD\nnotionalPrincipal2 1\nmaturityDate 2026-05-10"));
        terms.put(
                ContractType.SWPPV,
                aLoan("SWPPV", "maturityDate 2026-05-10\nnominalInterestRate2 0.1"));
        terms.put(
                ContractType.SWAPS,
                withLegs(map("contractType SWAPS"), "FIL", debt("PAM"), "SEL", debt("ANN")));
        terms.put(
                ContractType.CAPFL,
                withLegs(map("contractType CAPFL\nlifeCap 0.1"), "UDL", debt("PAM")));
        terms.put(ContractType.OPTNS, option("optionType C\noptionStrike1 1"));
        terms.put(ContractType.FUTUR, future("futuresPrice 1"));
        terms.put(ContractType.CEG, guarantee("coverageOfCreditEnhancement 1"));
        terms.put(ContractType.CEC, collateral("coverageOfCreditEnhancement 1"));

        assertThat(terms.keySet()).containsExactlyInAnyOrder(ContractType.values());
        terms.forEach((type, one) -> assertThat(TermsReader.read(one).type()).isEqualTo(type));
    }

    @ParameterizedTest
    @CsvSource({"PAM", "LAM", "NAM", "ANN", "LAX", "CLM", "UMP"})
    void a_debt_with_another_deal_or_other_resets_is_the_same_otherwise(String type) {
        var debt = (Debt) TermsReader.read(debt(type));
        var reset = RateReset.NONE.withLifeLimits(0.2, 0.1);

        assertThat(debt.withReset(reset).reset()).isEqualTo(reset);
        assertThat(debt.withReset(reset).withReset(debt.reset())).isEqualTo(debt);
        assertThat(debt.withDeal(debt.deal().withRole(ContractRole.RPL)).deal().role())
                .isEqualTo(ContractRole.RPL);
        assertThat(debt.withDeal(debt.deal().withRole(ContractRole.RPL)).withDeal(debt.deal()))
                .isEqualTo(debt);
    }

    private static Map<String, Object> debt(String type) {
        return anAmortisingLoan(
                type, "maturityDate 2026-05-10\nnextPrincipalRedemptionPayment 400");
    }

    @Test
    void daily_looks_at_a_covered_contract_are_linear() {
        var daily =
                guarantee(
                        """
                        guaranteedExposure NI
                        feeRate 0.01
                        feeBasis N
                        dayCountConvention A365
                        cycleOfFee P1D
                        cycleAnchorDateOfFee 2026-01-11
                        """);

        var rows =
                Contracts.evaluate(
                        TermsReader.read(daily),
                        new Situation(Observations.NONE, List.of(), Optional.empty()),
                        Counting.unrounded());

        assertThat(rows.size()).isEqualTo(120);
        assertThat(rows.notional(0))
                .isEqualTo(1200 + 1200 * 0.12 / 360, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(rows.notional(118))
                .isEqualTo(
                        1200 + 1200 * 0.12 * 29 / 360,
                        org.assertj.core.api.Assertions.within(1e-9));
    }
}
