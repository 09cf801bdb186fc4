package io.sampan.underwriting.internal;

import static io.sampan.scoring.Direction.EITHER;
import static io.sampan.scoring.Direction.LESS_IS_BETTER;
import static io.sampan.scoring.Direction.MORE_IS_BETTER;
import static io.sampan.underwriting.internal.Feature.Source.BANK_STATEMENTS;
import static io.sampan.underwriting.internal.Feature.Source.INDUSTRY;
import static io.sampan.underwriting.internal.Feature.Source.INVOICES;
import static io.sampan.underwriting.internal.Feature.Source.PAYMENTS;
import static io.sampan.underwriting.internal.Feature.Source.RELATIONS;
import static io.sampan.underwriting.internal.Feature.Source.REPAYMENTS;
import static io.sampan.underwriting.internal.Feature.Source.TAX_RETURNS;

import io.sampan.scoring.Direction;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The catalogue of what underwriting knows about an enterprise: each feature with where it comes
 * from, what its value counts and the way it may move a score, said before any data was seen. What
 * a feature means, how it is shown and the reason that names it is said in the pack ({@code
 * underwriting/features.yaml}).
 */
enum Feature {
    SALES_MEAN(INVOICES, Unit.YUAN, MORE_IS_BETTER),
    SALES_MEDIAN(INVOICES, Unit.YUAN, MORE_IS_BETTER),
    SALES_GROWTH(INVOICES, Unit.SHARE, MORE_IS_BETTER),
    SALES_VOLATILITY(INVOICES, Unit.RATIO, LESS_IS_BETTER),
    SALES_ACTIVE_MONTHS(INVOICES, Unit.SHARE, MORE_IS_BETTER),
    SALES_GAP(INVOICES, Unit.MONTHS, LESS_IS_BETTER),
    SALES_PEAK(INVOICES, Unit.SHARE, LESS_IS_BETTER),
    SALES_INVOICES(INVOICES, Unit.NUMBER, MORE_IS_BETTER),
    SALES_INVOICE_SIZE(INVOICES, Unit.YUAN, EITHER),
    SALES_RECENCY(INVOICES, Unit.DAYS, LESS_IS_BETTER),
    SALES_TAX_RATE(INVOICES, Unit.SHARE, EITHER),
    SALES_VOID_SHARE(INVOICES, Unit.SHARE, LESS_IS_BETTER),
    SALES_RED_SHARE(INVOICES, Unit.SHARE, LESS_IS_BETTER),
    BUYERS(INVOICES, Unit.NUMBER, MORE_IS_BETTER),
    LARGEST_BUYER_SHARE(INVOICES, Unit.SHARE, LESS_IS_BETTER),
    BUYERS_CONCENTRATION(INVOICES, Unit.RATIO, LESS_IS_BETTER),
    REGULAR_BUYERS_SHARE(INVOICES, Unit.SHARE, MORE_IS_BETTER),
    PURCHASES_MEAN(INVOICES, Unit.YUAN, MORE_IS_BETTER),
    PURCHASES_ACTIVE_MONTHS(INVOICES, Unit.SHARE, MORE_IS_BETTER),
    PURCHASES_INVOICES(INVOICES, Unit.NUMBER, MORE_IS_BETTER),
    PURCHASES_VOID_SHARE(INVOICES, Unit.SHARE, LESS_IS_BETTER),
    PURCHASES_RED_SHARE(INVOICES, Unit.SHARE, LESS_IS_BETTER),
    SUPPLIERS(INVOICES, Unit.NUMBER, MORE_IS_BETTER),
    LARGEST_SUPPLIER_SHARE(INVOICES, Unit.SHARE, LESS_IS_BETTER),
    MARGIN(INVOICES, Unit.SHARE, EITHER),
    HISTORY(INVOICES, Unit.MONTHS, MORE_IS_BETTER),

    SALES_MOMENTUM(INVOICES, Unit.RATIO, MORE_IS_BETTER),
    SALES_SEASONALITY(INVOICES, Unit.RATIO, LESS_IS_BETTER),
    SALES_WEEKEND_SHARE(INVOICES, Unit.SHARE, EITHER),
    SALES_ROUND_SHARE(INVOICES, Unit.SHARE, LESS_IS_BETTER),
    SALES_NEAR_CEILING_SHARE(INVOICES, Unit.SHARE, LESS_IS_BETTER),
    SALES_MAIN_RATE_SHARE(INVOICES, Unit.SHARE, EITHER),
    SALES_LARGEST_INVOICE_SHARE(INVOICES, Unit.SHARE, LESS_IS_BETTER),
    SALES_LATE_RED_SHARE(INVOICES, Unit.SHARE, LESS_IS_BETTER),
    SALES_NUMBER_GAPS(INVOICES, Unit.SHARE, LESS_IS_BETTER),
    NEW_BUYERS_SHARE(INVOICES, Unit.SHARE, EITHER),
    RETURNING_BUYERS_SHARE(INVOICES, Unit.SHARE, MORE_IS_BETTER),
    CIRCULAR_TRADE_SHARE(INVOICES, Unit.SHARE, LESS_IS_BETTER),
    PURCHASES_GROWTH(INVOICES, Unit.SHARE, EITHER),
    PURCHASES_VOLATILITY(INVOICES, Unit.RATIO, LESS_IS_BETTER),
    PURCHASES_GAP(INVOICES, Unit.MONTHS, LESS_IS_BETTER),
    PURCHASES_RECENCY(INVOICES, Unit.DAYS, LESS_IS_BETTER),
    PURCHASES_INVOICE_SIZE(INVOICES, Unit.YUAN, EITHER),
    SUPPLIERS_CONCENTRATION(INVOICES, Unit.RATIO, LESS_IS_BETTER),
    REGULAR_SUPPLIERS_SHARE(INVOICES, Unit.SHARE, MORE_IS_BETTER),
    MONTHS_KNOWN(INVOICES, Unit.MONTHS, MORE_IS_BETTER),

