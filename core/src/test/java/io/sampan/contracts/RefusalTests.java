package io.sampan.contracts;

import static io.sampan.contracts.ContractFixture.aLoan;
import static io.sampan.contracts.ContractFixture.anAmortisingLoan;
import static io.sampan.contracts.ContractFixture.event;
import static io.sampan.contracts.ContractFixture.happened;
import static io.sampan.contracts.ContractFixture.map;
import static io.sampan.contracts.ContractFixture.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Terms that cannot be are refused with the name of the term, its value and what was expected. */
class RefusalTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    PAM | maturityDate 2026-01-09 | maturityDate 2026-01-09T00:00: expected not before initialExchangeDate 2026-01-10T00:00
                    PAM | maturityDate 2026-13-09 | maturityDate 2026-13-09: expected a date such as 2026-01-31T00:00:00
                    PAM | maturityDate 2201-01-09 | maturityDate 2201-01-09: expected a year from 1900 to 2200
                    PAM | maturityDate 1899-12-31 | maturityDate 1899-12-31: expected a year from 1900 to 2200
                    PAM | notionalPrincipal many | notionalPrincipal many: expected a number
                    PAM | notionalPrincipal -1 | notionalPrincipal -1: expected 0 or more
                    PAM | notionalPrincipal 1e31 | notionalPrincipal 1e31: expected a number below 10^30
                    PAM | nominalInterestRate 101 | nominalInterestRate 101: expected between -100 and 100
                    PAM | cycleOfInterestPayment P0D | cycleOfInterestPayment P0D: expected a period longer than zero
                    PAM | cycleOfInterestPayment 2FriL1 | cycleOfInterestPayment 2FriL1: expected a cycle such as P1ML1
                    PAM | cycleOfInterestPayment P9999Y | cycleOfInterestPayment P9999Y: expected a cycle such as P1ML1
                    PAM | contractRole BOSS | contractRole BOSS: expected one of [RPA, RPL, LG, ST, BUY, SEL, RFL, PFL, RF, PF, COL, CNO, GUA, OBL, UDL, UDLP, UDLM]
                    PAM | calendar CN | calendar CN: expected NC or MF
                    PAM | endOfMonthConvention LAST | endOfMonthConvention LAST: expected one of [SD, EOM]
                    PAM | dayCountConvention ACT | dayCountConvention ACT: expected A360, A365, A336, AA, 30E360, 30E360ISDA, 28E336, B252 or M30360
                    PAM | scalingEffect XYZ | scalingEffect XYZ: expected OOO, IOO, ONO or INO
                    PAM | lifeFloor 2 | maturityDate missing: expected a date
                    CLM | xDayNotice 5 | xDayNotice 5: expected a period such as P3D
                    CLM | xDayNotice P101Y | xDayNotice P101Y: expected a period of 0 to 100 years
                    CLM | xDayNotice P-1D | xDayNotice P-1D: expected a period of 0 to 100 years
                    CLM | cyclePointOfInterestPayment B | cyclePointOfInterestPayment B: expected E: interest of this type is added to the principal
                    UMP | cyclePointOfInterestPayment B | cyclePointOfInterestPayment B: expected E: interest of this type is added to the principal
                    LAX | arrayCycleAnchorDateOfInterestPayment 2026-02-10 | maturityDate missing: expected a date, or redemptions that use up the notional
                    CSH | notionalPrincipal X | notionalPrincipal X: expected a number
                    ABC | notionalPrincipal 1 | contractType ABC: expected one of [PAM, LAM, NAM, ANN, LAX, CLM, UMP, CSH, STK, COM, FXOUT, SWPPV, SWAPS, CAPFL, OPTNS, FUTUR, CEG, CEC]
                    """)
    void of_single_terms(String type, String term, String message) {
        assertRefused(aLoan(type, term), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    LAM | maturityDate 2026-02-01 | cycleAnchorDateOfPrincipalRedemption 2026-02-10T00:00: expected not after maturityDate 2026-02-01T00:00
                    LAM | nextPrincipalRedemptionPayment 0 | maturityDate missing: expected a date, or a nextPrincipalRedemptionPayment from which it follows
                    LAM | nextPrincipalRedemptionPayment -5 | nextPrincipalRedemptionPayment -5: expected 0 or more
                    LAM | nextPrincipalRedemptionPayment 0.01 | nextPrincipalRedemptionPayment 120000 payments: expected at most 12000 payments
                    NAM | nextPrincipalRedemptionPayment 12 | nextPrincipalRedemptionPayment 12: expected so much more than the interest of a period that 12000 payments are enough, or a maturityDate
                    NAM | maturityDate 2026-05-10 | nextPrincipalRedemptionPayment missing: expected an amount for NAM
                    NAM | cyclePointOfInterestPayment B | cyclePointOfInterestPayment B: expected E: the payments of this type hold interest in arrears
                    ANN | nextPrincipalRedemptionPayment 0 | maturityDate missing: expected a date, or a nextPrincipalRedemptionPayment from which it follows
                    """)
    void of_terms_of_redemption(String type, String term, String message) {
        assertRefused(anAmortisingLoan(type, term), message);
    }

    @Test
    void of_terms_that_contradict_each_other() {
        var md = "maturityDate 2026-05-10\n";
        assertRefused(
                aLoan("PAM", md + "lifeFloor 0.2\nlifeCap 0.1"),
                "lifeFloor 0.2: expected not above lifeCap 0.1");
        assertRefused(
                aLoan("PAM", md + "periodFloor 0.2\nperiodCap 0.1"),
                "periodFloor 0.2: expected not above periodCap 0.1");
        assertRefused(
                aLoan("PAM", md + "purchaseDate 2026-02-01\nterminationDate 2026-01-15"),
                "terminationDate 2026-01-15T00:00: expected not before purchaseDate"
                        + " 2026-02-01T00:00");
        assertRefused(
                aLoan("PAM", md + "scalingEffect IOO\nscalingIndexAtContractDealDate 0"),
                "scalingIndexAtContractDealDate 0.0: expected more than 0");
        assertRefused(
                aLoan(
                        "PAM",
                        md
                                + """
                                cyclePointOfInterestPayment B
                                capitalizationEndDate 2026-03-01
                                """),
                "cyclePointOfInterestPayment B: expected E with a capitalizationEndDate");
        assertRefused(
                map(
                        """
                        contractType FXOUT
                        currency2 CNY
                        notionalPrincipal 1
                        notionalPrincipal2 1
                        maturityDate 2026-02-01
                        """),
                "currency2 CNY: expected another one than currency");
        assertRefused(
                map(
                        """
                        contractType FXOUT
                        currency2 EUR
                        notionalPrincipal 1
                        notionalPrincipal2 1
                        maturityDate 2026-02-01
                        settlementCurrency USD
                        """),
                "settlementCurrency USD: expected none: an exchange names its two currencies");
        assertRefused(map("contractType STK\nquantity -1"), "quantity -1: expected 0 or more");
    }

    @Test
    void of_arrays_that_do_not_fit() {
        var arrays =
                """
                arrayCycleAnchorDateOfPrincipalRedemption [2026-02-10, 2026-04-10]
                arrayNextPrincipalRedemptionPayment [100, 500]
                arrayIncreaseDecrease [INC, DEC]
                """;
        assertRefused(
                aLoan("LAX", arrays + "arrayIncreaseDecrease [INC]"),
                "arrayIncreaseDecrease [INC]: expected 2 elements");
        assertRefused(
                aLoan("LAX", arrays + "arrayIncreaseDecrease [INC, UP]"),
                "arrayIncreaseDecrease UP: expected INC or DEC");
        assertRefused(
                aLoan("LAX", arrays + "arrayCycleOfPrincipalRedemption [P1M]"),
                "arrayCycleOfPrincipalRedemption [P1M]: expected 2 elements as in"
                        + " arrayCycleAnchorDateOfPrincipalRedemption");
        assertRefused(
                aLoan("LAX", arrays + "arrayNextPrincipalRedemptionPayment [-1, 5]"),
                "arrayNextPrincipalRedemptionPayment -1: expected 0 or more");
        assertRefused(
                aLoan(
                        "LAX",
                        arrays
                                + "arrayCycleAnchorDateOfPrincipalRedemption"
                                + " [2026-04-10, 2026-02-10]"),
                "arrayCycleAnchorDateOfPrincipalRedemption 2026-02-10T00:00: expected not before"
                        + " 2026-04-10T00:00");
    }

    @Test
    void of_structures_without_what_they_need() {
        assertRefused(
                map("contractType SWAPS"),
                "contractStructure without FIL: expected a contract in the role FIL");
        assertRefused(
                map("contractType FUTUR\nfuturesPrice 1\nmaturityDate 2026-03-01"),
                "contractStructure without market object: expected an underlying"
                        + " marketObjectCode");
        assertRefused(
                map("contractType CEG"),
                "contractStructure without COVE: expected at least one covered contract");
        assertRefused(
                ContractFixture.withLegs(
                        map("contractType CAPFL\nlifeCap 1"),
                        "UDL",
                        map("contractType CSH\nnotionalPrincipal 1")),
                "contractStructure UDL: expected a contract that bears interest");
        assertRefused(
                ContractFixture.withLegs(
                        map("contractType CAPFL"), "UDL", aLoan("PAM", "maturityDate 2026-05-10")),
                "lifeCap missing: expected lifeCap or lifeFloor");
        assertRefused(
                ContractFixture.withLegs(
                        map("contractType CEC"), "COVE", aLoan("PAM", "maturityDate 2026-05-10")),
                "contractStructure without COVI: expected at least one pledged object");
    }

    @Test
    void of_what_is_missing_when_an_event_needs_it() {
        var md = "maturityDate 2026-05-10\n";
        assertRefused(
                aLoan("PAM", md + "cycleOfRateReset P1M"),
                "marketObjectCodeOfRateReset missing: expected the code of a market object");
        assertRefused(
                aLoan("PAM", md + "cycleOfRateReset P1M\nmarketObjectCodeOfRateReset LPR"),
                "marketObjectCodeOfRateReset LPR: expected an observation at 2026-01-10T00:00");
        assertRefused(
                aLoan("UMP", "currency CNY"),
                "to missing: expected a horizon for a contract" + " without maturity");
        var drawing = until("2026-03-01", happened(event("2026-02-01", EventType.PD, 900)));
        assertThatThrownBy(() -> evaluate(aLoan("UMP", "currency CNY"), drawing))
                .hasMessage(
                        "creditLineAmount missing: expected an amount, since there is a"
                                + " drawing");
        assertThatThrownBy(() -> evaluate(aLoan("UMP", "creditLineAmount 2000"), drawing))
                .hasMessage(
                        "creditLineAmount 2000: expected at least the debt after the drawing,"
                                + " 2100.0");
        assertThat(evaluate(aLoan("UMP", "creditLineAmount 2100"), drawing).size()).isEqualTo(3);
        assertThatThrownBy(() ->
                        evaluate(aLoan("PAM", md), happened(event("2026-02-01", EventType.PR, 1))))
                .hasMessage("eventsObserved PR on PAM: expected this event only on CLM or UMP");
    }

    @Test
    void of_an_exercise_on_a_day_on_which_the_option_cannot_be_used() {
        var early = ContractFixture.early("2026-02-16", 90);
        var bermudan =
                """
                optionType C
                optionStrike1 80
                optionExerciseType B
                cycleAnchorDateOfOptionality 2026-02-15
                cycleOfOptionality P1ML1
                """;

        assertThatThrownBy(() -> evaluate(ContractFixture.option(bermudan), early))
                .hasMessageContaining("XD at 2026-02-16T00:00");
        assertThatThrownBy(() ->
                        evaluate(ContractFixture.option("optionType C\noptionStrike1 80"), early))
                .hasMessageContaining("a time at which the option can be used");
    }

    @Test
    void of_amounts_that_are_no_whole_minor_units_when_money_is_counted() {
        var terms =
                TermsReader.read(
                        aLoan(
                                "PAM",
                                """
                                maturityDate 2026-05-10
                                notionalPrincipal 0.001
                                """));

        assertThatThrownBy(() ->
                        Contracts.evaluate(
                                terms, Situation.PLAIN, Counting.money(RoundingMode.HALF_UP)))
                .hasMessage(
                        "notionalPrincipal 0.001: expected whole minor units of CNY, below"
                                + " 2^52");
    }

    @Test
    void of_schedules_too_long_to_be_a_contract() {
        var daily = aLoan("PAM", "maturityDate 2200-01-01\ncycleOfInterestPayment P1D");

        assertThat(evaluate(daily, Situation.PLAIN).size()).isGreaterThan(60_000);
        var reset =
                anAmortisingLoan(
                        "ANN",
                        """
                        maturityDate 2200-01-01
                        cycleOfPrincipalRedemption P1D
                        cycleOfRateReset P1D
                        marketObjectCodeOfRateReset LPR
                        """);
        assertThatThrownBy(() -> evaluate(reset, Situation.PLAIN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void of_payments_that_would_go_on_for_centuries() {
        var slow =
                anAmortisingLoan(
                        "LAM",
                        "cycleOfPrincipalRedemption P1YL1\nnextPrincipalRedemptionPayment 1");

        assertRefused(
                slow,
                "maturityDate missing: expected a date: it would follow as 3225-02-10T00:00, after the year 2200");
    }

    @Test
    void and_a_file_of_cases_goes_on_after_a_bad_one() {
        var cases = new HashMap<String, Object>();
        cases.put("good", Map.of("terms", aLoan("PAM", "maturityDate 2026-02-10"), "to", ""));
        cases.put("bad", Map.of("terms", aLoan("PAM", "currency CNY")));
        cases.put("worse", "no case at all");

        var answers = TestFile.evaluate(cases);

        assertThat((List<?>) answers.get("good")).hasSize(3);
        assertThat(answers.get("bad"))
                .isEqualTo(
                        Map.of(
                                "error",
                                Map.of(
                                        "message", "maturityDate missing: expected a date",
                                        "term", "maturityDate",
                                        "value", "missing",
                                        "expected", "a date")));
        assertThat(String.valueOf(answers.get("worse"))).contains("expected an object");
    }

    @Test
    void and_events_come_out_in_the_shape_of_the_published_results() {
        var one = Map.of("terms", aLoan("PAM", "maturityDate 2026-02-10"));

        var events = (List<?>) TestFile.evaluate(Map.of("c1", one)).get("c1");

        assertThat(new ArrayList<>(events).getFirst().toString())
                .isEqualTo(
                        "{eventDate=2026-01-10T00:00:00, eventType=IED, payoff=-1200.0,"
                                + " currency=CNY, notionalPrincipal=1200.0,"
                                + " nominalInterestRate=0.12, accruedInterest=0.0,"
                                + " exerciseAmount=0.0}");
    }

    private static Evaluation evaluate(Map<String, Object> terms, Situation situation) {
        return Contracts.evaluate(TermsReader.read(terms), situation, Counting.unrounded());
    }

    private static void assertRefused(Map<String, Object> terms, String message) {
        assertThatThrownBy(() -> evaluate(terms, Situation.PLAIN))
                .isInstanceOf(TermRefusedException.class)
                .hasMessage(message);
    }
}
