package io.sampan.contracts;

/** Fixed against floating interest on one notional, event by event (ACTUS SWPPV). */
final class SwapEvaluation {
    private final Swppv terms;
    private final Sheet sheet;
    private final DayCounter counter;
    private final Accrual interest;
    private final Accrual floating;
    private final double fixedRate;

    private double notional;
    private double rate;
    private long stateDay;
    private long lastParts;

    SwapEvaluation(Swppv terms, Situation situation, Counting counting) {
        this.terms = terms;
        this.sheet = new Sheet(terms.deal(), situation, counting);
        long exchange = Times.seconds(terms.principal().initialExchange());
        long end = end();
        this.counter =
                DayCounter.of(
                        terms.interest().count(),
                        terms.deal().dates().calendar(),
                        Times.countingDay(end),
                        Times.countingDay(exchange),
                        Times.countingDay(anchor(terms.interest().payment())));
        this.interest = counting.accrual(counter.partsPerYear());
        this.floating = counting.accrual(counter.partsPerYear());
        this.fixedRate = terms.interest().rate().doubleValue();
        this.stateDay = Times.countingDay(terms.deal().dates().calculated(sheet.statusDate));
        if (exchange <= sheet.statusDate) {
            notional = sheet.role * sheet.amount("notionalPrincipal", terms.principal().notional());
            rate = terms.floatingRate().doubleValue();
            interest.add(sheet.role * sheet.amount("accruedInterest", terms.interest().accrued()));
        }
        schedule(exchange, end);
    }

    private long end() {
        var maturity = terms.principal().maturity();
        if (maturity == null) {
            throw new TermRefusedException("maturityDate", "missing", "a date");
        }
        return Times.seconds(maturity);
    }

    private long anchor(Recurrence recurrence) {
        return Sheet.seconds(
                recurrence.anchor(), Times.seconds(terms.principal().initialExchange()));
    }

    private void schedule(long exchange, long end) {
        sheet.trade();
        sheet.at(EventType.IED, exchange);
        var payment = terms.interest().payment();
        boolean endOfMonth = terms.deal().dates().endOfMonth();
        if (!payment.isNone()) {
            long[] days = Schedules.dates(anchor(payment), payment.cycle(), end, endOfMonth, true);
            for (long day : days) {
                sheet.shifted(terms.cash() ? EventType.IP : EventType.IPFX, day);
            }
            if (!terms.cash()) {
                for (long day : days) {
                    sheet.shifted(EventType.IPFL, day);
                }
            }
        }
        var resets = terms.reset().dates();
        boolean known = terms.reset().next() != null;
        if (!resets.isNone()) {
            for (long day :
                    Schedules.dates(anchor(resets), resets.cycle(), end, endOfMonth, false)) {
                boolean first = known && terms.deal().dates().shifted(day) > sheet.statusDate;
                sheet.shifted(first ? EventType.RRF : EventType.RR, day);
                known &= !first;
            }
        }
        for (var event : sheet.situation.events()) {
            if (event.type() == EventType.AD) {
                sheet.at(EventType.AD, Times.seconds(event.time()));
            }
        }
        sheet.at(EventType.MD, end);
        sheet.readyToHorizon();
    }

    Evaluation evaluate() {
        var line = sheet.line;
        for (int i = line.start(); i < line.end(); i++) {
            double payoff = happens(line.type(i), line.scheduled(i), sheet.day(i));
            if (line.order(i) >= sheet.purchase() || line.type(i) == EventType.AD) {
                sheet.row(i, payoff, notional, rate, interest.amount());
            }
        }
        return sheet.rows.done();
    }

    private double happens(EventType type, long scheduled, long day) {
        return switch (type) {
            case IED -> {
                notional =
                        sheet.role
                                * sheet.amount("notionalPrincipal", terms.principal().notional());
                rate = terms.floatingRate().doubleValue();
                stateDay = day;
                yield 0;
            }
            case IPFX -> {
                lastParts = counter.parts(stateDay, day);
                interest.add(notional, fixedRate, lastParts);
                stateDay = day;
                yield paid(interest);
            }
            case IPFL -> {
                floating.add(notional, -rate, lastParts);
                lastParts = 0;
                yield paid(floating);
            }
            case IP -> {
                accrueTo(day);
                yield paid(interest);
            }
            case RR, RRF -> {
                accrueTo(day);
                resetRate(type, scheduled);
                yield 0;
            }
            case PRD -> {
                accrueTo(day);
                yield -sheet.role * sheet.purchasePrice();
            }
            case TD -> {
                clear();
                yield sheet.terminationPrice();
            }
            case MD -> {
                clear();
                yield 0;
            }
            default -> {
                accrueTo(day);
                yield 0;
            }
        };
    }

    private void accrueTo(long day) {
        long parts = counter.parts(stateDay, day);
        interest.add(notional, terms.cash() ? fixedRate - rate : fixedRate, parts);
        floating.add(notional, -rate, parts);
        stateDay = day;
    }

    private void resetRate(EventType type, long scheduled) {
        var reset = terms.reset();
        var next = reset.next();
        if (type == EventType.RRF && next != null) {
            rate = next.doubleValue();
            return;
        }
        double observed =
                sheet.situation
                        .observed()
                        .at(reset.marketObject(), scheduled, "marketObjectCodeOfRateReset");
        rate = reset.limited(observed * reset.multiplier() + reset.spread(), rate);
    }

    private void clear() {
        notional = 0;
        interest.clear();
        floating.clear();
    }

    private static double paid(Accrual accrual) {
        double amount = accrual.amount();
        accrual.clear();
        return amount;
    }
}
