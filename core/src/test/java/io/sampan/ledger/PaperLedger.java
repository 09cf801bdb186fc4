package io.sampan.ledger;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The ledger once more, as somebody with a pencil would keep it: a list of lines, everything summed
 * anew for each question. Shares no code with the engine; the answers are words.
 */
final class PaperLedger {

    private record Line(AccountId debit, AccountId credit, long minor) {}

    private record Asked(String content, String answer) {}

    private final Map<AccountId, Account> accounts = new HashMap<>();
    private Map<AccountId, Long> allowances = new HashMap<>();
    private List<AccountId> closed = new ArrayList<>();
    private List<Line> lines = new ArrayList<>();
    private Map<TransferId, Hold> open = new HashMap<>();
    private final Map<TransferId, Asked> asked = new HashMap<>();
    private Instant now = Instant.MIN;

    PaperLedger(List<Account> accounts) {
        accounts.forEach(account -> this.accounts.put(account.id(), account));
    }

    String ask(Instant at, Group group) {
        now = at;
        int known = 0;
        var answers = new ArrayList<String>();
        for (var step : group.steps()) {
            var before = asked.get(step.id());
            if (before != null) {
                if (!before.content.equals(step.toString())) {
                    return "conflict";
                }
                known++;
                answers.add(before.answer);
            }
        }
        if (known > 0) {
            boolean same = answers.stream().distinct().count() == 1;
            return known == group.steps().size() && same
                    ? answers.getFirst().replace("done", "repeated")
                    : "conflict";
        }
        var answer = tryAll(group);
        group.steps().forEach(step -> asked.put(step.id(), new Asked(step.toString(), answer)));
        return answer;
    }

    private String tryAll(Group group) {
        var oldAllowances = new HashMap<>(allowances);
        var oldClosed = new ArrayList<>(closed);
        var oldLines = new ArrayList<>(lines);
        var oldOpen = new HashMap<>(open);
        for (var step : group.steps()) {
            var refusal = refusal(step);
            if (refusal != null) {
                allowances = oldAllowances;
                closed = oldClosed;
                lines = oldLines;
                open = oldOpen;
                return "refused " + step.id() + " " + refusal;
            }
        }
        return "done";
    }

    private @Nullable String refusal(Step step) {
        return switch (step) {
            case Transfer t ->
                    enter(t.debit(), t.credit(), t.amount().currency(), t.amount().minor());
            case Sweep s -> {
                var limited = s.limited() == Side.DEBIT ? s.debit() : s.credit();
                var wrong = wrong(limited, s.most().currency());
                if (wrong != null) {
                    yield wrong;
                }
                var room = room(limited, s.limited()).min(BigInteger.valueOf(s.most().minor()));
                yield room.signum() <= 0
                        ? "NothingToMove"
                        : enter(s.debit(), s.credit(), s.most().currency(), room.longValueExact());
            }
            case Hold h -> {
                if (!now.isBefore(h.expiresAt())) {
                    yield "HoldExpired";
                }
                for (var side : Side.values()) {
                    var account = side == Side.DEBIT ? h.debit() : h.credit();
                    var wrong = wrong(account, h.amount().currency());
                    if (wrong != null) {
                        yield wrong;
                    }
                    if (room(account, side).compareTo(BigInteger.valueOf(h.amount().minor())) < 0) {
                        yield "LimitExceeded";
                    }
                }
                open.put(h.id(), h);
                yield null;
            }
            case Post p -> {
                var hold = open.get(p.hold());
                if (hold == null || !now.isBefore(hold.expiresAt())) {
                    yield "NoSuchHold";
                }
                if (p.amount().minor() > hold.amount().minor()) {
                    yield "MoreThanHeld";
                }
                open.remove(p.hold());
                lines.add(new Line(hold.debit(), hold.credit(), p.amount().minor()));
                yield null;
            }
            case Release r -> {
                var hold = open.get(r.hold());
                if (hold == null || !now.isBefore(hold.expiresAt())) {
                    yield "NoSuchHold";
                }
                open.remove(r.hold());
                yield null;
            }
            case Allow a -> {
                if (!accounts.containsKey(a.account()) || closed.contains(a.account())) {
                    yield wrong(a.account(), "");
                }
                allowances.put(a.account(), a.allowanceMinor());
                yield null;
            }
            case Close c -> {
                if (!accounts.containsKey(c.account()) || closed.contains(c.account())) {
                    yield wrong(c.account(), "");
                }
                if (balance(c.account()).signum() != 0
                        || held(c.account(), Side.DEBIT).signum() != 0
                        || held(c.account(), Side.CREDIT).signum() != 0) {
                    yield "NotEmpty";
                }
                closed.add(c.account());
                yield null;
            }
        };
    }

    private @Nullable String enter(AccountId debit, AccountId credit, String currency, long minor) {
        for (var side : Side.values()) {
            var account = side == Side.DEBIT ? debit : credit;
            var wrong = wrong(account, currency);
            if (wrong != null) {
                return wrong;
            }
            if (room(account, side).compareTo(BigInteger.valueOf(minor)) < 0) {
                return "LimitExceeded";
            }
        }
        lines.add(new Line(debit, credit, minor));
        return null;
    }

    private @Nullable String wrong(AccountId account, String currency) {
        var known = accounts.get(account);
        if (known == null) {
            return "UnknownAccount";
        }
        if (closed.contains(account)) {
            return "AccountClosed";
        }
        return known.currency().equals(currency) ? null : "OtherCurrency";
    }

    private static final BigInteger ENDLESS = BigInteger.TWO.pow(200);

    private BigInteger room(AccountId account, Side side) {
        var allowance = BigInteger.valueOf(allowances.getOrDefault(account, 0L));
        var limit = Objects.requireNonNull(accounts.get(account)).limit();
        if (limit == Limit.DEBITS_WITHIN_CREDITS && side == Side.DEBIT) {
            return allowance.subtract(balance(account)).subtract(held(account, Side.DEBIT));
        }
        if (limit == Limit.CREDITS_WITHIN_DEBITS && side == Side.CREDIT) {
            return allowance.add(balance(account)).subtract(held(account, Side.CREDIT));
        }
        return ENDLESS;
    }

    private BigInteger held(AccountId account, Side side) {
        var sum = BigInteger.ZERO;
        for (var hold : open.values()) {
            if (now.isBefore(hold.expiresAt())
                    && account.equals(side == Side.DEBIT ? hold.debit() : hold.credit())) {
                sum = sum.add(BigInteger.valueOf(hold.amount().minor()));
            }
        }
        return sum;
    }

    private BigInteger balance(AccountId account) {
        var sum = BigInteger.ZERO;
        for (var line : lines) {
            if (line.debit.equals(account)) {
                sum = sum.add(BigInteger.valueOf(line.minor));
            }
            if (line.credit.equals(account)) {
                sum = sum.subtract(BigInteger.valueOf(line.minor));
            }
        }
        return sum;
    }

    /** Balance and held amounts of every account. */
    Map<String, String> state() {
        var state = new TreeMap<String, String>();
        accounts.keySet()
                .forEach(account ->
                        state.put(
                                account.toString(),
                                balance(account)
                                        + " "
                                        + held(account, Side.DEBIT)
                                        + " "
                                        + held(account, Side.CREDIT)));
        return state;
    }

    /** How often an amount was moved. */
    int lines() {
        return lines.size();
    }
}
