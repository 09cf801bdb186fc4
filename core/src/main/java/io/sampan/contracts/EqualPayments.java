package io.sampan.contracts;

import org.jspecify.annotations.Nullable;

/** The equal payment of an annuity, solved over the payments that are left. */
final class EqualPayments {
    /** Every reset solves the payment anew; more work than this is refused. */
    private static final long SOLVING_STEPS_MAX = 20_000_000;

    private final DebtSchedule schedule;
    private final DayCounter counter;
    private final Counting counting;
    private @Nullable Annuity annuity;
    private long solvingSteps;

    EqualPayments(DebtSchedule schedule, DayCounter counter, Counting counting) {
        this.schedule = schedule;
        this.counter = counter;
        this.counting = counting;
    }

    /**
     * The payment for what is owed at a time.
     *
     * @param owed principal, not signed
     * @param accrued interest accrued so far, not signed
     * @param thatDayToo whether a payment at that very time counts as the first one
     */
    double solved(double owed, double accrued, double rate, long time, boolean thatDayToo) {
        var solved = annuity;
        if (solved == null) {
            solved = Annuity.over(schedule.payments, counter);
            annuity = solved;
        }
        int first = solved.firstAfter(thatDayToo ? time - 1 : time);
        if (first == solved.payments()) {
            return owed + accrued;
        }
        solvingSteps += solved.payments() - first;
        if (solvingSteps > SOLVING_STEPS_MAX) {
            throw new TermRefusedException(
                    "cycleOfRateReset", "too short", "fewer resets for so many payments");
        }
        long from = counter.position(Times.countingDay(time));
        return counting.isMoney()
                ? solved.wholePayment(owed, accrued, rate, first, from, counting.rounding())
                : solved.payment(owed, accrued, rate, first, from);
    }
}
