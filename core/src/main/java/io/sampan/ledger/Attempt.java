package io.sampan.ledger;

import io.sampan.ledger.Answer.Done;
import io.sampan.ledger.Answer.Reason;
import io.sampan.ledger.Answer.Refused;
import io.sampan.ledger.Effect.Agreed;
import io.sampan.ledger.Effect.Held;
import io.sampan.ledger.Effect.Moved;
import io.sampan.ledger.Effect.Released;
import io.sampan.money.Money;
import java.io.Serial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One group on trial: it changes copies, which become the book's when all of it went well. */
final class Attempt {

    private final Map<AccountId, Head> heads;
    private final Map<TransferId, Hold> holds;
    private final Instant at;
    private final Map<AccountId, Head> touched = new HashMap<>();
    private final Map<TransferId, Hold> opened = new HashMap<>();
    private final Set<TransferId> ended = new HashSet<>();

    Attempt(Map<AccountId, Head> heads, Map<TransferId, Hold> holds, Instant at) {
        this.heads = heads;
        this.holds = holds;
        this.at = at;
    }

    Answer evaluate(Group group) {
        var effects = new ArrayList<Effect>(group.steps().size());
        for (var step : group.steps()) {
            try {
                effects.add(effect(step));
            } catch (Declined declined) {
                return new Refused(step.id(), declined.reason);
            }
        }
        return new Done(effects);
    }

    /** Makes the changes the book's. */
    void settle() {
        heads.putAll(touched);
        holds.putAll(opened);
        holds.keySet().removeAll(ended);
    }

    private Effect effect(Step step) {
        return switch (step) {
            case Transfer transfer -> move(transfer, true, Optional.empty(), Optional.empty());
            case Sweep sweep -> sweep(sweep);
            case Hold hold -> hold(hold);
            case Post post -> post(post);
            case Release(var id, var hold) -> {
                end(open(hold));
                yield new Released(id, hold);
            }
            case Allow(var id, var account, var allowance) ->
                    agree(id, openHead(account), allowance, false);
            case Close(var id, var account) -> {
                var head = openHead(account);
                if (!head.empty()) {
                    throw new Declined(new Reason.NotEmpty(account));
                }
                yield agree(id, head, head.account().allowanceMinor(), true);
            }
        };
    }

    private Moved move(
            Transfer transfer, boolean limited, Optional<TransferId> hold, Optional<Sweep> sweep) {
        return new Moved(
                transfer,
                enter(transfer, Side.DEBIT, limited),
                enter(transfer, Side.CREDIT, limited),
                hold,
                sweep);
    }

    private Entry enter(Transfer transfer, Side side, boolean limited) {
        var id = side.of(transfer.debit(), transfer.credit());
        var head = head(id, transfer.amount());
        long minor = transfer.amount().minor();
        try {
            var after = head.after(side, minor);
            if (limited && after.room(side) < 0) {
                throw new Declined(
                        new Reason.LimitExceeded(id, head.account().limit(), after.balanceMinor()));
            }
            touched.put(id, after);
            return new Entry(id, after.version(), transfer.id(), side, minor, after.balanceMinor());
        } catch (ArithmeticException _) {
            throw new Declined(new Reason.TooLarge(id));
        }
    }

    private Moved sweep(Sweep sweep) {
        var account = sweep.limitedAccount();
        long room;
        try {
            room = head(account, sweep.most()).room(sweep.limited());
        } catch (ArithmeticException _) {
            throw new Declined(new Reason.TooLarge(account));
        }
        if (room <= 0) {
            throw new Declined(new Reason.NothingToMove(account));
        }
        var amount = Money.ofMinor(sweep.most().currency(), Math.min(room, sweep.most().minor()));
        var transfer = new Transfer(sweep.id(), sweep.debit(), sweep.credit(), amount);
        return move(transfer, true, Optional.empty(), Optional.of(sweep));
    }

    private Held hold(Hold hold) {
        if (hold.expired(at)) {
            throw new Declined(new Reason.HoldExpired(hold.id(), hold.expiresAt()));
        }
        for (var side : Side.values()) {
            var id = side.of(hold.debit(), hold.credit());
            var head = head(id, hold.amount());
            try {
                var after = head.holding(side, hold.amount().minor());
                if (after.room(side) < 0) {
                    throw new Declined(
                            new Reason.LimitExceeded(
                                    id, head.account().limit(), head.balanceMinor()));
                }
                touched.put(id, after);
            } catch (ArithmeticException _) {
                throw new Declined(new Reason.TooLarge(id));
            }
        }
        opened.put(hold.id(), hold);
        return new Held(hold);
    }

    private Moved post(Post post) {
        var hold = open(post.hold());
        if (!post.amount().currency().equals(hold.amount().currency())
                || post.amount().minor() > hold.amount().minor()) {
            throw new Declined(new Reason.MoreThanHeld(hold.id(), hold.amount().toString()));
        }
        end(hold);
        var transfer = new Transfer(post.id(), hold.debit(), hold.credit(), post.amount());
        return move(transfer, false, Optional.of(hold.id()), Optional.empty());
    }

    private Hold open(TransferId id) {
        var hold = opened.getOrDefault(id, holds.get(id));
        if (hold == null || ended.contains(id)) {
            throw new Declined(new Reason.NoSuchHold(id));
        }
        return hold;
    }

    private void end(Hold hold) {
        for (var side : Side.values()) {
            var id = side.of(hold.debit(), hold.credit());
            touched.put(id, head(id, hold.amount()).holding(side, -hold.amount().minor()));
        }
        ended.add(hold.id());
    }

    private Agreed agree(TransferId id, Head head, long allowanceMinor, boolean closed) {
        var account = head.account().with(allowanceMinor, closed);
        touched.put(account.id(), head.with(account));
        return new Agreed(id, account.id(), account.terms(), allowanceMinor, closed);
    }

    private Head head(AccountId id, Money amount) {
        var head = openHead(id);
        if (!head.account().currency().equals(amount.currency())) {
            throw new Declined(new Reason.OtherCurrency(id, head.account().currency()));
        }
        return head;
    }

    private Head openHead(AccountId id) {
        var head = touched.getOrDefault(id, heads.get(id));
        if (head == null) {
            throw new Declined(new Reason.UnknownAccount(id));
        }
        if (head.account().closed()) {
            throw new Declined(new Reason.AccountClosed(id));
        }
        return head;
    }

    /** Leaves the evaluation of a group at once; never leaves this class. */
    private static final class Declined extends RuntimeException {

        @Serial private static final long serialVersionUID = 1L;

        private final transient Reason reason;

        Declined(Reason reason) {
            super(null, null, false, false);
            this.reason = reason;
        }
    }
}
