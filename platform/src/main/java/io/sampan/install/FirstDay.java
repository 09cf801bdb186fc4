package io.sampan.install;

/** The first business day of a fresh installation. Whoever keeps the business day implements it. */
public interface FirstDay {

    /** Opens the calendar day that it is now, unless a business day is open already. */
    void openIfNone();
}
