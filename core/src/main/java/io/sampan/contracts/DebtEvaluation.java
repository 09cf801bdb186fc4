package io.sampan.contracts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The life of a debt, event by event: for each event the payoff from the state before it, then the
 * state after it. The rules of PAM, LAM, NAM, ANN, LAX, CLM and UMP, written once; how amounts are
 * counted is the {@link Counting}'s affair. Created for one evaluation, then thrown away.
 */
final class DebtEvaluation {
    private final Debt terms;
    private final DebtSchedule schedule;
    private final Counting counting;
    private final DayCounter counter;
    private final Accrual interest;
    private final Accrual fee;
    private final String currency;
    private final int role;
    private final InterestBase.Kind baseKind;
    private final double feeRate;
    private final boolean feeAccrues;
    private final boolean inAdvance;
    private final @Nullable String settlement;
    private final boolean paysWithInterest;
    private final double redemptionMin;
    private final EqualPayments equalPayments;
    private final ResetRates resetRates;

    private double notional;
    private double base;
    private double rate;
    private double nextPayment;
    private double notionalMultiplier;
    private double interestMultiplier;
    private double interestAtCall;
    private long stateDay;
    private double payoff;
    private int at;

    DebtEvaluation(Debt terms, Situation situation, Counting counting, @Nullable DayCounter given) {
        this.terms = terms;
        this.counting = counting;
        this.schedule = new DebtSchedule(terms, situation);
        this.currency = terms.deal().currency();
        this.role = terms.deal().role().sign();
        this.baseKind = terms.base().kind();
        this.counter = given == null ? counter() : given;
        this.interest = counting.accrual(counter.partsPerYear());
        this.fee = counting.accrual(counter.partsPerYear());
        this.feeRate = terms.fees().rate().doubleValue();
        this.feeAccrues = feeRate != 0 && !terms.fees().absolute();
        this.inAdvance = terms.interest().inAdvance();
        this.settlement = terms.deal().settlementCurrency();
        this.paysWithInterest = terms instanceof Nam || terms instanceof Ann;
        this.redemptionMin = redemptionMin();
        this.equalPayments = new EqualPayments(schedule, counter, counting);
        this.resetRates = new ResetRates(terms, schedule.situation.observed(), counting);
        begin();
    }

    private DayCounter counter() {
        long start = Times.countingDay(schedule.initialExchange);
        var anchor = terms.interest().payment().anchor();
        return DayCounter.of(
                terms.interest().count(),
                schedule.dates.calendar(),
                Times.countingDay(schedule.end),
                start,
                anchor == null ? start : Times.countingDay(Times.seconds(anchor)));
    }

    /** Whether a payment below the interest may redeem less than nothing. */
    private double redemptionMin() {
        boolean adds =
                switch (terms) {
                    case Nam nam -> nam.redemption().unpaidInterestAdds();
                    case Ann ann -> ann.redemption().unpaidInterestAdds();
                    case Pam _, Lam _, Lax _, Clm _, Ump _ -> true;
                };
        return adds ? Double.NEGATIVE_INFINITY : 0;
    }

    /** The state at the status date. */
    private void begin() {
        stateDay = Times.countingDay(schedule.dates.calculated(schedule.statusDate));
        notionalMultiplier = terms.scaling().notionalMultiplier();
        interestMultiplier = terms.scaling().interestMultiplier();
        boolean running = schedule.initialExchange <= schedule.statusDate;
        if (running) {
            setNotional(role * amount("notionalPrincipal", terms.principal().notional()));
            startBase();
            rate = terms.interest().rate().doubleValue();
        }
        double accrued = amount("accruedInterest", terms.interest().accrued());
        boolean asGiven = terms instanceof Pam || terms instanceof Lam;
        interest.add(asGiven ? accrued : role * accrued);
        if (feeAccrues) {
            fee.add(role * amount("feeAccrued", terms.fees().accrued()));
        }
        nextPayment = firstPayment(running);
    }

