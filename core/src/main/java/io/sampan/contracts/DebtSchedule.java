package io.sampan.contracts;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The events of a debt before evaluation, by the schedule rules of its type (ACTUS PAM to UMP), cut
 * to what lies after the status date and up to the horizon.
 */
final class DebtSchedule {
    final Debt terms;
    final Situation situation;
    final DateRules dates;
    final long statusDate;
    final long initialExchange;
    final Timeline line;

    /** Maturity, the call or the horizon: where the schedules end. */
    long end;

    /** Payment days of an annuity, ascending, the last one included. */
    long[] payments = {};

    private long[] known = {};
    private long knownAnchor;
    private @Nullable Cycle knownCycle;

    /** Whether the equal payment is fixed at the initial exchange, without an event of its own. */
    boolean fixedAtExchange;

    /** The moment of the call, {@link Long#MAX_VALUE} if there is none. */
    long called = Long.MAX_VALUE;

    DebtSchedule(Debt terms, Situation situation) {
        this.terms = terms;
        this.situation = situation;
        this.dates = terms.deal().dates();
        this.statusDate = Times.seconds(terms.deal().statusDate());
        this.initialExchange = Times.seconds(terms.principal().initialExchange());
        this.end = Maturity.of(terms, situation);
        this.line = new Timeline(room());
        build();
        cut();
    }

    private int room() {
        var payment = terms.interest().payment().cycle();
        long days = Math.max(0, end - initialExchange) / Times.DAY;
        long shortest = payment == null ? 365 : payment.totalMonths() * 28L + payment.days();
        return (int) Math.min(4096, 16 + 2 * days / shortest);
    }

    private void build() {
        // In this order a plain schedule is one or two runs of the time line.
        line.add(EventType.IED, initialExchange, initialExchange);
        switch (terms) {
            case Pam _ -> {
                interestPayments(terms.interest().payment());
                line.add(EventType.MD, end, end);
                common(true);
            }
            case Lam lam -> {
                redemptions(lam.redemption());
                shifted(EventType.MD, end, 0);
                interestPayments(terms.interest().payment());
                common(true);
            }
            case Nam nam -> {
                redemptions(nam.redemption());
                shifted(EventType.MD, end, 0);
                interestPayments(terms.interest().payment());
                common(true);
            }
            case Ann ann -> {
                firstFixing(ann);
                redemptions(ann.redemption());
                line.add(EventType.MD, end, end);
                interestPayments(terms.interest().payment());
                common(true);
                if (!ann.reset().dates().isNone()) {
                    add(EventType.PRF, dates(ann.reset().dates(), end, false));
                }
            }
            case Lax lax -> {
                pieces(lax);
                common(true);
                shifted(EventType.MD, end, 0);
            }
            case Clm clm -> callMoney(clm);
            case Ump _ -> {
                capitalisations();
                common(false);
            }
        }
        trade();
        happened();
        line.sort();
    }

    /** Rate resets, fees, scaling, lagged base, scheduled prepayments. */
    private void common(boolean feesAtEnd) {
        rateResets();
        if (terms.fees().dates().cycle() != null) {
            add(EventType.FP, dates(terms.fees().dates(), end, feesAtEnd));
        }
        var scaling = terms.scaling();
        if (scaling.ofInterest() || scaling.ofNotional()) {
            add(EventType.SC, dates(scaling.dates(), end, false));
        }
        if (terms.base().kind() == InterestBase.Kind.LAGGED) {
            add(EventType.IPCB, dates(terms.base().dates(), end, false));
        }
        var prepayment = terms.prepayment();
        if (!prepayment.dates().isNone()) {
            long[] days = dates(prepayment.dates(), end, false);
            if (prepayment.penalty() != Prepayment.Penalty.NONE) {
                add(EventType.PY, days);
            }
            add(EventType.PP, days);
        }
    }

