package io.sampan.calendar;

/** What happens to a date that falls on a rest day. */
public enum BusinessDayConvention {
    /** The date stays where it is. */
    NONE,
    /** The next business day (Civil Code art. 203 for the last day of a period). */
    FOLLOWING,
    /** The next business day, unless it lies in another month: then the previous one. */
    MODIFIED_FOLLOWING,
    /** The previous business day. */
    PRECEDING,
    /** The previous business day, unless it lies in another month: then the next one. */
    MODIFIED_PRECEDING
}
