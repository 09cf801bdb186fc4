package io.sampan.scoring;

/**
 * How odds become points: {@code pointsAtOdds} points stand for {@code odds} good borrowers to one
 * bad, and every {@code pointsToDouble} points more double the odds. The usual 600 at 50:1 with 20
 * is {@link #USUAL}.
 */
public record Scaling(int pointsAtOdds, double odds, double pointsToDouble) {

    public static final Scaling USUAL = new Scaling(600, 50, 20);

    public Scaling {
        if (!(odds > 0) || !(pointsToDouble > 0)) {
            throw new IllegalArgumentException(
                    "odds "
                            + odds
                            + " and pointsToDouble "
                            + pointsToDouble
                            + " must be above zero");
        }
    }

    /** Points per unit of log odds. */
    public double factor() {
        return pointsToDouble / StrictMath.log(2);
    }

    /** Points for the logarithm of the odds good to bad. */
    public double points(double logOdds) {
        return pointsAtOdds + factor() * (logOdds - StrictMath.log(odds));
    }

    /** The logarithm of the odds good to bad that points stand for. */
    public double logOdds(double points) {
        return (points - pointsAtOdds) / factor() + StrictMath.log(odds);
    }

    /** The probability of default that points stand for. */
    public double probabilityOfDefault(double points) {
        return 1 / (1 + StrictMath.exp(logOdds(points)));
    }
}
