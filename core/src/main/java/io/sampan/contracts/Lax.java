package io.sampan.contracts;

import java.math.BigDecimal;
import java.util.List;

/**
 * Any plan of principal, interest and rates, given piece by piece: seasonal loans, step-up leases,
 * balloons. ACTUS {@code LAX}.
 *
 * @param redemptions pieces of principal, ascending
 * @param interestPayments dates of interest, each piece until the next begins
 * @param rates pieces of the rate, ascending
 */
public record Lax(
        Deal deal,
        Principal principal,
        Interest interest,
        List<PrincipalPiece> redemptions,
        List<Recurrence> interestPayments,
        List<RatePiece> rates,
        InterestBase base,
        RateReset reset,
        Fees fees,
        Scaling scaling,
        Prepayment prepayment)
        implements Debt {

    /**
     * Principal from an anchor until the next piece.
     *
     * @param amount each time, not negative
     */
    public record PrincipalPiece(Recurrence dates, BigDecimal amount, boolean increase) {}

    /**
     * The rate from an anchor until the next piece.
     *
     * @param rate the rate itself, or what is added to the observed rate if {@code variable}
     */
    public record RatePiece(Recurrence dates, double rate, boolean variable) {}

    public Lax {
        redemptions = List.copyOf(redemptions);
        interestPayments = List.copyOf(interestPayments);
        rates = List.copyOf(rates);
        for (var piece : redemptions) {
            if (piece.amount().signum() < 0) {
                throw new TermRefusedException(
                        "arrayNextPrincipalRedemptionPayment", piece.amount(), "0 or more");
            }
        }
        ascending(
                "arrayCycleAnchorDateOfPrincipalRedemption",
                redemptions.stream().map(PrincipalPiece::dates).toList());
        ascending("arrayCycleAnchorDateOfInterestPayment", interestPayments);
        ascending("arrayCycleAnchorDateOfRateReset", rates.stream().map(RatePiece::dates).toList());
    }

    private static void ascending(String term, List<Recurrence> pieces) {
        for (int i = 0; i < pieces.size(); i++) {
            var anchor = pieces.get(i).anchor();
            if (anchor == null) {
                throw new TermRefusedException(term, "missing", "a date for every piece");
            }
            var before = i == 0 ? null : pieces.get(i - 1).anchor();
            if (before != null && anchor.isBefore(before)) {
                throw new TermRefusedException(term, anchor, "not before " + before);
            }
        }
    }

    @Override
    public ContractType type() {
        return ContractType.LAX;
    }

    @Override
    public Lax withDeal(Deal other) {
        return new Lax(
                other,
                principal,
                interest,
                redemptions,
                interestPayments,
                rates,
                base,
                reset,
                fees,
                scaling,
                prepayment);
    }

    @Override
    public Lax withReset(RateReset other) {
        return new Lax(
                deal,
                principal,
                interest,
                redemptions,
                interestPayments,
                rates,
                base,
                other,
                fees,
                scaling,
                prepayment);
    }
}
