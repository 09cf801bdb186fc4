package io.sampan.servicing.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One straight line along which a contract earns until something happens to it: {@code base +
 * round((sumDays + sum × days) × rate / 360)}. With these lines the earnings of a whole portfolio
 * through any day are one statement; a contract is touched only when a line bends.
 *
 * @param line order within the contract
 * @param penalty penalty interest; otherwise contract interest
 * @param base earned by what lies behind, in minor units
 * @param sumDays unpaid sum × days up to {@code from}, minor units × days
 * @param sum what bears interest now
 * @param until the line ends here; the days are then {@code daysMax}
 * @param daysMax days of the whole line as the contract counts them
 */
record Earning(
        int line,
        boolean penalty,
        long base,
        long sumDays,
        long sum,
        BigDecimal rate,
        LocalDate from,
        LocalDate until,
        long daysMax) {

    /** Of a line that does not end by itself. */
    private static final LocalDate OPEN_END = LocalDate.of(9999, 12, 31);

    private static final long OPEN_DAYS = 1_000_000;

    /** The lines of a contract as of the day of the state. */
    static List<Earning> of(State state) {
        var lines = new ArrayList<Earning>();
        if (state.loan() == null) {
            return lines;
        }
        var terms = state.terms();
        var rate = terms.loan().rate().fraction();
        var penaltyRate = terms.penaltyRate().fraction();
        long interest = state.earlyInterest();
        long penalty = 0;
        Row running = null;
        for (var row : state.rows()) {
            if (!row.due().isAfter(state.asOf())) {
                interest += row.interest();
                if (row.lateSum(terms.compound()) > 0) {
                    lines.add(
                            new Earning(
                                    row.number(),
                                    true,
                                    0,
                                    row.lateDays(),
                                    row.lateSum(terms.compound()),
                                    penaltyRate,
                                    row.lateSince(),
                                    OPEN_END,
                                    OPEN_DAYS));
                } else {
                    penalty += row.penalty(state.asOf(), terms);
                }
            } else if (running == null) {
                running = row;
            }
        }
        lines.addFirst(
                running == null
                        ? fixed(0, false, interest, state)
                        : new Earning(
                                0,
                                false,
                                interest,
                                0,
                                running.balance(),
                                rate,
                                running.from(),
                                running.due(),
                                running.days()));
        if (penalty > 0) {
            lines.add(fixed(-1, true, penalty, state));
        }
        return List.copyOf(lines);
    }

    private static Earning fixed(int line, boolean penalty, long base, State state) {
        return new Earning(
                line,
                penalty,
                base,
                0,
                0,
                BigDecimal.ZERO,
                state.terms().loan().drawn(),
                OPEN_END,
                OPEN_DAYS);
    }
}
