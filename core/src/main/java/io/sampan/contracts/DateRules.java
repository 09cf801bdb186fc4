package io.sampan.contracts;

import io.sampan.calendar.BusinessCalendar;
import io.sampan.calendar.BusinessDayConvention;
import java.time.LocalDate;

/**
 * How the dates of a contract behave on rest days and at month ends.
 *
 * @param endOfMonth whether dates that start on a month's last day stay on last days ({@code EOM})
 */
public record DateRules(BusinessCalendar calendar, Shift shift, boolean endOfMonth) {
    /** No rest days, no shifting, month ends clipped. */
    public static final DateRules PLAIN = new DateRules(BusinessCalendar.NONE, Shift.NOS, false);

    /** The moment at which an event scheduled for {@code seconds} takes place. */
    long shifted(long seconds) {
        if (!shifts()) {
            return seconds;
        }
        long day = Math.floorDiv(seconds, Times.DAY);
        if (calendar.isBusinessDay(day)) {
            return seconds;
        }
        var moved = calendar.adjust(LocalDate.ofEpochDay(day), shift.convention());
        return seconds + (moved.toEpochDay() - day) * Times.DAY;
    }

    /**
     * The moment at which something that {@code cause} brought about is paid: a payment scheduled
     * for a rest day never moves to before its cause, whatever the convention.
     */
    long settled(long scheduled, long cause) {
        long time = shifted(scheduled);
        if (time >= cause) {
            return time;
        }
        long day = Math.floorDiv(scheduled, Times.DAY);
        var moved = calendar.adjust(LocalDate.ofEpochDay(day), BusinessDayConvention.FOLLOWING);
        return scheduled + (moved.toEpochDay() - day) * Times.DAY;
    }

    /** The moment with which an event scheduled for {@code seconds} is calculated. */
    long calculated(long seconds) {
        return shift.calculatesShifted() ? shifted(seconds) : seconds;
    }

    boolean shifts() {
        return calendar != BusinessCalendar.NONE
                && shift.convention() != BusinessDayConvention.NONE;
    }
}
