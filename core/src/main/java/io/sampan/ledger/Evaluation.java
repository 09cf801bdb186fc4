package io.sampan.ledger;

import io.sampan.ledger.Answer.Conflict;
import io.sampan.ledger.Answer.Difference;
import io.sampan.ledger.Answer.Done;
import io.sampan.ledger.Answer.Refused;
import io.sampan.ledger.Answer.Repeated;
import io.sampan.ledger.Effect.Moved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch of groups: one answer each, in order, and the book after them.
 *
 * @param answers the answer of each group
 * @param book the book with the new heads and holds, and all that is now known by its id
 */
public record Evaluation(List<Answer> answers, Book book) {

    public Evaluation {
        answers = List.copyOf(answers);
    }

    /**
     * Evaluates groups one after the other; each sees what those before it have done.
     *
     * @param at the instant of the batch: what expires by then is gone before the first group
     */
    public static Evaluation of(Book book, Instant at, List<Group> groups) {
        var now = book.at(at);
        var heads = new HashMap<>(now.heads());
        var holds = new HashMap<>(now.holds());
        var kept = new HashMap<>(now.kept());
        var answers = new ArrayList<Answer>(groups.size());
        for (var group : groups) {
            var earlier = known(group, kept);
            if (earlier != null) {
                answers.add(earlier);
                continue;
            }
            var attempt = new Attempt(heads, holds, at);
            var answer = attempt.evaluate(group);
            if (answer instanceof Done) {
                attempt.settle();
            }
            keep(group, answer, kept);
            answers.add(answer);
        }
        return new Evaluation(answers, new Book(heads, holds, kept));
    }

    /** The effects of all groups that were done now, in the order they must be written. */
    public List<Effect> effects() {
        var effects = new ArrayList<Effect>();
        for (var answer : answers) {
            if (answer instanceof Done(var fresh)) {
                effects.addAll(fresh);
            }
        }
        return effects;
    }

    /** The entries among the {@link #effects}, debit first. */
    public List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        for (var effect : effects()) {
            if (effect instanceof Moved moved) {
                entries.add(moved.debit());
                entries.add(moved.credit());
            }
        }
        return entries;
    }

    private static void keep(Group group, Answer answer, Map<TransferId, Kept> kept) {
        for (int i = 0; i < group.steps().size(); i++) {
            var step = group.steps().get(i);
            switch (answer) {
                case Done(var effects) ->
                        kept.put(step.id(), new Kept.Effected(step.content(), effects.get(i)));
                case Refused(var culprit, var reason) ->
                        kept.put(step.id(), new Kept.Declined(step.content(), culprit, reason));
                case Repeated _, Conflict _ ->
                        throw new IllegalStateException("an attempt answers done or refused");
            }
        }
    }

    /** The answer of a group that was seen before, in whole or in part. */
    private static @Nullable Answer known(Group group, Map<TransferId, Kept> kept) {
        var effects = new ArrayList<Effect>();
        Refused refused = null;
        TransferId unknown = null;
        int seen = 0;
        for (var step : group.steps()) {
            var first = kept.get(step.id());
            if (first == null) {
                unknown = step.id();
                continue;
            }
            seen++;
            var differences = differences(first.content(), step.content());
            if (!differences.isEmpty()) {
                return new Conflict(step.id(), differences);
            }
            switch (first) {
                case Kept.Effected(_, var effect) -> effects.add(effect);
                case Kept.Declined(_, var culprit, var reason) ->
                        refused = new Refused(culprit, reason);
            }
        }
        if (seen == 0) {
            return null;
        }
        if (unknown != null) {
            return new Conflict(unknown, List.of(new Difference("group", "absent", "present")));
        }
        if (refused == null) {
            return new Repeated(effects);
        }
        return effects.isEmpty()
                ? refused
                : new Conflict(refused.step(), List.of(new Difference("group", "refused", "done")));
    }

    private static List<Difference> differences(
            Map<String, String> first, Map<String, String> now) {
        var differences = new ArrayList<Difference>();
        for (var field : now.entrySet()) {
            var before = first.getOrDefault(field.getKey(), "absent");
            if (!Objects.equals(before, field.getValue())) {
                differences.add(new Difference(field.getKey(), before, field.getValue()));
            }
        }
        return differences;
    }
}
