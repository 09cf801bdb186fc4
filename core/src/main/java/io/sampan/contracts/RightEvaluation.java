package io.sampan.contracts;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Options and futures, event by event (ACTUS OPTNS, FUTUR). The horizon does not cut them. */
final class RightEvaluation {
    private final Terms terms;
    private final Sheet sheet;
    private final Exercise exercise;
    private final long maturity;
    private long exercised;
    private double exerciseAmount;

    RightEvaluation(Terms terms, Situation situation, Counting counting) {
        this.terms = terms;
        this.sheet = new Sheet(terms.deal(), situation, counting);
        this.exercise =
                switch (terms) {
                    case Optns option -> option.exercise();
                    case Futur future -> future.exercise();
                    default -> throw new IllegalStateException(terms.type() + " is no right");
                };
        var end = exercise.maturity();
        if (end == null) {
            throw new TermRefusedException("maturityDate", "missing", "a date");
        }
        this.maturity = Times.seconds(end);
        this.exercised = Sheet.seconds(exercise.exercised(), usedEarly(end));
        this.exerciseAmount = sheet.amount("exerciseAmount", exercise.amount());
        schedule();
    }

    /** An observed exercise before maturity, where the style of the option allows it. */
    private long usedEarly(LocalDateTime end) {
        for (var event : sheet.situation.events()) {
            if (event.type() == EventType.XD
                    && event.contractId()
                            .orElse(terms.deal().contractId())
                            .equals(terms.deal().contractId())) {
                checkStyle(event.time(), end);
                return Times.seconds(event.time());
            }
        }
        return Evaluation.NEVER;
    }

    private void checkStyle(LocalDateTime time, LocalDateTime end) {
        var style = terms instanceof Optns option ? option.style() : Optns.Style.EUROPEAN;
        boolean allowed =
                switch (style) {
                    case EUROPEAN -> time.equals(end);
                    case AMERICAN -> !time.isAfter(end);
                    case BERMUDAN -> isExerciseDay(time, end);
                };
        if (!allowed) {
            throw new TermRefusedException(
                    "eventsObserved", "XD at " + time, "a time at which the option can be used");
        }
    }

    private boolean isExerciseDay(LocalDateTime time, LocalDateTime end) {
        if (!(terms instanceof Optns option) || option.exerciseDays().anchor() == null) {
            return time.equals(end);
        }
        long[] days =
                Schedules.dates(
                        Times.seconds(option.exerciseDays().anchor()),
                        option.exerciseDays().cycle(),
                        Times.seconds(end),
                        terms.deal().dates().endOfMonth(),
                        true);
        for (long day : days) {
            if (day == Times.seconds(time)) {
                return true;
            }
        }
        return false;
    }

    private void schedule() {
        sheet.trade();
        long use = exercised == Evaluation.NEVER ? maturity : exercised;
        if (exercised == Evaluation.NEVER || exercised >= maturity) {
            sheet.at(EventType.MD, maturity);
        }
        sheet.at(EventType.XD, use);
        sheet.settlement(use, exercise.settlement());
        sheet.ready();
        if (exercise.exercised() == null) {
            exercised = Evaluation.NEVER;
        }
    }

    Evaluation evaluate() {
        var line = sheet.line;
        for (int i = line.start(); i < line.end(); i++) {
            double payoff = happens(line.type(i), line.scheduled(i));
            if (line.order(i) >= sheet.purchase()) {
                sheet.row(i, payoff, 0, 0, 0);
                sheet.rows.exerciseOfLast(exerciseAmount, exercised);
            }
        }
        return sheet.rows.done();
    }

    private double happens(EventType type, long time) {
        return switch (type) {
            case PRD -> -sheet.role * sheet.purchasePrice();
            case TD -> sheet.terminationPrice();
            case MD -> {
                // A future that lost is settled too, but nobody chooses to use it: dated at XD.
                if (exercised == Evaluation.NEVER && value(time) > 0) {
                    exercised = time;
                }
                yield 0;
            }
            case XD -> {
                exerciseAmount = value(time);
                if (exerciseAmount != 0) {
                    exercised = time;
                }
                yield 0;
            }
            case STD -> {
                double settled = sheet.role * exerciseAmount;
                exerciseAmount = 0;
                yield settled;
            }
            default -> 0;
        };
    }

    private double value(long time) {
        return switch (terms) {
            case Futur future ->
                    underlying(future.marketObject(), time)
                            - sheet.amount("futuresPrice", future.price());
            case Optns option -> {
                double price = underlying(option.marketObject(), time);
                double call = Math.max(price - sheet.amount("optionStrike1", option.strike1()), 0);
                yield switch (option.kind()) {
                    case C -> call;
                    case P -> Math.max(sheet.amount("optionStrike1", option.strike1()) - price, 0);
                    case CP ->
                            call
                                    + Math.max(
                                            sheet.amount("optionStrike2", option.strike2()) - price,
                                            0);
                };
            }
            default -> throw new IllegalStateException(terms.type() + " is no right");
        };
    }

    private double underlying(@Nullable String code, long time) {
        return sheet.value(code, time, "marketObjectCode", BigDecimal.ONE);
    }
}
