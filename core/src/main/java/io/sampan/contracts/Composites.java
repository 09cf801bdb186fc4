package io.sampan.contracts;

import java.time.LocalDateTime;
import java.util.Optional;

/** Contracts made of other contracts: swaps of two legs, caps and floors (ACTUS SWAPS, CAPFL). */
final class Composites {
    private Composites() {}

    /**
     * Pays the difference that the cap or floor makes to each interest payment of the underlying,
     * whatever its direction.
     */
    static Evaluation cap(Capfl terms, Situation situation, Counting counting) {
        var sheet = new Sheet(terms.deal(), situation, counting);
        var plain =
                terms.underlying().withDeal(terms.underlying().deal().withRole(ContractRole.RPA));
        var reset = plain.reset();
        var limited =
                plain.withReset(
                        reset.withLifeLimits(
                                Math.min(terms.cap(), reset.lifeCap()),
                                Math.max(terms.floor(), reset.lifeFloor())));
        var until = new Situation(situation.observed(), situation.events(), end(plain, sheet));
        var free = Contracts.evaluate(plain, until, counting);
        var bound = Contracts.evaluate(limited, until, counting);
        sheet.trade();
        for (int i = 0; i < free.size(); i++) {
            if (free.type(i) == EventType.IP) {
                sheet.line.add(EventType.IP, free.seconds(i), free.seconds(i), i);
            }
        }
        sheet.readyToHorizon();
        for (int i = sheet.line.start(); i < sheet.line.end(); i++) {
            int leg = sheet.line.reference(i);
            double payoff =
                    switch (sheet.line.type(i)) {
                        case PRD -> -sheet.role * sheet.purchasePrice();
                        case TD -> sheet.role * sheet.terminationPrice();
                        default ->
                                sheet.role
                                        * Math.abs(
                                                free.payoffCounted(leg) - bound.payoffCounted(leg));
                    };
            if (sheet.line.order(i) >= sheet.purchase()) {
                sheet.row(i, payoff, 0, 0, 0);
            }
        }
        return sheet.rows.done();
    }

    static Evaluation swap(Swaps terms, Situation situation, Counting counting) {
        var sheet = new Sheet(terms.deal(), situation, counting);
        boolean receivesFirst = sheet.role > 0;
        var first = leg(terms.first(), receivesFirst, sheet);
        var second = leg(terms.second(), !receivesFirst, sheet);
        sheet.trade();
        schedule(sheet, first, 1);
        schedule(sheet, second, 2);
        sheet.readyToHorizon();
        var line = sheet.line;
        int[] indices = {0, 0, 0};
        var legs = new Evaluation[] {first, first, second};
        for (int leg = 1; leg <= 2; leg++) {
            indices[leg] = firstKept(legs[leg], sheet);
        }
        for (int i = line.start(); i < line.end(); i++) {
            int leg = line.reference(i);
            boolean owned = line.order(i) >= sheet.purchase();
            if (leg == 0) {
                tradeRow(sheet, i, first, second, owned);
                continue;
            }
            int row = indices[leg]++;
            boolean pair = terms.cash() && isPair(line, i);
            if (pair) {
                int other = indices[3 - leg]++;
                if (owned) {
                    mergedRow(sheet, i, legs[leg], row, legs[3 - leg], other);
                }
                i++; // The other leg's event is in the merged row.
            } else if (owned && (!terms.cash() || staysAlone(line.type(i)))) {
                legRow(sheet, i, legs[leg], row);
            }
        }
        return sheet.rows.done();
    }

    private static Evaluation leg(Debt terms, boolean received, Sheet sheet) {
        var role = received ? ContractRole.RPA : ContractRole.RPL;
        var ownLife =
                new Situation(
                        sheet.situation.observed(), sheet.situation.events(), end(terms, sheet));
        return Contracts.evaluate(
                terms.withDeal(terms.deal().withRole(role)), ownLife, sheet.counting);
    }

    /**
     * The horizon, or the termination if that is earlier: nothing is observed later. A contract
     * without maturity of its own ends at the horizon, so the termination must not move that end.
     */
    private static Optional<LocalDateTime> end(Debt part, Sheet sheet) {
        var horizon = sheet.situation.horizon();
        var terminated = sheet.deal.trade().terminated();
        if (terminated == null
                || part instanceof Ump
                || part instanceof Clm
                || horizon.filter(terminated::isAfter).isPresent()) {
            return horizon;
        }
        return Optional.of(terminated);
    }

    private static void schedule(Sheet sheet, Evaluation leg, int number) {
        for (int i = 0; i < leg.size(); i++) {
            sheet.line.add(leg.type(i), leg.seconds(i), leg.seconds(i), number);
        }
    }

    /** Index of the first event of a leg after the status date of the swap. */
    private static int firstKept(Evaluation leg, Sheet sheet) {
        int i = 0;
        while (i < leg.size() && leg.seconds(i) <= sheet.statusDate) {
            i++;
        }
        return i;
    }

    private static boolean isPair(Timeline line, int i) {
        return i + 1 < line.end()
                && isMerged(line.type(i))
                && line.type(i + 1) == line.type(i)
                && line.time(i + 1) == line.time(i)
                && line.reference(i + 1) != line.reference(i)
                && line.reference(i + 1) != 0;
    }

    private static boolean isMerged(EventType type) {
        return type == EventType.IED || type == EventType.MD || staysAlone(type);
    }

    private static boolean staysAlone(EventType type) {
        return type == EventType.PR || type == EventType.IP;
    }

    private static void legRow(Sheet sheet, int i, Evaluation leg, int row) {
        sheet.rows.add(
                leg.type(row),
                sheet.line.time(i),
                leg.payoffCounted(row),
                leg.notionalCounted(row),
                leg.rate(row),
                leg.accruedCounted(row));
        sheet.rows.currencyOfLast(leg.currency(row));
    }

    private static void mergedRow(
            Sheet sheet, int i, Evaluation a, int rowOfA, Evaluation b, int rowOfB) {
        if (!a.currency(rowOfA).equals(b.currency(rowOfB))) {
            throw new TermRefusedException(
                    "deliverySettlement", "S", "D, since the legs are paid in two currencies");
        }
        sheet.rows.add(
                a.type(rowOfA),
                sheet.line.time(i),
                a.payoffCounted(rowOfA) + b.payoffCounted(rowOfB),
                a.notionalCounted(rowOfA) + b.notionalCounted(rowOfB),
                0,
                a.accruedCounted(rowOfA) + b.accruedCounted(rowOfB));
        sheet.rows.currencyOfLast(a.currency(rowOfA));
    }

    private static void tradeRow(
            Sheet sheet, int i, Evaluation first, Evaluation second, boolean owned) {
        if (!owned) {
            return;
        }
        boolean purchase = sheet.line.type(i) == EventType.PRD;
        double payoff =
                purchase
                        ? sheet.purchasePrice()
                        : sheet.terminationPrice()
                                + unpaidAt(first, sheet.line.time(i))
                                + unpaidAt(second, sheet.line.time(i));
        sheet.row(i, payoff, 0, 0, 0);
    }

    /** Interest accrued by a redemption at a time, unless it is paid at that very time. */
    private static double unpaidAt(Evaluation leg, long time) {
        double unpaid = 0;
        for (int i = 0; i < leg.size(); i++) {
            if (leg.seconds(i) == time) {
                if (leg.type(i) == EventType.IP) {
                    return 0;
                }
                if (leg.type(i) == EventType.PR) {
                    unpaid = leg.accruedCounted(i);
                }
            }
        }
        return unpaid;
    }
}
