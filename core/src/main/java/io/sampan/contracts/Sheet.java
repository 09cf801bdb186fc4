package io.sampan.contracts;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** What the evaluations of contracts with few events share: their time line and their rows. */
final class Sheet {
    final Deal deal;
    final Situation situation;
    final Counting counting;
    final int role;
    final long statusDate;
    final Timeline line = new Timeline(16);
    final Evaluation.Rows rows;

    Sheet(Deal deal, Situation situation, Counting counting) {
        this.deal = deal;
        this.situation = situation;
        this.counting = counting;
        this.role = deal.role().sign();
        this.statusDate = Times.seconds(deal.statusDate());
        this.rows = new Evaluation.Rows(deal.currency(), counting, 8);
    }

    void at(EventType type, long time) {
        line.add(type, time, time);
    }

    /** An event that moves off rest days. */
    void shifted(EventType type, long scheduled) {
        line.add(type, deal.dates().shifted(scheduled), scheduled);
    }

    /** What a use or a maturity brings, paid some time after it. */
    void settlement(long cause, Period wait) {
        long scheduled = after(cause, wait);
        line.add(EventType.STD, deal.dates().settled(scheduled, cause), scheduled);
    }

    /** Purchase and termination, as far as they are dated. */
    void trade() {
        if (deal.trade().purchased() != null) {
            at(EventType.PRD, Times.seconds(deal.trade().purchased()));
        }
        if (deal.trade().terminated() != null) {
            at(EventType.TD, Times.seconds(deal.trade().terminated()));
        }
    }

    /** Sorts and drops what lies before the status date or after termination. */
    void ready() {
        line.sort();
        if (deal.trade().terminated() != null) {
            line.dropAfter(Timeline.order(Times.seconds(deal.trade().terminated()), EventType.TD));
        }
        line.dropThrough(Timeline.order(statusDate, EventType.AD));
    }

    /** As {@link #ready}, and drops what lies after the horizon. */
    void readyToHorizon() {
        line.sort();
        if (situation.horizon().isPresent()) {
            line.dropAfter(Timeline.order(Times.seconds(situation.horizon().get()), EventType.AD));
        }
        ready();
    }

    /** Order of the purchase: rows before it belong to somebody else. */
    long purchase() {
        var purchased = deal.trade().purchased();
        return purchased == null
                ? Long.MIN_VALUE
                : Timeline.order(Times.seconds(purchased), EventType.PRD);
    }

    double purchasePrice() {
        return amount("priceAtPurchaseDate", deal.trade().purchasePrice());
    }

    double terminationPrice() {
        return amount("priceAtTerminationDate", deal.trade().terminationPrice());
    }

    double amount(String term, BigDecimal value) {
        return counting.amount(term, value, deal.currency());
    }

    /** An observed price times a quantity. */
    double value(@Nullable String code, long time, String term, BigDecimal quantity) {
        double price = situation.observed().at(code, time, term);
        return counting.observed(BigDecimal.valueOf(price).multiply(quantity), deal.currency());
    }

    /** The day with which event {@code i} is calculated. */
    long day(int i) {
        return Times.countingDay(deal.dates().calculated(line.scheduled(i)));
    }

    void row(int i, double payoff, double notional, double rate, double accrued) {
        double settled =
                Settlement.convert(payoff, deal, situation.observed(), line.scheduled(i), counting);
        rows.add(line.type(i), line.time(i), settled, notional, rate, accrued);
        if (deal.settlementCurrency() != null) {
            rows.currencyOfLast(deal.settlementCurrency());
        }
    }

    private static long after(long seconds, Period period) {
        return Times.seconds(Times.time(seconds).plus(period));
    }

    static long seconds(@Nullable LocalDateTime time, long otherwise) {
        return time == null ? otherwise : Times.seconds(time);
    }
}
