package io.sampan.contracts;

import java.util.ArrayList;
import java.util.List;

/** The arrays of a plan given piece by piece (ACTUS LAX), element by element. */
final class PlanReader {
    private final Fields fields;

    PlanReader(Fields fields) {
        this.fields = fields;
    }

    List<Recurrence> interest() {
        return pieces("arrayCycleAnchorDateOfInterestPayment", "arrayCycleOfInterestPayment");
    }

    List<Lax.PrincipalPiece> principal() {
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

    List<Lax.RatePiece> rates() {
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
}