    private double firstPayment(boolean running) {
        return switch (terms) {
            case Lam lam -> {
                var payment = lam.redemption().nextPayment();
                if (payment != null) {
                    yield amount("nextPrincipalRedemptionPayment", payment);
                }
                double notionalDue = amount("notionalPrincipal", terms.principal().notional());
                int payments = schedule.paymentsAfterStatus(lam.redemption());
                yield payments == 0 ? notionalDue : counting.divided(notionalDue, payments);
            }
            case Nam nam -> {
                var payment = nam.redemption().nextPayment();
                if (payment == null) {
                    throw new TermRefusedException(
                            "nextPrincipalRedemptionPayment", "missing", "an amount for NAM");
                }
                yield amount("nextPrincipalRedemptionPayment", payment);
            }
            case Ann ann -> {
                var payment = ann.redemption().nextPayment();
                if (payment != null) {
                    yield amount("nextPrincipalRedemptionPayment", payment);
                }
                yield running ? equalPayment(schedule.statusDate, false) : 0;
            }
            case Pam _, Lax _, Clm _, Ump _ -> 0;
        };
    }

    /** The signed notional at the status date. */
    double notionalAtStart() {
        return notional;
    }

    /** The signed accrued interest at the status date. */
    double accruedAtStart() {
        return interest.amount();
    }

    Evaluation evaluate() {
        var line = schedule.line;
        var rows = new Evaluation.Rows(currency, counting, Math.max(0, line.end() - line.start()));
        var trade = terms.deal().trade();
        long purchase =
                trade.purchased() == null || terms instanceof Clm || terms instanceof Ump
                        ? Long.MIN_VALUE
                        : Timeline.order(Times.seconds(trade.purchased()), EventType.PRD);
        boolean plainDates = !schedule.dates.shifts() && !line.separatesSchedule();
        int end = line.end();
        for (int i = line.start(); i < end; i++) {
            long key = line.key(i);
            var type = Timeline.type(key);
            long time = Timeline.time(key);
            long scheduled = plainDates ? time : line.scheduled(i);
            long calculated = plainDates ? time : schedule.dates.calculated(scheduled);
            payoff = 0;
            at = i;
            happens(type, scheduled, Times.countingDay(calculated), Timeline.reference(key));
            if (Timeline.orderOf(key) >= purchase || type == EventType.AD) {
                add(rows, type, time, scheduled);
            }
        }
        if (schedule.called != Long.MAX_VALUE
                && line.end() > line.start()
                && line.type(line.end() - 1) == EventType.XD) {
            settleCall(rows);
        }
        return rows.done();
    }

    private void happens(EventType type, long scheduled, long day, int reference) {
        switch (type) {
            case IED -> exchange(day);
            case IP -> payInterest(scheduled, day);
            case PR -> redeem(day, reference);
            case MD -> mature(day);
            case IPCI -> {
                accrueTo(day);
                setNotional(notional + interest.amount());
                interest.clear();
            }
            case RR, RRF -> {
                accrueTo(day);
                rate = resetRates.after(rate, type, scheduled, reference);
            }
            case PRF -> {
                accrueTo(day);
                nextPayment = equalPayment(scheduled, false);
            }
            case PI, PD -> increase(type, day, reference);
            case PY -> chargePrepayment(scheduled, day);
            case PP -> prepay(scheduled, day, reference);
            case FP -> payFee(day);
            case SC -> scale(scheduled, day);
            case IPCB -> {
                accrueTo(day);
                base = notional;
            }
            case PRD -> {
                accrueTo(day);
                double price = amount("priceAtPurchaseDate", terms.deal().trade().purchasePrice());
                payoff = -role * (price + interest.amount());
            }
            case TD -> {
                accrueTo(day);
                double price =
                        amount("priceAtTerminationDate", terms.deal().trade().terminationPrice());
                payoff = role * (price + interest.amount());
                end(day);
            }
            case XD -> call(day);
            case AD, CE -> accrueTo(day);
            case IPFX, IPFL, DV, MR, STD ->
                    throw new IllegalStateException(type + " on " + terms.type());
        }
    }

    private void accrueTo(long day) {
        if (day == stateDay) {
            return;
        }
        long parts = counter.parts(stateDay, day);
        if (!inAdvance) {
            interest.add(base, rate, parts);
        }
        if (feeAccrues) {
            fee.add(notional, feeRate, parts);
        }
        stateDay = day;
    }