    TAX_DECLARED_GAP(TAX_RETURNS, Unit.SHARE, LESS_IS_BETTER),
    TAX_PAID_SHARE(TAX_RETURNS, Unit.SHARE, EITHER),
    TAX_RETURNS_LATE_SHARE(TAX_RETURNS, Unit.SHARE, LESS_IS_BETTER),
    TAX_NIL_RETURNS_SHARE(TAX_RETURNS, Unit.SHARE, LESS_IS_BETTER),
    TAX_DECLARED_GROWTH(TAX_RETURNS, Unit.SHARE, MORE_IS_BETTER),

    BANK_INFLOW_MEAN(BANK_STATEMENTS, Unit.YUAN, MORE_IS_BETTER),
    BANK_NET_FLOW(BANK_STATEMENTS, Unit.SHARE, MORE_IS_BETTER),
    BANK_BALANCE_LOWEST(BANK_STATEMENTS, Unit.YUAN, MORE_IS_BETTER),
    BANK_DAYS_OVERDRAWN(BANK_STATEMENTS, Unit.DAYS, LESS_IS_BETTER),
    BANK_INFLOW_MATCHED(BANK_STATEMENTS, Unit.SHARE, MORE_IS_BETTER),
    BANK_INFLOW_TO_SALES(BANK_STATEMENTS, Unit.RATIO, EITHER),

    LOANS_PAID_OFF(REPAYMENTS, Unit.NUMBER, MORE_IS_BETTER),
    WORST_DAYS_LATE(REPAYMENTS, Unit.DAYS, LESS_IS_BETTER),
    DAYS_SINCE_LATE(REPAYMENTS, Unit.DAYS, MORE_IS_BETTER),
    INSTALMENTS_ON_TIME(REPAYMENTS, Unit.SHARE, MORE_IS_BETTER),
    DEBITS_FAILED_SHARE(PAYMENTS, Unit.SHARE, LESS_IS_BETTER),

    INDUSTRY_GROWTH(INDUSTRY, Unit.SHARE, MORE_IS_BETTER),
    GROWTH_AGAINST_INDUSTRY(INDUSTRY, Unit.SHARE, MORE_IS_BETTER),

    RELATED_ENTERPRISES(RELATIONS, Unit.NUMBER, EITHER),
    RELATED_DAYS_LATE(RELATIONS, Unit.DAYS, LESS_IS_BETTER);

    /** They move with the day they are looked at, or with how far back invoices were delivered. */
    private static final Set<Feature> FOR_POLICY =
            EnumSet.of(
                    SALES_RECENCY,
                    SALES_GROWTH,
                    HISTORY,
                    SALES_MOMENTUM,
                    PURCHASES_GROWTH,
                    PURCHASES_RECENCY,
                    MONTHS_KNOWN,
                    TAX_DECLARED_GROWTH,
                    INDUSTRY_GROWTH,
                    GROWTH_AGAINST_INDUSTRY);

    private final Source source;
    private final Unit unit;
    private final Direction direction;

    Feature(Source source, Unit unit, Direction direction) {
        this.source = source;
        this.unit = unit;
        this.direction = direction;
    }

    /**
     * Whether a points table may use it. What has no certain direction stays out, and so does what
     * depends on the day it is looked at (days since the last sale, growth) or on how far back
     * invoices were delivered (history): policy asks about those.
     */
    boolean scored() {
        return direction != EITHER && !FOR_POLICY.contains(this);
    }

    /** Every feature from invoices that a points table may use. */
    static List<Feature> allScored() {
        return Arrays.stream(values())
                .filter(feature -> feature.source == INVOICES && feature.scored())
                .toList();
    }

    /** The features the points table of the pack was chosen from, in the order it was learnt by. */
    static List<Feature> ofThePack() {
        return allScored().stream().filter(feature -> feature.compareTo(HISTORY) < 0).toList();
    }

    /** The name in packs, tables and answers, for example {@code sales_mean}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    Source source() {
        return source;
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

    /** Where a feature comes from; the pack's words name it. */
    enum Source {
        INVOICES("source_invoices"),
        TAX_RETURNS("source_tax_returns"),
        BANK_STATEMENTS("source_bank_statements"),
        REPAYMENTS("source_repayments"),
        PAYMENTS("source_payments"),
        INDUSTRY("source_industry"),
        RELATIONS("source_relations");

        private final String word;

        Source(String word) {
            this.word = word;
        }

        /** Its key in {@code underwriting/words.yaml}. */
        String word() {
            return word;
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
