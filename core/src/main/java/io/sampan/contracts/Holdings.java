package io.sampan.contracts;

import java.math.BigDecimal;

/** Things held rather than owed: cash, stock, commodities; and the exchange of two currencies. */
final class Holdings {
    private static final int DIVIDEND_YEARS = 10;

    private Holdings() {}

    static Evaluation cash(Csh cash, Situation situation, Counting counting) {
        var sheet = new Sheet(cash.deal(), situation, counting);
        for (var event : situation.events()) {
            if (event.type() == EventType.AD) {
                sheet.at(EventType.AD, Times.seconds(event.time()));
            }
        }
        sheet.readyToHorizon();
        double notional = sheet.role * sheet.amount("notionalPrincipal", cash.notional());
        for (int i = sheet.line.start(); i < sheet.line.end(); i++) {
            sheet.row(i, 0, notional, 0, 0);
        }
        return sheet.rows.done();
    }

    static Evaluation stock(Stk stock, Situation situation, Counting counting) {
        var sheet = new Sheet(stock.deal(), situation, counting);
        sheet.trade();
        dividends(stock, sheet);
        sheet.readyToHorizon();
        boolean known = stock.nextDividend() != null;
        for (int i = sheet.line.start(); i < sheet.line.end(); i++) {
            double payoff = price(sheet, i, stock.quantity());
            if (sheet.line.type(i) == EventType.DV) {
                payoff = sheet.role * dividend(stock, sheet, i, known);
                known = false;
            }
            sheet.row(i, payoff, 0, 0, 0);
        }
        return sheet.rows.done();
    }

    private static void dividends(Stk stock, Sheet sheet) {
        var anchor = stock.dividends().anchor();
        if (anchor == null) {
            if (stock.dividends().cycle() != null) {
                throw new TermRefusedException(
                        "cycleAnchorDateOfDividend", "missing", "a date with cycleOfDividend");
            }
            return;
        }
        var terminated = stock.deal().trade().terminated();
        long end =
                Times.seconds(terminated == null ? anchor.plusYears(DIVIDEND_YEARS) : terminated);
        boolean recurs = stock.dividends().cycle() != null;
        long[] days =
                Schedules.dates(
                        Times.seconds(anchor),
                        stock.dividends().cycle(),
                        end,
                        stock.deal().dates().endOfMonth(),
                        recurs);
        for (long day : days) {
            sheet.shifted(EventType.DV, day);
        }
    }

    private static double dividend(Stk stock, Sheet sheet, int i, boolean known) {
        var next = stock.nextDividend();
        return known && next != null
                ? sheet.amount("nextDividendPaymentAmount", next)
                : sheet.value(
                        stock.dividendObject(),
                        sheet.line.scheduled(i),
                        "marketObjectCodeOfDividends",
                        stock.quantity());
    }

    static Evaluation commodity(Com commodity, Situation situation, Counting counting) {
        var sheet = new Sheet(commodity.deal(), situation, counting);
        sheet.trade();
        sheet.readyToHorizon();
        for (int i = sheet.line.start(); i < sheet.line.end(); i++) {
            sheet.row(i, price(sheet, i, commodity.quantity()), 0, 0, 0);
        }
        return sheet.rows.done();
    }

    private static double price(Sheet sheet, int i, BigDecimal quantity) {
        double pieces = quantity.doubleValue();
        return switch (sheet.line.type(i)) {
            case PRD -> -sheet.role * sheet.counting.times(sheet.purchasePrice(), pieces);
            case TD -> sheet.role * sheet.counting.times(sheet.terminationPrice(), pieces);
            default -> 0;
        };
    }

    static Evaluation exchange(Fxout exchange, Situation situation, Counting counting) {
        var sheet = new Sheet(exchange.deal(), situation, counting);
        sheet.trade();
        long maturity = Times.seconds(exchange.maturity());
        long time = exchange.deal().dates().shifted(maturity);
        if (exchange.deal().trade().terminated() == null) {
            if (exchange.cash()) {
                sheet.settlement(maturity, exchange.settlement());
            } else {
                sheet.line.add(EventType.MD, time, maturity, 1);
                sheet.line.add(EventType.MD, time, maturity, 2);
            }
        }
        sheet.readyToHorizon();
        for (int i = sheet.line.start(); i < sheet.line.end(); i++) {
            sheet.row(i, exchanged(exchange, sheet, i), 0, 0, 0);
            if (sheet.line.reference(i) == 2) {
                sheet.rows.currencyOfLast(exchange.currency2());
            }
        }
        return sheet.rows.done();
    }

    private static double exchanged(Fxout exchange, Sheet sheet, int i) {
        double first = sheet.amount("notionalPrincipal", exchange.notional());
        return switch (sheet.line.type(i)) {
            case PRD -> -sheet.role * sheet.purchasePrice();
            case TD -> sheet.terminationPrice();
            case MD ->
                    sheet.line.reference(i) == 1
                            ? sheet.role * first
                            : -sheet.role
                                    * sheet.counting.amount(
                                            "notionalPrincipal2",
                                            exchange.notional2(),
                                            exchange.currency2());
            case STD -> {
                double second =
                        sheet.value(
                                exchange.currency2() + "/" + exchange.deal().currency(),
                                Times.seconds(exchange.maturity()),
                                "currency2",
                                exchange.notional2());
                yield sheet.role * (first - second);
            }
            default -> 0;
        };
    }
}