    private void exchange(long day) {
        var principal = terms.principal();
        double sum = amount("notionalPrincipal", principal.notional());
        boolean callable = terms instanceof Clm || terms instanceof Ump;
        double premium = callable ? 0 : amount("premiumDiscountAtIED", principal.premiumDiscount());
        payoff = -role * (sum + premium);
        setNotional(role * sum);
        startBase();
        rate = terms.interest().rate().doubleValue();
        var anchor = terms.interest().payment().anchor();
        if (terms instanceof Pam || callable) {
            if (anchor != null && anchor.isBefore(principal.initialExchange())) {
                long from = Times.countingDay(schedule.dates.calculated(Times.seconds(anchor)));
                interest.add(notional, rate, counter.parts(from, day));
            }
        } else {
            interest.clear();
            interest.add(role * amount("accruedInterest", terms.interest().accrued()));
        }
        stateDay = day;
        if (schedule.fixedAtExchange) {
            nextPayment = equalPayment(schedule.initialExchange, true);
        }
    }

    private void payInterest(long scheduled, long day) {
        accrueTo(day);
        if (inAdvance) {
            long next = Times.countingDay(schedule.dates.calculated(nextInterest(scheduled)));
            interest.add(base, rate, counter.parts(day, next));
        }
        payoff = counting.times(interest.amount(), interestMultiplier);
        interest.clear();
    }

    /** The end of the interest period that begins at a scheduled time. */
    private long nextInterest(long scheduled) {
        var line = schedule.line;
        for (int i = at + 1; i < line.end(); i++) {
            if (line.type(i) == EventType.IP && line.scheduled(i) > scheduled) {
                return line.scheduled(i);
            }
        }
        return schedule.end;
    }

    private void redeem(long day, int reference) {
        accrueTo(day);
        double left = role * notional;
        double part;
        if (paysWithInterest) {
            part = Math.min(nextPayment - role * interest.amount(), left);
            part = Math.max(part, redemptionMin);
        } else if (terms instanceof Lax lax) {
            var piece = lax.redemptions().get(reference);
            part = Math.min(amount("arrayNextPrincipalRedemptionPayment", piece.amount()), left);
        } else if (terms instanceof Lam) {
            part = Math.min(Math.abs(nextPayment), left);
        } else {
            part = happened(reference);
        }
        payoff = role * counting.times(part, notionalMultiplier);
        notional = counting.balance(notional - role * part);
        if (baseKind != InterestBase.Kind.LAGGED) {
            base = notional;
        }
    }

    private void increase(EventType type, long day, int reference) {
        accrueTo(day);
        double sum;
        if (terms instanceof Lax lax) {
            sum =
                    amount(
                            "arrayNextPrincipalRedemptionPayment",
                            lax.redemptions().get(reference).amount());
        } else {
            sum = happened(reference);
        }
        if (type == EventType.PD) {
            checkCreditLine(sum);
        }
        payoff = -role * counting.times(sum, notionalMultiplier);
        setNotional(notional + role * sum);
    }

    private void checkCreditLine(double drawing) {
        var line =
                terms instanceof Clm clm
                        ? clm.creditLine()
                        : terms instanceof Ump ump ? ump.creditLine() : null;
        if (line == null) {
            throw new TermRefusedException(
                    "creditLineAmount", "missing", "an amount, since there is a drawing");
        }
        double after = role * notional + drawing;
        if (after > amount("creditLineAmount", line)) {
            throw new TermRefusedException(
                    "creditLineAmount", line, "at least the debt after the drawing, " + after);
        }
    }

    private void prepay(long scheduled, long day, int reference) {
        accrueTo(day);
        double before = role * notional;
        double sum;
        if (reference > 0) {
            sum = happened(reference);
        } else {
            double share =
                    schedule.situation
                            .observed()
                            .at(
                                    terms.prepayment().marketObject(),
                                    scheduled,
                                    "objectCodeOfPrepaymentModel");
            sum = counting.times(before, share);
        }
        sum = Math.min(sum, before);
        payoff = role * sum;
        setNotional(notional - role * sum);
        if (terms.prepayment().effect() == Prepayment.Effect.SMALLER_PAYMENTS && before != 0) {
            nextPayment =
                    terms instanceof Ann
                            ? equalPayment(scheduled, false)
                            : counting.times(nextPayment, role * notional / before);
        }
    }

