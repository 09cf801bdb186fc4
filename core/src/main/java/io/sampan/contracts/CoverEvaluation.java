package io.sampan.contracts;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Guarantees and collateral, event by event (ACTUS CEG, CEC). The horizon does not cut them. */
final class CoverEvaluation {
    /** More rows of covered contracts than this are refused. */
    private static final long ROWS_MAX = 5_000_000;

    private final Terms terms;
    private final Cover cover;
    private final Exercise exercise;
    private final @Nullable BigDecimal given;
    private final Sheet sheet;
    private final DayCounter counter;
    private final Accrual fee;
    private final long maturity;
    private final long called;

    private final Deal deal;
    private final IdentityHashMap<Terms, Evaluation> looked = new IdentityHashMap<>();

    private long rowsLookedAt;
    private double notional;
    private double exerciseAmount;
    private long exercised = Evaluation.NEVER;
    private long stateTime;

    CoverEvaluation(Terms terms, Situation situation, Counting counting) {
        this.terms = terms;
        this.deal = terms.deal();
        this.sheet = new Sheet(terms.deal(), situation, counting);
        switch (terms) {
            case Ceg guarantee -> {
                this.cover = guarantee.cover();
                this.exercise = guarantee.exercise();
                this.given = guarantee.notional();
            }
            case Cec collateral -> {
                this.cover = collateral.cover();
                this.exercise = collateral.exercise();
                this.given = null;
            }
            default -> throw new IllegalStateException(terms.type() + " covers nothing");
        }
        this.maturity = maturity();
        this.called = called();
        this.counter = counter();
        this.fee = counting.accrual(counter.partsPerYear());
        this.stateTime = sheet.statusDate;
        if (terms instanceof Ceg guarantee) {
            fee.add(sheet.amount("feeAccrued", guarantee.fees().accrued()));
        }
        schedule();
        notional = sheet.statusDate > maturity ? 0 : covered(sheet.statusDate);
        if (called != Evaluation.NEVER && called <= sheet.statusDate) {
            calledBefore();
        }
    }

    /** A cover called before the status date only settles, with the amount that its terms give. */
    private void calledBefore() {
        exercised = called;
        exerciseAmount = sheet.role * sheet.amount("exerciseAmount", exercise.amount());
        if (exercise.amount().signum() == 0 && sheet.line.start() < sheet.line.end()) {
            throw new TermRefusedException(
                    "exerciseAmount",
                    exercise.amount(),
                    "the amount of the call at %s, before statusDate"
                            .formatted(Times.time(called)));
        }
    }

    private DayCounter counter() {
        var count =
                terms instanceof Ceg guarantee
                        ? guarantee.count()
                        : io.sampan.calendar.DayCount.ACT_365;
        long start = Times.countingDay(sheet.statusDate);
        return DayCounter.of(
                count, terms.deal().dates().calendar(), Times.countingDay(maturity), start, start);
    }

    private long maturity() {
        if (terms instanceof Ceg && exercise.maturity() != null) {
            return Times.seconds(exercise.maturity());
        }
        long latest = Long.MIN_VALUE;
        for (var covered : cover.contracts()) {
            if (covered.terms() instanceof Debt debt) {
                latest = Math.max(latest, Maturity.of(debt, sheet.situation));
            }
        }
        if (latest == Long.MIN_VALUE) {
            throw new TermRefusedException(
                    "maturityDate", "missing", "a date, or covered contracts with a maturity");
        }
        return latest;
    }

    /** The first credit event of a covered contract that calls the cover. */
    private long called() {
        if (exercise.exercised() != null) {
            return Times.seconds(exercise.exercised());
        }
        long first = Evaluation.NEVER;
        for (var event : sheet.situation.events()) {
            boolean covers =
                    event.contractId().isPresent()
                            && cover.contractIds().contains(event.contractId().get());
            if (event.type() == EventType.CE
                    && covers
                    && event.performance().equals(Optional.of(cover.event()))
                    && Times.seconds(event.time()) <= maturity) {
                long time = Times.seconds(event.time());
                first = first == Evaluation.NEVER ? time : Math.min(first, time);
            }
        }
        return first;
    }

    private void schedule() {
        if (terms instanceof Ceg guarantee) {
            var purchased = terms.deal().trade().purchased();
            if (purchased != null) {
                sheet.at(EventType.PRD, Times.seconds(purchased));
            }
            fees(guarantee, purchased);
        }
        if (called == Evaluation.NEVER) {
            sheet.at(EventType.MD, maturity);
        } else {
            sheet.at(EventType.XD, called);
            sheet.settlement(called, exercise.settlement());
        }
        sheet.ready();
    }

    private void fees(Ceg guarantee, @Nullable LocalDateTime purchased) {
        var cycle = guarantee.fees().dates().cycle();
        if (guarantee.fees().rate().signum() == 0 || cycle == null) {
            return;
        }
        var anchor = guarantee.fees().dates().anchor();
        var from = purchased == null ? terms.deal().statusDate() : purchased;
        long end = Sheet.seconds(exercise.exercised(), maturity);
        long[] days =
                Schedules.dates(
                        Times.seconds(anchor == null ? cycle.after(from, 1) : anchor),
                        cycle,
                        end,
                        terms.deal().dates().endOfMonth(),
                        false);
        for (long day : days) {
            sheet.shifted(EventType.FP, day);
        }
    }

    Evaluation evaluate() {
        var line = sheet.line;
        for (int i = line.start(); i < line.end(); i++) {
            double payoff = happens(line.type(i), line.scheduled(i));
            sheet.row(i, payoff, notional, 0, 0);
            sheet.rows.exerciseOfLast(exerciseAmount, exercised);
        }
        return sheet.rows.done();
    }

