package io.sampan.contracts;

import io.sampan.calendar.BusinessCalendar;
import io.sampan.calendar.DayCount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Terms from a table of names and values, by the identifiers of the ACTUS dictionary, with the
 * defaults of the standard and no others.
 */
public final class TermsReader {
    private final Fields fields;
    private final StructureReader structure;

    private TermsReader(Fields fields) {
        this.fields = fields;
        this.structure = new StructureReader(fields);
    }

    /**
     * Reads the terms of one contract.
     *
     * @throws TermRefusedException if a term is missing, unreadable or contradicts another one
     */
    public static Terms read(Map<String, ?> values) {
        return new TermsReader(new Fields(values)).terms();
    }

    private Terms terms() {
        return switch (fields.requiredChoice("contractType", ContractType.class)) {
            case PAM ->
                    new Pam(
                            deal(),
                            principal(),
                            interest(),
                            reset(),
                            fees(),
                            scaling(),
                            prepayment());
            case LAM ->
                    new Lam(
                            deal(),
                            principal(),
                            interest(),
                            redemption(),
                            base(),
                            reset(),
                            fees(),
                            scaling(),
                            prepayment());
            case NAM ->
                    new Nam(
                            deal(),
                            principal(),
                            interest(),
                            redemption(),
                            base(),
                            reset(),
                            fees(),
                            scaling(),
                            prepayment());
            case ANN ->
                    new Ann(
                            deal(),
                            principal(),
                            interest(),
                            redemption(),
                            base(),
                            reset(),
                            fees(),
                            scaling(),
                            prepayment());
            case LAX -> exotic();
            case CLM ->
                    new Clm(
                            deal(),
                            principal(),
                            interest(),
                            reset(),
                            fees(),
                            fields.period("xDayNotice"),
                            fields.decimal("creditLineAmount"));
            case UMP ->
                    new Ump(
                            deal(),
                            principal(),
                            interest(),
                            reset(),
                            fees(),
                            fields.decimal("creditLineAmount"));
            case CSH -> new Csh(deal(), fields.requiredDecimal("notionalPrincipal"));
            case STK -> stock();
            case COM -> new Com(deal(), quantity(), fields.text("marketObjectCode"));
            case FXOUT -> exchange();
            case SWPPV ->
                    new Swppv(
                            deal(),
                            principal(),
                            interest(),
                            fields.requiredDecimal("nominalInterestRate2"),
                            reset(),
                            cash());
            case SWAPS -> new Swaps(deal(), structure.leg("FIL"), structure.leg("SEL"), cash());
            case CAPFL ->
                    new Capfl(
                            deal(),
                            structure.leg("UDL"),
                            fields.number("lifeCap", Double.POSITIVE_INFINITY),
                            fields.number("lifeFloor", Double.NEGATIVE_INFINITY));
            case OPTNS -> option();
            case FUTUR ->
                    new Futur(
                            deal(),
                            structure.underlyingObject(),
                            fields.requiredDecimal("futuresPrice"),
                            exercise());
            case CEG ->
                    new Ceg(
                            deal(),
                            structure.cover(),
                            fields.decimal("notionalPrincipal"),
                            fields.has("dayCountConvention") ? count() : DayCount.ACT_365,
                            fees(),
                            exercise());
            case CEC -> new Cec(deal(), structure.cover(), structure.pledges(), exercise());
        };
    }

    private Deal deal() {
        var id = fields.text("contractID");
        return new Deal(
                id == null ? "" : id,
                fields.choice("contractRole", ContractRole.class, ContractRole.RPA),
                fields.required("currency", "an ISO 4217 code such as CNY"),
                fields.text("settlementCurrency"),
                fields.requiredTime("statusDate"),
                new DateRules(
                        calendar(),
                        fields.choice("businessDayConvention", Shift.class, Shift.NOS),
                        endOfMonth()),
                new Trade(
                        fields.time("purchaseDate"),
                        zero("priceAtPurchaseDate"),
                        fields.time("terminationDate"),
                        zero("priceAtTerminationDate")));
    }

