package io.sampan.contracts;

import io.sampan.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a contract is worth and has earned, from its flows or from its state. */
public final class Valuation {
    private static final double DAYS_PER_YEAR = 365.0;

    /**
     * A period of income by the effective rate (CAS 22, IFRS 9: amortised cost).
     *
     * @param opening amortised cost at {@code from}
     * @param income interest income of the period
     * @param received money received at {@code to}, negative if paid
     * @param closing opening + income - received
     */
    public record Period(
            LocalDate from,
            LocalDate to,
            Money opening,
            Money income,
            Money received,
            Money closing) {}

    private Valuation() {}

    /** The payments of an evaluation that counted in money, without rows that pay nothing. */
    public static List<Flow> flows(Evaluation evaluation) {
        var flows = new ArrayList<Flow>();
        for (int i = 0; i < evaluation.size(); i++) {
            var payoff = evaluation.payoffMoney(i);
            if (!payoff.isZero()) {
                flows.add(new Flow(evaluation.date(i), payoff));
            }
        }
        return List.copyOf(flows);
    }

    /**
     * Value on a day of the flows after it, discounted at a compound yearly rate, days / 365; in
     * minor units, unrounded.
     *
     * @param yearlyRate more than -1; 0.05 is 5 %
     */
    public static double presentValue(List<Flow> flows, double yearlyRate, LocalDate on) {
        double sum = 0;
        for (var flow : flows) {
            if (flow.date().isAfter(on)) {
                sum += flow.amount().minor() * discount(yearlyRate, on, flow.date());
            }
        }
        return sum;
    }

    /**
     * Macaulay duration in years: the mean time of the flows after a day, weighted by their value.
     *
     * @throws IllegalArgumentException if the flows after that day are worth nothing
     */
    public static double duration(List<Flow> flows, double yearlyRate, LocalDate on) {
        double value = presentValue(flows, yearlyRate, on);
        if (value == 0) {
            throw new IllegalArgumentException("no flows of value after " + on);
        }
        double weighted = 0;
        for (var flow : flows) {
            if (flow.date().isAfter(on)) {
                weighted +=
                        years(on, flow.date())
                                * flow.amount().minor()
                                * discount(yearlyRate, on, flow.date());
            }
        }
        return weighted / value;
    }

    /** Relative fall of the value when the rate rises: duration / (1 + rate). */
    public static double modifiedDuration(List<Flow> flows, double yearlyRate, LocalDate on) {
        return duration(flows, yearlyRate, on) / (1 + yearlyRate);
    }

    /**
     * Income by the effective rate from the first flow (the money paid out, fees deducted) to the
     * last. The income of the last period takes what rounding left: the cost ends at zero and the
     * incomes sum to what was received beyond what was paid.
     *
     * @param flows seen by the holder, ascending: first negative, then received
     */
    public static List<Period> amortisedCost(List<Flow> flows, RoundingMode rounding) {
        double rate = Yields.effectiveYearlyRateUnrounded(flows);
        var periods = new ArrayList<Period>();
        var cost = flows.getFirst().amount().negated();
        for (int i = 1; i < flows.size(); i++) {
            var from = flows.get(i - 1).date();
            var to = flows.get(i).date();
            if (to.isBefore(from)) {
                throw new IllegalArgumentException(
                        "flow on %s after one on %s: expected ascending dates".formatted(to, from));
            }
            var received = flows.get(i).amount();
            var growth = BigDecimal.valueOf(Math.expm1(years(from, to) * Math.log1p(rate)));
            boolean last = i == flows.size() - 1;
            var income = last ? received.minus(cost) : cost.times(growth, rounding);
            var closing = cost.plus(income).minus(received);
            periods.add(new Period(from, to, cost, income, received, closing));
            cost = closing;
        }
        return List.copyOf(periods);
    }

    /**
     * Interest accrued at the end of a day's payments, signed, in units of the currency: the state
     * after the last event plus the interest since, without walking the events.
     *
     * @param evaluation of these terms, unrounded
     */
    public static double accruedInterest(Debt terms, Evaluation evaluation, LocalDate on) {
        int row = lastRow(evaluation, on);
        boolean onNotional = terms.base().kind() == InterestBase.Kind.NOTIONAL;
        if (row < 0 || !onNotional || terms.interest().inAdvance()) {
            return observed(terms, on);
        }
        long start = terms.principal().initialExchange().toLocalDate().toEpochDay();
        var anchor = terms.interest().payment().anchor();
        var maturity = terms.principal().maturity();
        var counter =
                DayCounter.of(
                        terms.interest().count(),
                        terms.deal().dates().calendar(),
                        maturity == null ? Long.MAX_VALUE : maturity.toLocalDate().toEpochDay(),
                        start,
                        anchor == null ? start : anchor.toLocalDate().toEpochDay());
        double fraction = counter.yearFraction(evaluation.date(row).toEpochDay(), on.toEpochDay());
        return evaluation.accrued(row) + fraction * evaluation.rate(row) * evaluation.notional(row);
    }

    /** By a monitoring event: the state holds no base of interest of its own. */
    private static double observed(Debt terms, LocalDate on) {
        if (!on.atStartOfDay().isAfter(terms.deal().statusDate())) {
            return new DebtEvaluation(terms, Situation.PLAIN, Counting.unrounded(), null)
                    .accruedAtStart();
        }
        var look =
                new ObservedEvent(
                        on.atStartOfDay(), EventType.AD, 0, Optional.empty(), Optional.empty());
        var until = new Situation(Observations.NONE, List.of(look), Optional.of(on.atStartOfDay()));
        var states = Contracts.evaluate(terms, until, Counting.unrounded());
        return states.size() == 0 ? 0 : states.accrued(states.size() - 1);
    }

    private static int lastRow(Evaluation evaluation, LocalDate on) {
        int low = 0;
        int high = evaluation.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (evaluation.date(middle).isAfter(on)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low - 1;
    }

    private static double discount(double yearlyRate, LocalDate on, LocalDate date) {
        return Math.exp(-years(on, date) * Math.log1p(yearlyRate));
    }

    private static double years(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) / DAYS_PER_YEAR;
    }
}
