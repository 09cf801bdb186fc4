package io.sampan.contracts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** When a debt ends: as its terms say, or as follows from its payments. Seconds since 1970. */
final class Maturity {
    /** More payments than this and the debt is refused: it would practically never end. */
    private static final int PAYMENTS_MAX = 12_000;

    /** The end of the last year that dates may have. */
    private static final long LAST =
            Times.seconds(LocalDateTime.of(Fields.YEAR_MAX + 1, 1, 1, 0, 0));

    private Maturity() {}

    static long of(Debt terms, Situation situation) {
        var maturity = terms.principal().maturity();
        if (maturity != null) {
            return Times.seconds(maturity);
        }
        long end = derived(terms, situation);
        if (end < Times.seconds(terms.principal().initialExchange())) {
            throw new TermRefusedException(
                    "maturityDate",
                    "missing",
                    "a date: it would follow as %s, before initialExchangeDate"
                            .formatted(Times.time(end)));
        }
        if (end >= LAST) {
            throw new TermRefusedException(
                    "maturityDate",
                    "missing",
                    "a date: it would follow as %s, after the year %d"
                            .formatted(Times.time(end), Fields.YEAR_MAX));
        }
        return end;
    }

    private static long derived(Debt terms, Situation situation) {
        return switch (terms) {
            case Pam _ -> throw new TermRefusedException("maturityDate", "missing", "a date");
            case Lam lam -> ofEqualParts(lam);
            case Nam nam -> ofFixedPayments(nam, nam.redemption());
            case Ann ann -> {
                var until = ann.redemption().amortisedUntil();
                yield until != null ? Times.seconds(until) : ofFixedPayments(ann, ann.redemption());
            }
            case Lax lax -> ofPlan(lax);
            case Clm _ -> {
                long call = call(situation);
                yield call != Long.MAX_VALUE ? call : horizon(situation);
            }
            case Ump _ -> horizon(situation);
        };
    }

    /** The first observed call. */
    static long call(Situation situation) {
        long call = Long.MAX_VALUE;
        for (var event : situation.events()) {
            if (event.type() == EventType.XD) {
                call = Math.min(call, Times.seconds(event.time()));
            }
        }
        return call;
    }

    private static long horizon(Situation situation) {
        return Times.seconds(
                situation
                        .horizon()
                        .orElseThrow(() ->
                                new TermRefusedException(
                                        "to",
                                        "missing",
                                        "a horizon for a contract without maturity")));
    }

    private static long ofEqualParts(Lam lam) {
        var cycle = lam.redemption().dates().cycle();
        var payment = lam.redemption().nextPayment();
        if (cycle == null || payment == null) {
            throw new IllegalStateException("the terms of LAM let a missing maturity pass");
        }
        int payments =
                payments(lam.principal().notional().divide(payment, 0, RoundingMode.CEILING));
        long status = Times.seconds(lam.deal().statusDate());
        var dates = lam.deal().dates();
        long anchor = anchor(lam, lam.redemption().dates().anchor());
        var walk = new Schedules.Walk(anchor, cycle, dates.endOfMonth());
        if (anchor >= status) {
            return walk.at(payments - 1);
        }
        var interestCycle = lam.interest().payment().cycle();
        var lookBack = interestCycle == null ? cycle : interestCycle;
        long from = Times.seconds(lookBack.after(lam.deal().statusDate(), -1));
        int k = 0;
        while (walk.at(k) < from && walk.at(k + 1) < status) {
            k++;
        }
        return walk.at(k + payments);
    }

    private static long ofFixedPayments(Debt debt, Redemption redemption) {
        var cycle = redemption.dates().cycle();
        var payment = redemption.nextPayment();
        if (cycle == null || payment == null) {
            throw new IllegalStateException("the terms let a missing maturity pass");
        }
        var dates = debt.deal().dates();
        long anchor = anchor(debt, redemption.dates().anchor());
        long exchange = Times.seconds(debt.principal().initialExchange());
        boolean ahead = anchor >= Times.seconds(debt.deal().statusDate());
        var fromAnchor = new Schedules.Walk(anchor, cycle, dates.endOfMonth());
        var fromExchange = new Schedules.Walk(exchange, cycle, dates.endOfMonth());
        long first = ahead ? anchor : fromExchange.at(1);
        long second = ahead ? fromAnchor.at(1) : fromExchange.at(2);
        var counter =
                DayCounter.of(
                        debt.interest().count(),
                        dates.calendar(),
                        Long.MAX_VALUE,
                        Times.countingDay(exchange),
                        Times.countingDay(anchor));
        double notional = debt.principal().notional().doubleValue();
        double interest =
                counter.yearFraction(Times.countingDay(first), Times.countingDay(second))
                        * debt.interest().rate().doubleValue()
                        * notional;
        double redeemed = payment.doubleValue() - interest;
        if (!(redeemed * PAYMENTS_MAX > notional)) {
            throw new TermRefusedException(
                    "nextPrincipalRedemptionPayment",
                    payment,
                    "so much more than the interest of a period that %d payments are enough, or a maturityDate"
                            .formatted(PAYMENTS_MAX));
        }
        int payments = payments(BigDecimal.valueOf(Math.ceil(notional / redeemed)));
        return dates.shifted(
                (ahead ? fromAnchor : fromExchange).at(ahead ? payments - 1 : payments));
    }

    /** Walks the pieces until they have used up the notional. */
    private static long ofPlan(Lax lax) {
        var left = lax.principal().notional();
        var pieces = lax.redemptions();
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            long anchor = anchor(lax, piece.dates().anchor());
            long until =
                    i + 1 < pieces.size()
                            ? anchor(lax, pieces.get(i + 1).dates().anchor())
                            : Long.MAX_VALUE;
            var cycle = piece.dates().cycle();
            var walk =
                    cycle == null
                            ? null
                            : new Schedules.Walk(anchor, cycle, lax.deal().dates().endOfMonth());
            boolean single = walk == null;
            long time = anchor;
            for (int k = 0; time < until && k < PAYMENTS_MAX; k++) {
                left = piece.increase() ? left.add(piece.amount()) : left.subtract(piece.amount());
                if (left.signum() <= 0) {
                    return lax.deal().dates().shifted(time);
                }
                time = walk == null || single ? Long.MAX_VALUE : walk.at(k + 1);
            }
        }
        throw new TermRefusedException(
                "maturityDate", "missing", "a date, or redemptions that use up the notional");
    }

    private static int payments(BigDecimal count) {
        if (count.compareTo(BigDecimal.valueOf(PAYMENTS_MAX)) > 0) {
            throw new TermRefusedException(
                    "nextPrincipalRedemptionPayment",
                    count + " payments",
                    "at most " + PAYMENTS_MAX + " payments");
        }
        return Math.max(1, count.intValueExact());
    }

    private static long anchor(Debt debt, @Nullable LocalDateTime anchor) {
        return Times.seconds(anchor == null ? debt.principal().initialExchange() : anchor);
    }
}
