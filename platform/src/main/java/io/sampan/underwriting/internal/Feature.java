package io.sampan.underwriting.internal;

import static io.sampan.scoring.Direction.EITHER;
import static io.sampan.scoring.Direction.LESS_IS_BETTER;
import static io.sampan.scoring.Direction.MORE_IS_BETTER;

import io.sampan.scoring.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The features that underwriting knows, each with the way it may move a score. What a feature means
 * and how it is shown is said in the pack ({@code underwriting/features.yaml}); {@link
 * InvoiceFeatures} computes them.
 */
enum Feature {
    SALES_MEAN(Unit.YUAN, MORE_IS_BETTER),
    SALES_MEDIAN(Unit.YUAN, MORE_IS_BETTER),
    SALES_GROWTH(Unit.SHARE, MORE_IS_BETTER),
    SALES_VOLATILITY(Unit.RATIO, LESS_IS_BETTER),
    SALES_ACTIVE_MONTHS(Unit.SHARE, MORE_IS_BETTER),
    SALES_GAP(Unit.MONTHS, LESS_IS_BETTER),
    SALES_PEAK(Unit.SHARE, LESS_IS_BETTER),
    SALES_INVOICES(Unit.NUMBER, MORE_IS_BETTER),
    SALES_INVOICE_SIZE(Unit.YUAN, EITHER),
    SALES_RECENCY(Unit.DAYS, LESS_IS_BETTER),
    SALES_TAX_RATE(Unit.SHARE, EITHER),
    SALES_VOID_SHARE(Unit.SHARE, LESS_IS_BETTER),
    SALES_RED_SHARE(Unit.SHARE, LESS_IS_BETTER),
    BUYERS(Unit.NUMBER, MORE_IS_BETTER),
    LARGEST_BUYER_SHARE(Unit.SHARE, LESS_IS_BETTER),
    BUYERS_CONCENTRATION(Unit.RATIO, LESS_IS_BETTER),
    REGULAR_BUYERS_SHARE(Unit.SHARE, MORE_IS_BETTER),
    PURCHASES_MEAN(Unit.YUAN, MORE_IS_BETTER),
    PURCHASES_ACTIVE_MONTHS(Unit.SHARE, MORE_IS_BETTER),
    PURCHASES_INVOICES(Unit.NUMBER, MORE_IS_BETTER),
    PURCHASES_VOID_SHARE(Unit.SHARE, LESS_IS_BETTER),
    PURCHASES_RED_SHARE(Unit.SHARE, LESS_IS_BETTER),
    SUPPLIERS(Unit.NUMBER, MORE_IS_BETTER),
    LARGEST_SUPPLIER_SHARE(Unit.SHARE, LESS_IS_BETTER),
    MARGIN(Unit.SHARE, EITHER),
    HISTORY(Unit.MONTHS, MORE_IS_BETTER);

    private final Unit unit;
    private final Direction direction;

    Feature(Unit unit, Direction direction) {
        this.unit = unit;
        this.direction = direction;
    }

    /**
     * Whether a points table may use it. What has no certain direction stays out, and so does what
     * depends on the day it is looked at (days since the last sale, growth) or on how far back
     * invoices were delivered (history): policy asks about those.
     */
    boolean scored() {
        return direction != EITHER
                && this != SALES_RECENCY
                && this != SALES_GROWTH
                && this != HISTORY;
    }

    /** The features that a points table may use. */
    static List<Feature> allScored() {
        return Arrays.stream(values()).filter(Feature::scored).toList();
    }

    /** The name in packs, tables and answers, for example {@code sales_mean}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    Unit unit() {
        return unit;
    }

    Direction direction() {
        return direction;
    }

    static Feature of(String key) {
        try {
            return valueOf(key.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("there is no feature " + key, e);
        }
    }

    /** What a value counts; decides its decimals. */
    enum Unit {
        YUAN(0),
        SHARE(4),
        RATIO(4),
        NUMBER(2),
        MONTHS(0),
        DAYS(0);

        private final int decimals;

        Unit(int decimals) {
            this.decimals = decimals;
        }

        int decimals() {
            return decimals;
        }
    }
}
