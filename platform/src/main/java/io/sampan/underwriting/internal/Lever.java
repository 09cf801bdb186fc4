package io.sampan.underwriting.internal;

import io.sampan.money.Money;
import io.sampan.packs.Words;
import io.sampan.underwriting.Remedy.Change;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One thing of the pack's list that a customer can change, step by step from little to much.
 *
 * @param effort what the whole way costs, against the other levers
 * @param most how far it goes: a part of today's figure, or months or days
 * @param steps into how many the way is cut
 */
record Lever(Kind kind, BigDecimal effort, BigDecimal most, int steps, Words text) {

    private static final int SHARE_DECIMALS = 4;

    /** What can be changed; everything else about an enterprise cannot. */
    enum Kind {
        SMALLER_AMOUNT,
        LONGER_TERM,
        REPAY_DEBT,
        MORE_MONTHS,
        INVOICE_AGAIN,
        FEWER_VOID,
        FEWER_REVERSED,
        BROADER_BUYERS;

        /** The features that it moves, and no others. */
        Set<Feature> moves() {
            return switch (this) {
                case SMALLER_AMOUNT, LONGER_TERM, REPAY_DEBT -> Set.of();
                case MORE_MONTHS -> Set.of(Feature.HISTORY, Feature.MONTHS_KNOWN);
                case INVOICE_AGAIN -> Set.of(Feature.SALES_RECENCY);
                case FEWER_VOID -> Set.of(Feature.SALES_VOID_SHARE);
                case FEWER_REVERSED -> Set.of(Feature.SALES_RED_SHARE);
                case BROADER_BUYERS ->
                        Set.of(Feature.LARGEST_BUYER_SHARE, Feature.BUYERS_CONCENTRATION);
            };
        }

        static Kind of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A case after one step.
     *
     * @param way the part of the whole way, above 0 and at most 1
     */
    record Reached(Case asked, Change change, double way) {}

    static List<Lever> read(JsonNode nodes) {
        var levers = new ArrayList<Lever>();
        for (var node : nodes) {
            levers.add(
                    new Lever(
                            Kind.of(node.path("id").asString()),
                            new BigDecimal(node.path("effort").asString()),
                            new BigDecimal(node.path("most").asString()),
                            node.path("steps").asInt(),
                            Words.of(node.path("text"))));
        }
        return List.copyOf(levers);
    }

    /** The cases it leads to, the smallest change first; none if there is nothing to change. */
    List<Reached> from(Case asked, Rulebook rulebook) {
        var reached = new ArrayList<Reached>();
        for (int step = 1; step <= steps; step++) {
            var part =
                    most.multiply(BigDecimal.valueOf(step))
                            .divide(
                                    BigDecimal.valueOf(steps),
                                    SHARE_DECIMALS,
                                    RoundingMode.HALF_UP);
            var next =
                    switch (kind) {
                        case SMALLER_AMOUNT -> smaller(asked, part, rulebook);
                        case LONGER_TERM -> longer(asked, part.intValue());
                        case REPAY_DEBT -> repaid(asked, part);
                        case MORE_MONTHS -> later(asked, part.intValue());
                        case INVOICE_AGAIN -> again(asked, part);
                        case FEWER_VOID -> less(asked, Feature.SALES_VOID_SHARE, part);
                        case FEWER_REVERSED -> less(asked, Feature.SALES_RED_SHARE, part);
                        case BROADER_BUYERS -> broader(asked, part);
                    };
            if (next != null) {
                reached.add(new Reached(next.asked(), next.change(), (double) step / steps));
            }
        }
        return reached;
    }

    private @Nullable Reached smaller(Case asked, BigDecimal part, Rulebook rulebook) {
        long step = rulebook.limits().step().minor();
        var cut = asked.asked().times(BigDecimal.ONE.subtract(part), RoundingMode.DOWN);
        var amount = Money.ofMinor(cut.currency(), cut.minor() / step * step);
        if (amount.compareTo(asked.product().amountMin()) < 0
                || amount.compareTo(asked.asked()) >= 0) {
            return null;
        }
        return to(asked.with(amount, asked.months()), yuan(asked.asked()), yuan(amount), "");
    }

    /** Whole years, because products are sold by them. */
    private @Nullable Reached longer(Case asked, int months) {
        if (months <= asked.months() || months > asked.product().monthsMax()) {
            return null;
        }
        return to(asked.with(asked.asked(), months), count(asked.months()), count(months), "");
    }

