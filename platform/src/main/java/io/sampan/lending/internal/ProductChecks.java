package io.sampan.lending.internal;

import io.sampan.lending.Product;
import io.sampan.lending.Quote;
import io.sampan.packs.Packs;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What makes a product contradictory or unlawful; each message starts with the template's field.
 */
final class ProductChecks {

    private static final Set<String> SEGMENTS = Set.of("MICRO", "SMALL", "MEDIUM", "LARGE");
    private static final int MONTHS_MAX = 120;

    private final Packs packs;
    private final LegalCaps caps;

    ProductChecks(Packs packs, LegalCaps caps) {
        this.packs = packs;
        this.caps = caps;
    }

    void check(Product product, LocalDate on) {
        amounts(product, on);
        months(product.months());
        require(
                product.rateMin().fraction().signum() >= 0,
                "rate_min: %s is negative".formatted(product.rateMin()));
        require(
                product.rateMin().compareTo(product.rateMax()) <= 0,
                "rate_max: %s is below rate_min %s"
                        .formatted(product.rateMax(), product.rateMin()));
        fees(product, on);
        // Servicing counts days from the last day on which payment is in time, and no further.
        require(
                product.graceDays() == 0,
                "grace_days: %s, but contracts are served without days of grace: write 0"
                        .formatted(product.graceDays()));
        require(!product.purposes().isEmpty(), "purposes: there is none");
        require(
                !product.segments().isEmpty() && SEGMENTS.containsAll(product.segments()),
                "segments: %s are not of %s"
                        .formatted(product.segments(), SEGMENTS.stream().sorted().toList()));
        price(product, on);
    }

    private void amounts(Product product, LocalDate on) {
        require(
                product.amountMin().isPositive(),
                "amount_min: %s is not above zero".formatted(product.amountMin()));
        require(
                product.amountMin().compareTo(product.amountMax()) <= 0,
                "amount_max: %s is below amount_min %s"
                        .formatted(product.amountMax(), product.amountMin()));
        require(
                product.onStep(product.amountMin()),
                "amount_min: %s is no multiple of the step %s"
                        .formatted(product.amountMin(), product.amountStep()));
        require(
                product.onStep(product.amountMax()),
                "amount_max: %s is no multiple of the step %s"
                        .formatted(product.amountMax(), product.amountStep()));
        var most = packs.rule("lending", "one_borrower_max", on);
        require(
                product.amountMax().compareTo(most.cny()) <= 0,
                "amount_max: %s is above %s (%s)"
                        .formatted(product.amountMax(), most.cny(), most.citation()));
    }

    private static void months(List<Integer> months) {
        require(!months.isEmpty(), "months: there is none");
        int before = 0;
        for (int month : months) {
            require(
                    month > before && month <= MONTHS_MAX,
                    "months: %s must ascend from 1 to at most %s".formatted(months, MONTHS_MAX));
            before = month;
        }
    }

    private void fees(Product product, LocalDate on) {
        fraction("fee_rate", product.feeRate());
        var earlyMax = packs.rule("lending", "early_repayment_fee_rate_max", on);
        fraction("early_repayment_fee_rate", product.earlyRepaymentFeeRate());
        require(
                product.earlyRepaymentFeeRate().compareTo(earlyMax.decimal()) <= 0,
                "early_repayment_fee_rate: %s is above %s (%s)"
                        .formatted(
                                product.earlyRepaymentFeeRate(),
                                earlyMax.decimal(),
                                earlyMax.citation()));
        var upliftMin = packs.rule("lending", "penalty_uplift_min", on);
        var upliftMax = packs.rule("lending", "penalty_uplift_max", on);
        require(
                product.penaltyUplift().compareTo(upliftMin.decimal()) >= 0
                        && product.penaltyUplift().compareTo(upliftMax.decimal()) <= 0,
                "penalty_uplift: %s is not between %s and %s (%s)"
                        .formatted(
                                product.penaltyUplift(),
                                upliftMin.decimal(),
                                upliftMax.decimal(),
                                upliftMax.citation()));
    }

    /** The dearest loan of the product, all in: a fee weighs most on the shortest tenor. */
    private void price(Product product, LocalDate on) {
        var cap = caps.lowest(on);
        for (int months : product.months()) {
            var dearest = Quote.of(product, product.amountMax(), months, product.rateMax(), on);
            require(
                    dearest.yearlyRate().compareTo(cap.rate()) <= 0,
                    "rate_max: %s over %s months is %s a year all in, above %s %s on %s (%s)"
                            .formatted(
                                    product.rateMax(),
                                    months,
                                    dearest.yearlyRate(),
                                    cap.code(),
                                    cap.rate(),
                                    on,
                                    cap.citation()));
        }
    }

    private static void fraction(String field, BigDecimal value) {
        require(
                value.signum() >= 0 && value.compareTo(BigDecimal.ONE) < 0,
                "%s: %s is not a fraction from 0 to 1".formatted(field, value));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