    private BusinessCalendar calendar() {
        var code = fields.text("calendar");
        return switch (code == null ? "NC" : code) {
            case "NC", "NOCALENDAR" -> BusinessCalendar.NONE;
            case "MF" -> BusinessCalendar.MONDAY_TO_FRIDAY;
            default -> throw new TermRefusedException("calendar", code, "NC or MF");
        };
    }

    private boolean endOfMonth() {
        return oneOf("endOfMonthConvention", "SD", "EOM").equals("EOM");
    }

    private Principal principal() {
        return new Principal(
                fields.requiredDecimal("notionalPrincipal"),
                fields.requiredTime("initialExchangeDate"),
                zero("premiumDiscountAtIED"),
                fields.time("maturityDate"));
    }

    private Interest interest() {
        return new Interest(
                count(),
                zero("nominalInterestRate"),
                zero("accruedInterest"),
                fields.recurrence("cycleAnchorDateOfInterestPayment", "cycleOfInterestPayment"),
                fields.time("capitalizationEndDate"),
                oneOf("cyclePointOfInterestPayment", "E", "B").equals("B"));
    }

    private DayCount count() {
        var code = fields.required("dayCountConvention", "a day count such as A365");
        return switch (code) {
            case "A360" -> DayCount.ACT_360;
            case "A365" -> DayCount.ACT_365;
            case "A336" -> DayCount.ACT_336;
            case "AA" -> DayCount.ACT_ACT_ISDA;
            case "30E360" -> DayCount.THIRTY_E_360;
            case "30E360ISDA" -> DayCount.THIRTY_E_360_ISDA;
            case "28E336" -> DayCount.TWENTY_EIGHT_336;
            case "B252" -> DayCount.BUS_252;
            case "M30360" -> DayCount.MONTHS_30_360;
            default ->
                    throw new TermRefusedException(
                            "dayCountConvention",
                            code,
                            "A360, A365, A336, AA, 30E360, 30E360ISDA, 28E336, B252 or M30360");
        };
    }

    private RateReset reset() {
        return new RateReset(
                fields.recurrence("cycleAnchorDateOfRateReset", "cycleOfRateReset"),
                fields.text("marketObjectCodeOfRateReset"),
                fields.number("rateMultiplier", 1),
                fields.number("rateSpread", 0),
                fields.number("lifeCap", Double.POSITIVE_INFINITY),
                fields.number("lifeFloor", Double.NEGATIVE_INFINITY),
                fields.number("periodCap", Double.POSITIVE_INFINITY),
                fields.number("periodFloor", Double.NEGATIVE_INFINITY),
                fields.decimal("nextResetRate"));
    }

    private Fees fees() {
        return new Fees(
                zero("feeRate"),
                oneOf("feeBasis", "N", "A").equals("A"),
                fields.recurrence("cycleAnchorDateOfFee", "cycleOfFee"),
                zero("feeAccrued"));
    }

    private Scaling scaling() {
        // The test files spell the effect with letters O, the dictionary with zeros.
        var text = fields.text("scalingEffect");
        var effect = text == null ? "000" : text.replace('O', '0');
        if (!effect.matches("[I0][N0][M0]")) {
            throw new TermRefusedException("scalingEffect", text, "OOO, IOO, ONO or INO");
        }
        return new Scaling(
                effect.charAt(0) == 'I',
                effect.charAt(1) == 'N',
                fields.text("marketObjectCodeOfScalingIndex"),
                fields.number("scalingIndexAtContractDealDate", 1),
                fields.recurrence("cycleAnchorDateOfScalingIndex", "cycleOfScalingIndex"),
                fields.number("notionalScalingMultiplier", 1),
                fields.number("interestScalingMultiplier", 1));
    }

    private Prepayment prepayment() {
        var effect = oneOf("prepaymentEffect", "N", "A", "M");
        var dates =
                effect.equals("N")
                        ? Recurrence.NONE
                        : fields.recurrence("cycleAnchorDateOfOptionality", "cycleOfOptionality");
        return new Prepayment(
                effect.equals("A")
                        ? Prepayment.Effect.SMALLER_PAYMENTS
                        : Prepayment.Effect.SHORTER_TERM,
                dates,
                fields.text("objectCodeOfPrepaymentModel"),
                switch (oneOf("penaltyType", "O", "A", "N", "I")) {
                    case "A" -> Prepayment.Penalty.AMOUNT;
                    case "N" -> Prepayment.Penalty.RATE;
                    case "I" -> Prepayment.Penalty.INTEREST_DIFFERENCE;
                    default -> Prepayment.Penalty.NONE;
                },
                zero("penaltyRate"));
    }

