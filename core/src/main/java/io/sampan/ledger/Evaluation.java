package io.sampan.ledger;

import io.sampan.ledger.Answer.Conflict;
import io.sampan.ledger.Answer.Posted;
import io.sampan.ledger.Answer.Reason;
import io.sampan.ledger.Answer.Refused;
import io.sampan.ledger.Answer.Repeated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch of groups: one answer each, in order, and the book after them.
 *
 * @param answers the answer of each group
 * @param book the book with the new heads and the transfers now posted
 */
public record Evaluation(List<Answer> answers, Book book) {

    public Evaluation {
        answers = List.copyOf(answers);
    }

    /** Evaluates groups one after the other; each sees what those before it have posted. */
    public static Evaluation of(Book book, List<Group> groups) {
        var heads = book.headsToChange();
        var posted = new HashMap<>(book.posted());
        var answers = new ArrayList<Answer>(groups.size());
        for (var group : groups) {
            answers.add(answer(group, heads, posted));
        }
        return new Evaluation(answers, new Book(heads, posted));
    }

    /** The entries of all groups that were posted now, in the order they must be written. */
    public List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        for (var answer : answers) {
            if (answer instanceof Posted(var fresh)) {
                entries.addAll(fresh);
            }
        }
        return entries;
    }

    private static Answer answer(
            Group group, Map<AccountId, Head> heads, Map<TransferId, Transfer> posted) {
        var earlier = known(group, posted);
        return earlier != null ? earlier : post(group, heads, posted);
    }

    /** The answer of a group that was seen before, in whole or in part. */
    private static @Nullable Answer known(Group group, Map<TransferId, Transfer> posted) {
        int repeated = 0;
        TransferId unknown = group.transfers().getFirst().id();
        for (var transfer : group.transfers()) {
            var first = posted.get(transfer.id());
            if (first == null) {
                unknown = transfer.id();
                continue;
            }
            var conflict = difference(first, transfer);
            if (conflict != null) {
                return conflict;
            }
            repeated++;
        }
        if (repeated == 0) {
            return null;
        }
        return repeated == group.transfers().size()
                ? new Repeated()
                : new Conflict(unknown, "group", "absent", "present");
    }

    private static @Nullable Conflict difference(Transfer first, Transfer now) {
        if (!first.debit().equals(now.debit())) {
            return conflict(now, "debit", first.debit(), now.debit());
        }
        if (!first.credit().equals(now.credit())) {
            return conflict(now, "credit", first.credit(), now.credit());
        }
        if (!first.amount().currency().equals(now.amount().currency())) {
            return conflict(now, "currency", first.amount().currency(), now.amount().currency());
        }
        if (!first.amount().equals(now.amount())) {
            return conflict(now, "amount", first.amount(), now.amount());
        }
        return null;
    }

    private static Conflict conflict(Transfer transfer, String field, Object first, Object now) {
        return new Conflict(transfer.id(), field, first.toString(), now.toString());
    }

    private static Answer post(
            Group group, Map<AccountId, Head> heads, Map<TransferId, Transfer> posted) {
        var touched = new LinkedHashMap<AccountId, Head>();
        var entries = new ArrayList<Entry>(2 * group.transfers().size());
        for (var transfer : group.transfers()) {
            for (var side : Side.values()) {
                var id = side == Side.DEBIT ? transfer.debit() : transfer.credit();
                var head = touched.getOrDefault(id, heads.get(id));
                var reason = enter(transfer, side, id, head, touched, entries);
                if (reason != null) {
                    return new Refused(transfer.id(), reason);
                }
            }
        }
        heads.putAll(touched);
        group.transfers().forEach(transfer -> posted.put(transfer.id(), transfer));
        return new Posted(entries);
    }

    private static @Nullable Reason enter(
            Transfer transfer,
            Side side,
            AccountId id,
            @Nullable Head head,
            Map<AccountId, Head> touched,
            List<Entry> entries) {
        if (head == null) {
            return new Reason.UnknownAccount(id);
        }
        var account = head.account();
        if (!account.currency().equals(transfer.amount().currency())) {
            return new Reason.OtherCurrency(id, account.currency());
        }
        Head after;
        try {
            after = head.after(side, transfer.amount().minor());
        } catch (ArithmeticException _) {
            return new Reason.TooLarge(id);
        }
        if (!account.limit().allows(after.balanceMinor())) {
            return new Reason.LimitExceeded(id, account.limit(), after.balanceMinor());
        }
        touched.put(id, after);
        entries.add(
                new Entry(
                        id,
                        after.version(),
                        transfer.id(),
                        side,
                        transfer.amount().minor(),
                        after.balanceMinor()));
        return null;
    }
}
