package io.sampan.calendar;

/** A calendar was asked about a year for which its table of rest days has not been loaded. */
public final class UncoveredYearException extends IllegalStateException {
    private final int year;

    UncoveredYearException(int year, String covered) {
        super(
                "the business-day table does not cover %d (it covers %s): load the rest days of %d"
                        .formatted(year, covered, year));
        this.year = year;
    }

    public int year() {
        return year;
    }
}