    private Redemption redemption() {
        return new Redemption(
                fields.recurrence(
                        "cycleAnchorDateOfPrincipalRedemption", "cycleOfPrincipalRedemption"),
                fields.decimal("nextPrincipalRedemptionPayment"),
                fields.time("amortizationDate"),
                true);
    }

    private InterestBase base() {
        var kind =
                switch (oneOf("interestCalculationBase", "NT", "NTIED", "NTL")) {
                    case "NTIED" -> InterestBase.Kind.INITIAL;
                    case "NTL" -> InterestBase.Kind.LAGGED;
                    default -> InterestBase.Kind.NOTIONAL;
                };
        return new InterestBase(
                kind,
                zero("interestCalculationBaseAmount"),
                fields.recurrence(
                        "cycleAnchorDateOfInterestCalculationBase",
                        "cycleOfInterestCalculationBase"));
    }

    private Lax exotic() {
        var plan = new PlanReader(fields);
        return new Lax(
                deal(),
                principal(),
                interest(),
                plan.principal(),
                plan.interest(),
                plan.rates(),
                base(),
                reset(),
                fees(),
                scaling(),
                prepayment());
    }

    private Stk stock() {
        var code = fields.text("marketObjectCodeOfDividends");
        boolean longName = fields.has("cycleAnchorDateOfDividendPayment");
        return new Stk(
                deal(),
                quantity(),
                fields.recurrence(
                        longName ? "cycleAnchorDateOfDividendPayment" : "cycleAnchorDateOfDividend",
                        fields.has("cycleOfDividendPayment")
                                ? "cycleOfDividendPayment"
                                : "cycleOfDividend"),
                code == null ? fields.text("marketObjectCodeOfDividend") : code,
                fields.decimal("nextDividendPaymentAmount"));
    }

    private Fxout exchange() {
        return new Fxout(
                deal(),
                fields.requiredDecimal("notionalPrincipal"),
                fields.required("currency2", "an ISO 4217 code such as EUR"),
                fields.requiredDecimal("notionalPrincipal2"),
                fields.requiredTime("maturityDate"),
                cash(),
                fields.period("settlementPeriod"));
    }

    private Optns option() {
        var kind = fields.requiredChoice("optionType", Optns.Kind.class);
        return new Optns(
                deal(),
                structure.underlyingObject(),
                kind,
                fields.requiredDecimal("optionStrike1"),
                kind == Optns.Kind.CP
                        ? fields.requiredDecimal("optionStrike2")
                        : zero("optionStrike2"),
                switch (oneOf("optionExerciseType", "E", "B", "A")) {
                    case "B" -> Optns.Style.BERMUDAN;
                    case "A" -> Optns.Style.AMERICAN;
                    default -> Optns.Style.EUROPEAN;
                },
                fields.recurrence("cycleAnchorDateOfOptionality", "cycleOfOptionality"),
                exercise());
    }

    private Exercise exercise() {
        return new Exercise(
                fields.time("maturityDate"),
                fields.time("exerciseDate"),
                zero("exerciseAmount"),
                fields.period("settlementPeriod"));
    }

    private BigDecimal quantity() {
        var quantity = fields.decimal("quantity", BigDecimal.ONE);
        if (quantity.signum() < 0) {
            throw new TermRefusedException("quantity", quantity, "0 or more");
        }
        return quantity;
    }

    private boolean cash() {
        return oneOf("deliverySettlement", "D", "S").equals("S");
    }

    private BigDecimal zero(String term) {
        return fields.decimal(term, BigDecimal.ZERO);
    }

    /** One of some codes; the first is the default. */
    private String oneOf(String term, String... codes) {
        var text = fields.text(term);
        if (text == null) {
            return codes[0];
        }
        if (!List.of(codes).contains(text)) {
            throw new TermRefusedException(term, text, "one of " + List.of(codes));
        }
        return text;
    }
}
