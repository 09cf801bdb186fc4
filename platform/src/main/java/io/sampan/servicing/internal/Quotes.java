package io.sampan.servicing.internal;

import io.sampan.access.Problem;
import io.sampan.access.SystemClock;
import io.sampan.money.Money;
import io.sampan.servicing.Effect;
import io.sampan.servicing.RepaymentKind;
import io.sampan.servicing.RepaymentQuote;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the replay what a repayment would do: what is shown is what will be booked. */
@Component
class Quotes {

    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

    private final Changes changes;

    Quotes(Changes changes) {
        this.changes = changes;
    }

    RepaymentQuote quote(
            Held held, RepaymentKind kind, Optional<Money> amount, Effect effect, LocalDate on) {
        if (held.facts().isEmpty()) {
            throw Problem.of("SMP-SRV-0410");
        }
        var before = changes.state(held, on);
        if (before.settledOn() != null) {
            throw Problem.of("SMP-SRV-0411");
        }
        long sum =
                switch (kind) {
                    case DUE -> before.nextPayment().total();
                    case ALL -> everything(before);
                    case PART -> part(before, amount, held.currency());
                };
        var fact =
                new Fact.Received(
                        changes.stamp(held, on, on), sum, kind, effect, "DEBIT", null, "");
        var after = changes.state(held.with(List.of(fact)), on);
        var split = after.repayments().getLast().split();
        if (split.excess() != 0 || (kind == RepaymentKind.ALL && after.settledOn() == null)) {
            throw new IllegalStateException(
                    "quote of contract " + held.id() + " leaves an excess or does not close it");
        }
        return new RepaymentQuote(
                kind,
                Money.ofMinor(held.currency(), sum),
                split.in(held.currency()),
                Money.ofMinor(
                        held.currency(), before.lifetimeInterest() - after.lifetimeInterest()),
                standing(before, 0),
                standing(after, split.interest()),
                on.atTime(LAST_MINUTE).atZone(SystemClock.ZONE).toInstant());
    }

    /** What closes the contract on the day. */
    private static long everything(State state) {
        var due = state.due();
        var running = state.running();
        if (running.isEmpty() || state.loan() == null) {
            return due.total();
        }
        var row = running.get();
        long open = row.balance() - row.paidPrincipal();
        if (open == 0) {
            return due.total();
        }
        long accrued = state.interestEarned(row, state.asOf()) - row.paidInterest();
        return due.total() + accrued + open + Replay.earlyFee(open, state.terms());
    }

    private static long part(State state, Optional<Money> asked, String currency) {
        var amount = asked.orElseThrow(() -> Problem.of("SMP-SRV-0101").field("amount"));
        if (!amount.currency().equals(currency)) {
            throw Problem.of("SMP-SRV-0101").field("amount").with("currency", currency);
        }
        long all = everything(state);
        var row = state.running().orElseThrow(() -> Problem.of("SMP-SRV-0106"));
        long open = row.balance() - row.paidPrincipal();
        long least = state.rules().earlyPartMin();
        long min = all - open - Replay.earlyFee(open, state.terms());
        min += least + Replay.earlyFee(least, state.terms());
        if (amount.minor() < min || amount.minor() >= all) {
            throw Problem.of("SMP-SRV-0105")
                    .field("amount")
                    .with("min", Money.ofMinor(currency, min).amount())
                    .with("max", Money.ofMinor(currency, all).amount());
        }
        return amount.minor();
    }

    private static RepaymentQuote.Standing standing(State state, long paidNow) {
        long interest = paidNow;
        int left = 0;
        LocalDate lastDue = null;
        for (var row : state.rows()) {
            if (row.left(state.asOf(), state.terms()) > 0) {
                interest += row.interestLeft();
                lastDue = row.due();
                left++;
            }
        }
        var currency = state.terms().currency();
        return new RepaymentQuote.Standing(
                Money.ofMinor(currency, state.principal()),
                Money.ofMinor(currency, interest),
                Money.ofMinor(currency, state.nextPayment().total()),
                lastDue,
                left);
    }
}
