package io.sampan.contracts;

/** How a Chinese lender counts the days of a loan; the contract says which. */
public enum InterestCount {
    /** Actual days at the daily rate, yearly rate / 360. */
    ACTUAL_360,
    /**
     * A full scheduled period is one month at the monthly rate, yearly rate / 12, whatever its
     * length; a broken part counts its actual days at the daily rate, never more than the full
     * period.
     */
    MONTHS_30_360
}