    /** On the notional before the prepayment, for the time since the last event. */
    private void chargePrepayment(long scheduled, long day) {
        var prepayment = terms.prepayment();
        double penaltyRate = prepayment.penaltyRate().doubleValue();
        switch (prepayment.penalty()) {
            case NONE -> {}
            case AMOUNT -> payoff = role * amount("penaltyRate", prepayment.penaltyRate());
            case RATE -> payoff = overLastStretch(day, penaltyRate);
            case INTEREST_DIFFERENCE -> {
                double market =
                        schedule.situation
                                .observed()
                                .at(
                                        terms.reset().marketObject(),
                                        scheduled,
                                        "marketObjectCodeOfRateReset");
                payoff = overLastStretch(day, Math.max(0, rate - market));
            }
        }
        accrueTo(day);
    }

    private double overLastStretch(long day, double yearlyRate) {
        var penalty = counting.accrual(counter.partsPerYear());
        penalty.add(notional, yearlyRate, counter.parts(stateDay, day));
        return penalty.amount();
    }

    private void payFee(long day) {
        accrueTo(day);
        if (terms.fees().absolute()) {
            payoff = role * amount("feeRate", terms.fees().rate());
        } else {
            payoff = fee.amount();
            fee.clear();
        }
    }

    private void scale(long scheduled, long day) {
        accrueTo(day);
        var scaling = terms.scaling();
        double index =
                schedule.situation
                        .observed()
                        .at(scaling.marketObject(), scheduled, "marketObjectCodeOfScalingIndex");
        double ratio = index / scaling.dealIndex();
        if (scaling.ofInterest()) {
            interestMultiplier = ratio;
        }
        if (scaling.ofNotional()) {
            notionalMultiplier = ratio;
        }
    }

    private void mature(long day) {
        payoff = counting.times(notional, notionalMultiplier);
        end(day);
    }

    /** Nothing is owed any more; the rate keeps its value. */
    private void end(long day) {
        notional = 0;
        base = 0;
        interest.clear();
        fee.clear();
        stateDay = day;
    }

    private void call(long day) {
        accrueTo(day);
        interestAtCall = interest.amount();
        if (terms instanceof Clm clm && !clm.notice().isZero()) {
            interest.clear();
        }
    }

    /** After the notice: the interest up to the call and the principal, even beyond the horizon. */
    private void settleCall(Evaluation.Rows rows) {
        if (!(terms instanceof Clm clm)) {
            return;
        }
        long due = Times.seconds(Times.time(schedule.called).plus(clm.notice()));
        long time = schedule.dates.settled(due, schedule.called);
        payoff = interestAtCall;
        interest.clear();
        add(rows, EventType.IP, time, due);
        payoff = notional;
        notional = 0;
        add(rows, EventType.STD, time, due);
    }

    private void add(Evaluation.Rows rows, EventType type, long time, long scheduled) {
        if (settlement == null || settlement.equals(currency)) {
            rows.add(type, time, payoff, notional, rate, interest.amount());
            return;
        }
        double converted =
                Settlement.convert(
                        payoff, terms.deal(), schedule.situation.observed(), scheduled, counting);
        rows.add(type, time, converted, notional, rate, interest.amount());
        rows.currencyOfLast(settlement);
    }

    private double equalPayment(long time, boolean thatDayToo) {
        return equalPayments.solved(
                role * notional, role * interest.amount(), rate, time, thatDayToo);
    }

    private double happened(int reference) {
        double value = schedule.situation.events().get(reference - 1).value();
        return counting.observed(BigDecimal.valueOf(value), currency);
    }

    private void startBase() {
        base =
                baseKind == InterestBase.Kind.NOTIONAL
                        ? notional
                        : role * amount("interestCalculationBaseAmount", terms.base().amount());
    }

    private void setNotional(double amount) {
        notional = counting.balance(amount);
        if (baseKind == InterestBase.Kind.NOTIONAL) {
            base = amount;
        }
    }

    private double amount(String term, BigDecimal value) {
        return counting.amount(term, value, currency);
    }
}