    private void rateResets() {
        var reset = terms.reset();
        if (reset.dates().isNone()) {
            return;
        }
        boolean known = reset.next() != null;
        for (long day : dates(reset.dates(), end, false)) {
            boolean first = known && dates.shifted(day) > statusDate;
            shifted(first ? EventType.RRF : EventType.RR, day, 0);
            known &= !first;
        }
    }

    private void interestPayments(Recurrence recurrence) {
        if (!recurrence.isNone()) {
            boolean inAdvance = terms.interest().inAdvance();
            long[] days = dates(recurrence, end, !inAdvance);
            if (inAdvance && (days.length == 0 || days[0] > initialExchange)) {
                line.add(EventType.IP, dates.shifted(initialExchange), initialExchange);
            }
            interestPayments(days);
        } else {
            interestPayments(new long[0]);
        }
    }

    /** Interest until the end of capitalisation is capitalised, and once on that very day. */
    private void interestPayments(long[] days) {
        var until = terms.interest().capitalisedUntil();
        if (until == null) {
            add(EventType.IP, days);
            return;
        }
        long last = Times.seconds(until);
        if (last > end) {
            throw new TermRefusedException(
                    "capitalizationEndDate", until, "not after the maturity " + Times.time(end));
        }
        long shiftedLast = dates.shifted(last);
        for (long day : days) {
            long time = dates.shifted(day);
            if (time < shiftedLast) {
                line.add(EventType.IPCI, time, day);
            }
        }
        line.add(EventType.IPCI, shiftedLast, last);
        for (long day : days) {
            long time = dates.shifted(day);
            if (time > shiftedLast) {
                line.add(EventType.IP, time, day);
            }
        }
    }

    private void redemptions(Redemption redemption) {
        long[] days = dates(redemption.dates(), end, false);
        add(EventType.PR, days);
        if (terms instanceof Ann) {
            long until = end;
            if (redemption.amortisedUntil() != null) {
                until = Times.seconds(redemption.amortisedUntil());
            }
            payments = dates(redemption.dates(), until, true);
        }
    }

    /** Over how many payments a notional is divided when the part of principal is not given. */
    int paymentsAfterStatus(Redemption redemption) {
        long[] days = dates(redemption.dates(), end, true);
        int count = 0;
        for (long day : days) {
            count += day > statusDate ? 1 : 0;
        }
        return count;
    }

    private static long[] with(long[] days, long last) {
        var all = Arrays.copyOf(days, days.length + 1);
        all[days.length] = last;
        return all;
    }

    /** The equal payment is fixed the day before the first one is due, later at rate resets. */
    private void firstFixing(Ann ann) {
        if (ann.redemption().nextPayment() == null) {
            long fixing = anchor(ann.redemption().dates()) - Times.DAY;
            if (fixing < initialExchange) {
                fixedAtExchange = true;
            } else {
                shifted(EventType.PRF, fixing, 0);
            }
        }
    }

    private void pieces(Lax lax) {
        var redemptions = lax.redemptions();
        for (int i = 0; i < redemptions.size(); i++) {
            var piece = redemptions.get(i);
            long until = i + 1 < redemptions.size() ? anchor(redemptions.get(i + 1).dates()) : end;
            var type = piece.increase() ? EventType.PI : EventType.PR;
            for (long day : dates(piece.dates(), Math.min(until, end), false)) {
                shifted(type, day, i);
            }
        }
        interestPayments(union(lax));
        var rates = lax.rates();
        for (int i = 0; i < rates.size(); i++) {
            long until = i + 1 < rates.size() ? anchor(rates.get(i + 1).dates()) : end;
            var type = rates.get(i).variable() ? EventType.RR : EventType.RRF;
            for (long day : dates(rates.get(i).dates(), Math.min(until, end), false)) {
                shifted(type, day, i);
            }
        }
    }

    private long[] union(Lax lax) {
        var pieces = lax.interestPayments();
        var all = new ArrayList<long[]>();
        int count = 0;
        for (int i = 0; i < pieces.size(); i++) {
            long until = i + 1 < pieces.size() ? anchor(pieces.get(i + 1)) : end;
            var days = dates(pieces.get(i), Math.min(until, end), true);
            all.add(days);
            count += days.length;
        }
        var union = new long[count];
        int size = 0;
        for (var days : all) {
            for (long day : days) {
                if (size == 0 || day > union[size - 1]) {
                    union[size++] = day;
                }
            }
        }
        return Arrays.copyOf(union, size);
    }

