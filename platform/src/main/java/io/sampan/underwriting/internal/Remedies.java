package io.sampan.underwriting.internal;

import io.sampan.underwriting.Decision.Kind;
import io.sampan.underwriting.Remedy;
import io.sampan.underwriting.internal.Lever.Reached;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Searches what turns an answer: first one change at a time, and if none is enough two together.
 * Every remedy was judged again; what did not turn the answer is not told.
 */
final class Remedies {

    private static final int TOLD_MAX = 3;

    private final Rulebook rulebook;
    private final Judge judge;

    Remedies(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.judge = new Judge(rulebook);
    }

    /** A remedy with the case it leads to and what it costs. */
    record Found(Remedy remedy, Case asked, double effort) {}

    /** The easiest first; empty if the answer is all that was asked for, or nothing turns it. */
    List<Found> of(Case asked) {
        var answer = judge.judge(asked);
        if (answer.kind() == Kind.ACCEPTED && !lessThanAsked(answer)) {
            return List.of();
        }
        var found = new ArrayList<Found>();
        for (var lever : rulebook.levers()) {
            one(lever, answer).ifPresent(found::add);
        }
        if (found.isEmpty()) {
            two(answer).ifPresent(found::add);
        }
        found.sort(Comparator.comparingDouble(Found::effort));
        return List.copyOf(found.subList(0, Math.min(TOLD_MAX, found.size())));
    }

    /** The first step of a lever that turns the answer. */
    private Optional<Found> one(Lever lever, Judged answer) {
        for (var reached : reached(lever, answer.asked(), answer)) {
            var then = judge.judge(reached.asked());
            if (turned(answer, then)) {
                return Optional.of(found(then, effort(lever, reached), reached));
            }
        }
        return Optional.empty();
    }

    /** The pair of steps of two levers that turns the answer with the least effort. */
    private Optional<Found> two(Judged answer) {
        Optional<Found> best = Optional.empty();
        var levers = rulebook.levers();
        for (int a = 0; a < levers.size(); a++) {
            var firsts = reached(levers.get(a), answer.asked(), answer);
            for (int b = a + 1; b < levers.size() && !firsts.isEmpty(); b++) {
                if (!turnsAtAll(firsts.getLast(), levers.get(b), answer)) {
                    continue;
                }
                for (var first : firsts) {
                    double begun = effort(levers.get(a), first);
                    best = better(best, levers.get(b), first, begun, answer);
                }
            }
        }
        return best;
    }

    /** Whether both levers together turn the answer when each goes as far as it can. */
    private boolean turnsAtAll(Reached first, Lever lever, Judged answer) {
        var seconds = reached(lever, first.asked(), answer);
        return !seconds.isEmpty() && turned(answer, judge.judge(seconds.getLast().asked()));
    }

    private Optional<Found> better(
            Optional<Found> best, Lever lever, Reached first, double begun, Judged answer) {
        for (var second : reached(lever, first.asked(), answer)) {
            double effort = begun + effort(lever, second);
            if (best.isPresent() && best.get().effort() <= effort) {
                return best;
            }
            var then = judge.judge(second.asked());
            if (turned(answer, then)) {
                return Optional.of(found(then, effort, first, second));
            }
        }
        return best;
    }

    /** A smaller amount is no remedy for getting less than was asked. */
    private List<Reached> reached(Lever lever, Case asked, Judged answer) {
        boolean trivial =
                answer.kind() == Kind.ACCEPTED && lever.kind() == Lever.Kind.SMALLER_AMOUNT;
        return trivial ? List.of() : lever.from(asked, rulebook);
    }

    private static Found found(Judged then, double effort, Reached... reached) {
        var changes = List.of(reached).stream().map(Reached::change).toList();
        return new Found(new Remedy(changes, then.kind(), then.terms()), then.asked(), effort);
    }

    private static double effort(Lever lever, Reached reached) {
        return lever.effort().doubleValue() * reached.way();
    }

    /**
     * Whether the second answer is what the first one was not. Whoever asks for less has to get all
     * of it: to ask for less and be given less again is no remedy.
     */
    static boolean turned(Judged before, Judged after) {
        boolean sameAmount = after.asked().asked().equals(before.asked().asked());
        return switch (before.kind()) {
            case REFUSED -> after.kind() != Kind.REFUSED && (sameAmount || !lessThanAsked(after));
            case REFERRED -> after.kind() == Kind.ACCEPTED && (sameAmount || !lessThanAsked(after));
            case ACCEPTED -> after.kind() == Kind.ACCEPTED && !lessThanAsked(after);
        };
    }

    private static boolean lessThanAsked(Judged judged) {
        return judged.terms().orElseThrow().limit().compareTo(judged.asked().asked()) < 0;
    }
}
