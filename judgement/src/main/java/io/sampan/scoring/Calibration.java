package io.sampan.scoring;

/**
 * Sets the logarithm of the odds bad to good right: {@code shift + slope x}. Learnt on cases that
 * the model had not seen, never on those it is later judged by.
 *
 * @param slope below one draws the probabilities together, above one apart; above zero
 */
public record Calibration(double slope, double shift) {

    private static final int STEPS = 30;

    public static final Calibration NONE = new Calibration(1, 0);

    public Calibration {
        if (!(slope > 0) || Double.isInfinite(slope) || !Double.isFinite(shift)) {
            throw new IllegalArgumentException(
                    "slope " + slope + " must be above zero and shift " + shift + " a number");
        }
    }

    /** The given slope, with the shift that gives these cases as many bad ends as they had. */
    static Calibration level(double slope, double[] probability, boolean[] bad) {
        double shift = 0;
        for (int step = 0; step < STEPS; step++) {
            double missing = 0;
            double moves = 1e-9;
            for (int row = 0; row < bad.length; row++) {
                double odds = shift + slope * Measures.logOdds(probability[row]);
                double p = 1 / (1 + StrictMath.exp(-odds));
                missing += (bad[row] ? 1 : 0) - p;
                moves += p * (1 - p);
            }
            shift += Math.clamp(missing / moves, -2, 2);
        }
        return new Calibration(slope, shift);
    }

    /** This one first, the other after it. */
    Calibration then(Calibration next) {
        return new Calibration(slope * next.slope(), next.apply(shift));
    }

    double apply(double logOdds) {
        return shift + slope * logOdds;
    }
}
