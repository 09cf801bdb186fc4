package io.sampan.contracts;

import io.sampan.calendar.BusinessCalendar;
import io.sampan.calendar.DayCount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Terms from a table of names and values, by the identifiers of the ACTUS dictionary, with the
 * defaults of the standard and no others.
 */
public final class TermsReader {
    private final Fields fields;

    private TermsReader(Fields fields) {
        this.fields = fields;
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
            case SWAPS -> new Swaps(deal(), leg("FIL"), leg("SEL"), cash());
            case CAPFL ->
                    new Capfl(
                            deal(),
                            leg("UDL"),
                            fields.number("lifeCap", Double.POSITIVE_INFINITY),
                            fields.number("lifeFloor", Double.NEGATIVE_INFINITY));
            case OPTNS -> option();
            case FUTUR ->
                    new Futur(
                            deal(),
                            underlyingObject(),
                            fields.requiredDecimal("futuresPrice"),
                            exercise());
            case CEG ->
                    new Ceg(
                            deal(),
                            cover(),
                            fields.decimal("notionalPrincipal"),
                            fields.has("dayCountConvention") ? count() : DayCount.ACT_365,
                            fees(),
                            exercise());
            case CEC -> new Cec(deal(), cover(), pledges(), exercise());
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
        return new Lax(
                deal(),
                principal(),
                interest(),
                principalPieces(),
                pieces("arrayCycleAnchorDateOfInterestPayment", "arrayCycleOfInterestPayment"),
                ratePieces(),
                base(),
                reset(),
                fees(),
                scaling(),
                prepayment());
    }

    private List<Lax.PrincipalPiece> principalPieces() {
        var dates =
                pieces(
                        "arrayCycleAnchorDateOfPrincipalRedemption",
                        "arrayCycleOfPrincipalRedemption");
        var amounts = sameLength("arrayNextPrincipalRedemptionPayment", dates);
        var directions = sameLength("arrayIncreaseDecrease", dates);
        var pieces = new ArrayList<Lax.PrincipalPiece>();
        for (int i = 0; i < dates.size(); i++) {
            boolean increase =
                    switch (directions.get(i)) {
                        case "INC" -> true;
                        case "DEC" -> false;
                        default ->
                                throw new TermRefusedException(
                                        "arrayIncreaseDecrease", directions.get(i), "INC or DEC");
                    };
            pieces.add(
                    new Lax.PrincipalPiece(
                            dates.get(i),
                            Fields.decimal("arrayNextPrincipalRedemptionPayment", amounts.get(i)),
                            increase));
        }
        return pieces;
    }

    private List<Lax.RatePiece> ratePieces() {
        var dates = pieces("arrayCycleAnchorDateOfRateReset", "arrayCycleOfRateReset");
        var rates = sameLength("arrayRate", dates);
        var kinds = sameLength("arrayFixedVariable", dates);
        var pieces = new ArrayList<Lax.RatePiece>();
        for (int i = 0; i < dates.size(); i++) {
            boolean variable =
                    switch (kinds.get(i)) {
                        case "VAR", "V" -> true;
                        case "FIX", "F" -> false;
                        default ->
                                throw new TermRefusedException(
                                        "arrayFixedVariable", kinds.get(i), "F or V");
                    };
            double rate = Fields.decimal("arrayRate", rates.get(i)).doubleValue();
            pieces.add(new Lax.RatePiece(dates.get(i), rate, variable));
        }
        return pieces;
    }

    private List<Recurrence> pieces(String anchorTerm, String cycleTerm) {
        var anchors = fields.texts(anchorTerm);
        var cycles = fields.texts(cycleTerm);
        if (!cycles.isEmpty() && cycles.size() != anchors.size()) {
            throw new TermRefusedException(
                    cycleTerm, cycles, anchors.size() + " elements as in " + anchorTerm);
        }
        var pieces = new ArrayList<Recurrence>();
        for (int i = 0; i < anchors.size(); i++) {
            pieces.add(
                    new Recurrence(
                            Fields.time(anchorTerm, anchors.get(i)),
                            cycles.isEmpty() ? null : Fields.cycle(cycleTerm, cycles.get(i))));
        }
        return pieces;
    }

    private List<String> sameLength(String term, List<?> as) {
        var texts = fields.texts(term);
        if (texts.size() != as.size()) {
            throw new TermRefusedException(term, texts, as.size() + " elements");
        }
        return texts;
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
                underlyingObject(),
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

    /** An underlying contract by its role in the structure; its own status date may be missing. */
    private Debt leg(String role) {
        for (var reference : fields.objects("contractStructure")) {
            if (role.equals(reference.get("referenceRole"))) {
                if (read(inline(reference)) instanceof Debt debt) {
                    return debt;
                }
                throw new TermRefusedException(
                        "contractStructure", role, "a contract that bears interest");
            }
        }
        throw new TermRefusedException(
                "contractStructure", "without " + role, "a contract in the role " + role);
    }

    private static Map<String, ?> inline(Map<String, ?> reference) {
        return Fields.object("contractStructure", reference.get("object"));
    }

    private String underlyingObject() {
        for (var reference : fields.objects("contractStructure")) {
            var code = new Fields(inline(reference)).text("marketObjectCode");
            if (code != null) {
                return code;
            }
        }
        throw new TermRefusedException(
                "contractStructure", "without market object", "an underlying marketObjectCode");
    }

    private Cover cover() {
        var contracts = new ArrayList<Cover.Covered>();
        var ids = new ArrayList<String>();
        for (var reference : fields.objects("contractStructure")) {
            if (!"COVE".equals(reference.get("referenceRole"))) {
                continue;
            }
            var object = new Fields(inline(reference));
            var id = firstText(object, "contractIdentifier", "contractID");
            ids.add(id == null ? "" : id);
            if (object.has("contractType")) {
                var code = firstText(object, "marketObjectCode", "contractID");
                contracts.add(new Cover.Covered(read(inline(reference)), code == null ? "" : code));
            }
        }
        var event = fields.texts("creditEventTypeCovered");
        return new Cover(
                contracts,
                ids,
                fields.decimal("coverageOfCreditEnhancement", BigDecimal.ONE),
                fields.choice("guaranteedExposure", Cover.Exposure.class, Cover.Exposure.NO),
                event.isEmpty()
                        ? Performance.DF
                        : new Fields(Map.of("creditEventTypeCovered", event.getFirst()))
                                .requiredChoice("creditEventTypeCovered", Performance.class));
    }

    private List<Cec.Pledge> pledges() {
        var pledges = new ArrayList<Cec.Pledge>();
        for (var reference : fields.objects("contractStructure")) {
            if ("COVI".equals(reference.get("referenceRole"))) {
                var object = new Fields(inline(reference));
                pledges.add(
                        new Cec.Pledge(
                                object.required("marketObjectCode", "a code of a market object"),
                                object.decimal("quantity", BigDecimal.ONE)));
            }
        }
        return pledges;
    }

    private static @Nullable String firstText(Fields fields, String term, String otherTerm) {
        var text = fields.text(term);
        return text == null ? fields.text(otherTerm) : text;
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
