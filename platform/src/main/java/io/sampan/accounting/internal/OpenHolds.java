package io.sampan.accounting.internal;

import io.sampan.ledger.AccountId;
import io.sampan.ledger.Head;
import io.sampan.ledger.Hold;
import io.sampan.ledger.Side;
import io.sampan.ledger.TransferId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The open holds of a book, by id, by age and summed by account. */
final class OpenHolds {

    private final Map<TransferId, Hold> open = new HashMap<>();
    private final PriorityQueue<Hold> byAge =
            new PriorityQueue<>(Comparator.comparing(Hold::expiresAt));
    private final Map<AccountId, Sums> sums = new HashMap<>();

    private record Sums(long debit, long credit) {}

    @Nullable Hold find(TransferId id) {
        return open.get(id);
    }

    void open(Hold hold) {
        open.put(hold.id(), hold);
        byAge.add(hold);
        add(hold, hold.amount().minor());
    }

    void end(TransferId id) {
        var hold = open.remove(id);
        if (hold != null) {
            add(hold, -hold.amount().minor());
        }
    }

    /** Ends what is too old at an instant. */
    List<Hold> expire(Instant at) {
        var expired = new ArrayList<Hold>();
        while (!byAge.isEmpty() && byAge.element().expired(at)) {
            var hold = byAge.remove();
            if (open.containsKey(hold.id())) {
                end(hold.id());
                expired.add(hold);
            }
        }
        return expired;
    }

    /** A head with what is held on its account. */
    Head on(Head head) {
        var held = sums.getOrDefault(head.account().id(), new Sums(0, 0));
        return new Head(
                head.account(), head.version(), head.balanceMinor(), held.debit, held.credit);
    }

    void clear() {
        open.clear();
        byAge.clear();
        sums.clear();
    }

    private void add(Hold hold, long minor) {
        for (var side : Side.values()) {
            sums.compute(
                    side.of(hold.debit(), hold.credit()),
                    (_, before) -> {
                        var b = before == null ? new Sums(0, 0) : before;
                        var after =
                                side == Side.DEBIT
                                        ? new Sums(b.debit + minor, b.credit)
                                        : new Sums(b.debit, b.credit + minor);
                        return after.debit == 0 && after.credit == 0 ? null : after;
                    });
        }
    }
}