    private @Nullable Reached repaid(Case asked, BigDecimal part) {
        if (!asked.exposure().isPositive()) {
            return null;
        }
        var paid = asked.exposure().times(part, RoundingMode.UP).min(asked.exposure());
        var left = asked.exposure().minus(paid);
        return to(asked.owing(left), yuan(asked.exposure()), yuan(left), yuan(paid));
    }

    /** More months like the mean of those before; whoever never sold has nothing to go on with. */
    private @Nullable Reached later(Case asked, int more) {
        var history = asked.values().get(Feature.HISTORY.key());
        long sold = asked.salesByMonth().stream().mapToLong(Long::longValue).sum();
        if (history == null || sold <= 0) {
            return null;
        }
        var sales = new ArrayList<>(asked.salesByMonth());
        long mean = Math.floorDiv(sold, sales.size());
        for (int i = 0; i < more; i++) {
            sales.add(mean);
        }
        var later = history.add(BigDecimal.valueOf(more));
        var next = asked.withMonths(sales).with(Feature.HISTORY, later);
        var known = asked.values().get(Feature.MONTHS_KNOWN.key());
        if (known != null) {
            next = next.with(Feature.MONTHS_KNOWN, known.add(BigDecimal.valueOf(more)));
        }
        return to(
                next,
                history.toPlainString(),
                later.toPlainString(),
                count(more),
                asked.on().plusMonths(more));
    }

    private @Nullable Reached again(Case asked, BigDecimal days) {
        var now = asked.values().get(Feature.SALES_RECENCY.key());
        if (now == null || now.compareTo(days) <= 0) {
            return null;
        }
        var then = days.setScale(0, RoundingMode.DOWN);
        return to(
                asked.with(Feature.SALES_RECENCY, then),
                now.toPlainString(),
                then.toPlainString(),
                "");
    }

    private @Nullable Reached less(Case asked, Feature feature, BigDecimal part) {
        var now = asked.values().get(feature.key());
        if (now == null || now.signum() <= 0) {
            return null;
        }
        var then = reduced(now, part);
        return to(asked.with(feature, then), percent(now), percent(then), "");
    }

    /** Other buyers take over in the proportion they have; a single buyer is joined by one more. */
    private @Nullable Reached broader(Case asked, BigDecimal part) {
        var now = asked.values().get(Feature.LARGEST_BUYER_SHARE.key());
        if (now == null || now.signum() <= 0) {
            return null;
        }
        var then = reduced(now, part);
        var next = asked.with(Feature.LARGEST_BUYER_SHARE, then);
        var concentration = asked.values().get(Feature.BUYERS_CONCENTRATION.key());
        if (concentration != null) {
            next =
                    next.with(
                            Feature.BUYERS_CONCENTRATION,
                            concentration(concentration, now, then).min(concentration));
        }
        return to(next, percent(now), percent(then), "");
    }

    private static BigDecimal concentration(BigDecimal all, BigDecimal now, BigDecimal then) {
        var others = BigDecimal.ONE.subtract(now);
        var rest = all.subtract(now.multiply(now)).max(BigDecimal.ZERO);
        var left = BigDecimal.ONE.subtract(then);
        var spread =
                others.signum() > 0
                        ? rest.multiply(left.multiply(left))
                                .divide(others.multiply(others), SHARE_DECIMALS, RoundingMode.UP)
                        : left.multiply(left);
        return then.multiply(then).add(spread).setScale(SHARE_DECIMALS, RoundingMode.UP);
    }

    private static BigDecimal reduced(BigDecimal now, BigDecimal part) {
        return now.multiply(BigDecimal.ONE.subtract(part))
                .setScale(SHARE_DECIMALS, RoundingMode.DOWN);
    }

    private Reached to(Case asked, String now, String then, String change) {
        return to(asked, now, then, change, asked.on());
    }

    private Reached to(Case asked, String now, String then, String change, LocalDate on) {
        return new Reached(
                asked,
                new Change(
                        kind.id(),
                        new Words(
                                filled(text.zh(), now, then, change, on),
                                filled(text.en(), now, then, change, on))),
                0);
    }

    private static String filled(
            String pattern, String now, String then, String change, LocalDate on) {
        return pattern.replace("{now}", now)
                .replace("{then}", then)
                .replace("{change}", change)
                .replace("{on}", on.toString());
    }

    private static String yuan(Money amount) {
        return Shown.grouped(amount.amount(), 2);
    }

    private static String count(int number) {
        return String.valueOf(number);
    }

    private static String percent(BigDecimal share) {
        // Two decimals, because a rounded figure might not turn the answer.
        return Shown.grouped(share.movePointRight(2), 2) + " %";
    }
}