    private void callMoney(Clm clm) {
        capitalisations();
        common(false);
        long call = Maturity.call(situation);
        if (clm.principal().maturity() == null && call != Long.MAX_VALUE) {
            called = call;
            line.add(EventType.XD, call, call);
        } else {
            line.add(EventType.IP, end, end);
            line.add(EventType.MD, end, end);
        }
    }

    private void capitalisations() {
        if (terms.interest().payment().cycle() != null) {
            add(EventType.IPCI, dates(terms.interest().payment(), end, false));
        }
    }

    private void trade() {
        var trade = terms.deal().trade();
        if (terms instanceof Clm) {
            return;
        }
        if (trade.purchased() != null) {
            long day = Times.seconds(trade.purchased());
            line.add(EventType.PRD, day, day);
        }
        if (trade.terminated() != null) {
            long day = Times.seconds(trade.terminated());
            line.add(EventType.TD, day, day);
        }
    }

    /** Events that no schedule tells. */
    private void happened() {
        var events = situation.events();
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            if (!event.contractId()
                    .orElse(terms.deal().contractId())
                    .equals(terms.deal().contractId())) {
                continue;
            }
            long time = Times.seconds(event.time());
            switch (event.type()) {
                case AD, CE -> line.add(event.type(), time, time, i + 1);
                case PP -> {
                    if (terms.prepayment().penalty() != Prepayment.Penalty.NONE) {
                        line.add(EventType.PY, time, time);
                    }
                    line.add(EventType.PP, time, time, i + 1);
                }
                case PR, PI, PD -> {
                    if (!(terms instanceof Clm || terms instanceof Ump)) {
                        throw new TermRefusedException(
                                "eventsObserved",
                                event.type() + " on " + terms.type(),
                                "this event only on CLM or UMP");
                    }
                    line.add(event.type(), time, time, i + 1);
                }
                default -> {
                    // The call of call money is read with the maturity; the rest is scheduled.
                }
            }
        }
    }

    private void cut() {
        var trade = terms.deal().trade();
        if (trade.terminated() != null && !(terms instanceof Clm)) {
            line.dropAfter(Timeline.order(Times.seconds(trade.terminated()), EventType.TD));
        }
        if (situation.horizon().isPresent()) {
            line.dropAfter(Timeline.order(Times.seconds(situation.horizon().get()), EventType.AD));
        }
        line.dropThrough(Timeline.order(statusDate, EventType.AD));
    }

    private void add(EventType type, long[] days) {
        if (!dates.shifts()) {
            line.addAll(type, days);
            return;
        }
        for (long day : days) {
            line.add(type, dates.shifted(day), day);
        }
    }

    private void shifted(EventType type, long day, int reference) {
        line.add(type, dates.shifted(day), day, reference);
    }

    private long[] dates(Recurrence recurrence, long until, boolean withEnd) {
        long anchor = anchor(recurrence);
        var cycle = recurrence.cycle();
        if (cycle == null || cycle.longStub() || until != end || anchor >= end) {
            return Schedules.dates(anchor, cycle, until, dates.endOfMonth(), withEnd);
        }
        // Interest and redemption mostly fall on the same days: they are computed once.
        if (anchor != knownAnchor || !cycle.equals(knownCycle)) {
            known = Schedules.dates(anchor, cycle, end, dates.endOfMonth(), false);
            knownAnchor = anchor;
            knownCycle = cycle;
        }
        return withEnd ? with(known, end) : known;
    }

    private long anchor(Recurrence recurrence) {
        return anchor(recurrence.anchor());
    }

    private long anchor(@Nullable LocalDateTime anchor) {
        return anchor == null ? initialExchange : Times.seconds(anchor);
    }
}
