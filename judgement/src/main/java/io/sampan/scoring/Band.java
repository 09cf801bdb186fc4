package io.sampan.scoring;

/**
 * A part of a feature's values that gets the same points.
 *
 * @param from the lowest value, inclusive; negative infinity for the first band
 * @param to the value above the highest, exclusive; positive infinity for the last band
 * @param missing whether the band is for enterprises without the value; it then has no bounds
 * @param points against the average enterprise; negative takes points away
 * @param share of the enterprises in training that fell into it, a fraction
 */
public record Band(double from, double to, boolean missing, int points, double share) {

    public Band {
        if (!missing && !(from < to)) {
            throw new IllegalArgumentException("band from " + from + " must be below to " + to);
        }
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share " + share + " must be between 0 and 1");
        }
    }

    public static Band range(double from, double to, int points, double share) {
        return new Band(from, to, false, points, share);
    }

    public static Band missing(int points, double share) {
        return new Band(Double.NaN, Double.NaN, true, points, share);
    }

    Band times(double factor) {
        return new Band(from, to, missing, (int) Math.round(points * factor), share);
    }

    /** Whether a value falls in; {@code NaN} is a missing value. */
    public boolean holds(double value) {
        return missing ? Double.isNaN(value) : value >= from && value < to;
    }
}
