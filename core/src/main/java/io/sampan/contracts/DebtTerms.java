package io.sampan.contracts;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Checks that the terms of several types of debt share. */
final class DebtTerms {
    private DebtTerms() {}

    static void checkAmortising(Principal principal, Redemption redemption) {
        if (redemption.dates().cycle() == null) {
            throw new TermRefusedException(
                    "cycleOfPrincipalRedemption", "missing", "a cycle such as P1ML1");
        }
        var payment = redemption.nextPayment();
        if (principal.maturity() == null && (payment == null || payment.signum() == 0)) {
            throw new TermRefusedException(
                    "maturityDate",
                    "missing",
                    "a date, or a nextPrincipalRedemptionPayment from which it follows");
        }
        var anchor = redemption.dates().anchor();
        var maturity = principal.maturity();
        if (anchor != null && maturity != null && anchor.isAfter(maturity)) {
            throw new TermRefusedException(
                    "cycleAnchorDateOfPrincipalRedemption",
                    anchor,
                    "not after maturityDate " + maturity);
        }
    }

    static void checkPaidWithInterest(
            @Nullable LocalDateTime end, Interest interest, Redemption redemption) {
        if (redemption.dates().cycle() == null) {
            throw new TermRefusedException(
                    "cycleOfPrincipalRedemption", "missing", "a cycle such as P1ML1");
        }
        checkInArrears(interest, "the payments of this type hold interest in arrears");
        var payment = redemption.nextPayment();
        if (end == null && (payment == null || payment.signum() == 0)) {
            throw new TermRefusedException(
                    "maturityDate",
                    "missing",
                    "a date, or a nextPrincipalRedemptionPayment from which it follows");
        }
    }

    static void checkInArrears(Interest interest, String why) {
        if (interest.inAdvance()) {
            throw new TermRefusedException("cyclePointOfInterestPayment", "B", "E: " + why);
        }
    }
}
