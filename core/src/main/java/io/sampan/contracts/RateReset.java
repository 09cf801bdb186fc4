package io.sampan.contracts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How the rate follows a market.
 *
 * @param marketObject code of the observed rate; a reset without it is refused when it happens
 * @param lifeCap highest rate ever, infinite if there is none
 * @param periodCap most the rate may rise at one reset; {@code periodFloor} most it may fall,
 *     negative
 * @param next the rate of the first reset if it is already known
 */
public record RateReset(
        Recurrence dates,
        @Nullable String marketObject,
        double multiplier,
        double spread,
        double lifeCap,
        double lifeFloor,
        double periodCap,
        double periodFloor,
        @Nullable BigDecimal next) {
    /** A fixed rate. */
    public static final RateReset NONE =
            new RateReset(
                    Recurrence.NONE,
                    null,
                    1,
                    0,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    null);

    public RateReset {
        if (lifeFloor > lifeCap) {
            throw new TermRefusedException("lifeFloor", lifeFloor, "not above lifeCap " + lifeCap);
        }
        if (periodFloor > periodCap) {
            throw new TermRefusedException(
                    "periodFloor", periodFloor, "not above periodCap " + periodCap);
        }
    }

    RateReset withLifeLimits(double cap, double floor) {
        return new RateReset(
                dates, marketObject, multiplier, spread, cap, floor, periodCap, periodFloor, next);
    }

    /** The new rate: the target, moved at most by the period limits, inside the life limits. */
    double limited(double target, double before) {
        double change = Math.min(Math.max(target - before, periodFloor), periodCap);
        return Math.min(Math.max(before + change, lifeFloor), lifeCap);
    }
}