    private double happens(EventType type, long time) {
        return switch (type) {
            case PRD -> {
                follow(time);
                stateTime = time;
                yield -sheet.role * sheet.purchasePrice();
            }
            case FP -> payFee(time);
            case MD -> {
                notional = 0;
                stateTime = time;
                yield 0;
            }
            case XD -> {
                accrueFee(time);
                follow(time);
                exerciseAmount =
                        terms instanceof Cec collateral ? worth(collateral, time) : notional;
                exercised = time;
                yield 0;
            }
            case STD -> {
                double settled = exerciseAmount + fee.amount();
                notional = 0;
                fee.clear();
                yield settled;
            }
            default -> throw new IllegalStateException(type + " on " + terms.type());
        };
    }

    private double payFee(long time) {
        if (!(terms instanceof Ceg guarantee)) {
            return 0;
        }
        double payoff;
        if (guarantee.fees().absolute()) {
            payoff = sheet.role * sheet.amount("feeRate", guarantee.fees().rate());
        } else {
            accrueFee(time);
            payoff = fee.amount();
        }
        fee.clear();
        stateTime = time;
        follow(time);
        return payoff;
    }

    private void accrueFee(long time) {
        if (terms instanceof Ceg guarantee && guarantee.fees().rate().signum() != 0) {
            var cycle = guarantee.fees().dates().cycle();
            long parts = parts(stateTime, time);
            if (!guarantee.fees().absolute()) {
                fee.add(notional, guarantee.fees().rate().doubleValue(), parts);
            } else if (cycle != null) {
                long next = Times.seconds(cycle.after(Times.time(stateTime), 1));
                double part = (double) parts / parts(stateTime, next);
                double whole = sheet.amount("feeRate", guarantee.fees().rate());
                fee.add(sheet.role * sheet.counting.times(whole, part));
            }
        }
        stateTime = time;
    }

    /** The parts of a year between two scheduled times, counted on the days the terms say. */
    private long parts(long from, long to) {
        return counter.parts(day(from), day(to));
    }

    private long day(long scheduled) {
        return Times.countingDay(deal.dates().calculated(scheduled));
    }

    /**
     * A given sum stays what it is, also once it was paid; otherwise it follows what is covered.
     */
    private void follow(long time) {
        if (given == null) {
            notional = covered(time);
        }
    }

    /** The sum covered at a time, signed by the role. */
    private double covered(long time) {
        double share = cover.share().doubleValue();
        if (given != null) {
            return sheet.role
                    * sheet.counting.times(sheet.amount("notionalPrincipal", given), share);
        }
        double sum = 0;
        for (var covered : cover.contracts()) {
            sum += exposure(covered, time);
        }
        return sheet.role * sheet.counting.times(sum, share);
    }

    private double exposure(Cover.Covered covered, long time) {
        if (cover.exposure() == Cover.Exposure.MV) {
            return sheet.value(covered.marketObject(), time, "marketObjectCode", BigDecimal.ONE);
        }
        boolean withInterest = cover.exposure() == Cover.Exposure.NI;
        var then = Times.time(time);
        if (covered.terms() instanceof Debt debt && !then.isAfter(debt.deal().statusDate())) {
            var start = new DebtEvaluation(debt, sheet.situation, sheet.counting, null);
            return start.notionalAtStart() + (withInterest ? start.accruedAtStart() : 0);
        }
        var states =
                hasEnd(covered.terms())
                        ? looked.computeIfAbsent(covered.terms(), this::lookedAtOnce)
                        : look(covered.terms(), List.of(then));
        int row = lastRow(states, time);
        if (row < 0) {
            return 0;
        }
        return states.notionalCounted(row) + (withInterest ? states.accruedCounted(row) : 0);
    }

    /** A contract without an end ends where one looks, so each look is an evaluation of its own. */
    private static boolean hasEnd(Terms terms) {
        return !(terms instanceof Clm || terms instanceof Ump);
    }

    /** One evaluation for all looks: each is a monitoring event on the way to the last one. */
    private Evaluation lookedAtOnce(Terms terms) {
        var times = new TreeSet<LocalDateTime>();
        for (int i = sheet.line.start(); i < sheet.line.end(); i++) {
            times.add(Times.time(sheet.line.scheduled(i)));
        }
        times.add(deal.statusDate());
        return look(terms, times);
    }

    private Evaluation look(Terms terms, Collection<LocalDateTime> times) {
        var looks = new ArrayList<ObservedEvent>();
        var last = deal.statusDate();
        for (var time : times) {
            looks.add(new ObservedEvent(time, EventType.AD, 0, Optional.empty(), Optional.empty()));
            last = time;
        }
        var until = new Situation(sheet.situation.observed(), looks, Optional.of(last));
        var states = Contracts.evaluate(terms, until, sheet.counting);
        rowsLookedAt += states.size();
        if (rowsLookedAt > ROWS_MAX) {
            throw new TermRefusedException(
                    "cycleOfFee", "too short", "fewer fees on a contract with so many events");
        }
        return states;
    }

    private static int lastRow(Evaluation states, long time) {
        int low = 0;
        int high = states.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (states.seconds(middle) > time) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low - 1;
    }

    /** What the pledged things bring, at most what is owed. */
    private double worth(Cec collateral, long time) {
        double sum = 0;
        for (var pledge : collateral.collateral()) {
            sum += sheet.value(pledge.marketObject(), time, "marketObjectCode", pledge.quantity());
        }
        return sheet.role * Math.min(sum, sheet.role * notional);
    }
}
