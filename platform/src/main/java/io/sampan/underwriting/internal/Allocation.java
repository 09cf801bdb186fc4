package io.sampan.underwriting.internal;

import io.sampan.money.Money;
import io.sampan.packs.Packs;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Spreads a budget over firms: for each the yearly rate that earns most where demand falls with the
 * rate, and the amounts that together earn most within the budget. What was offered counts against
 * the budget as if everybody took it, so that the budget holds whoever comes.
 */
public final class Allocation {

    private static final String FILE = "underwriting/allocation";

    private Allocation() {}

    /**
     * What is asked for.
     *
     * @param on the day whose rules hold
     * @param step offers are whole steps; empty for the pack's
     */
    public record Wish(Path firms, Path rates, Money budget, LocalDate on, Optional<Money> step) {

        public Wish {
            if (!budget.isPositive()) {
                throw new IllegalArgumentException("budget " + budget + " must be above zero");
            }
            if (step.isPresent() && !step.get().isPositive()) {
                throw new IllegalArgumentException("step " + step.get() + " must be above zero");
            }
        }
    }

    /** The bounds of every offer. */
    private record Bounds(Money least, Money most, Money step, Set<String> refused) {}

    /**
     * Hands over one line for each firm, as they came, and one for all.
     *
     * @throws IOException if a file cannot be read
     * @throws IllegalArgumentException if a row makes no sense, naming row and column
     */
    public static void run(Wish wish, Packs packs, Consumer<Map<String, Object>> lines)
            throws IOException {
        var costs =
                new RateTable.Costs(
                        packs.rule(FILE, "loss_given_default", wish.on()).decimal(),
                        packs.rule(FILE, "funding", wish.on()).decimal(),
                        packs.rule("underwriting/limits", "rate_max", wish.on()).decimal());
        var bounds =
                new Bounds(
                        packs.rule(FILE, "amount_min", wish.on()).cny(),
                        packs.rule(FILE, "amount_max", wish.on()).cny(),
                        wish.step()
                                .orElseGet(() -> packs.rule(FILE, "amount_step", wish.on()).cny()),
                        Set.copyOf(packs.rule(FILE, "grades_refused", wish.on()).texts()));
        if (bounds.step().compareTo(bounds.most()) > 0) {
            throw new IllegalArgumentException(
                    "step " + bounds.step() + " is above the largest amount " + bounds.most());
        }
        var rates = AllocationFile.rates(wish.rates());
        var firms = AllocationFile.firms(wish.firms(), rates, bounds.refused());
        var offers = firms.stream().map(firm -> best(firm, rates, costs, bounds)).toList();
        var spread =
                Allocator.spread(
                        firms.stream().map(firm -> asked(firm, rates, costs, bounds)).toList(),
                        wish.budget().minor() / bounds.step().minor());
        var told = new ArrayList<Offer>();
        for (int i = 0; i < firms.size(); i++) {
            var amount = bounds.step().times(spread.amounts()[i]);
            told.add(new Offer(firms.get(i), offers.get(i), amount, costs));
        }
        told.forEach(offer -> lines.accept(line(offer, bounds)));
        lines.accept(sum(wish, told, spread, costs, bounds));
    }

    /** An offer, or none: an amount of zero. */
    private record Offer(
            AllocationFile.Firm firm,
            RateTable.@Nullable Step step,
            Money amount,
            RateTable.Costs costs) {

        Money profit() {
            return step == null
                    ? Money.zero(Money.CNY)
                    : amount.times(
                            RateTable.margin(step, firm.pd(), costs), RoundingMode.HALF_EVEN);
        }
    }

    private static RateTable.@Nullable Step best(
            AllocationFile.Firm firm, RateTable rates, RateTable.Costs costs, Bounds bounds) {
        return bounds.refused().contains(firm.grade())
                ? null
                : rates.best(firm.grade(), firm.pd(), costs).orElse(null);
    }

    private static Allocator.Firm asked(
            AllocationFile.Firm firm, RateTable rates, RateTable.Costs costs, Bounds bounds) {
        var step = best(firm, rates, costs, bounds);
        if (step == null) {
            return new Allocator.Firm(0, 0, 0);
        }
        long size = bounds.step().minor();
        var most = firm.limit().map(bounds.most()::min).orElse(bounds.most());
        return new Allocator.Firm(
                RateTable.margin(step, firm.pd(), costs)
                        .multiply(bounds.step().amount())
                        .doubleValue(),
                Math.ceilDiv(bounds.least().minor(), size),
                most.minor() / size);
    }

    private static Map<String, Object> line(Offer offer, Bounds bounds) {
        var line = new LinkedHashMap<String, Object>();
        line.put("firm", offer.firm().name());
        line.put("grade", offer.firm().grade());
        line.put("pd", offer.firm().pd());
        line.put("amount", money(offer.amount()));
        if (offer.amount().isPositive() && offer.step() != null) {
            line.put("rate", offer.step().rate());
            line.put("churn", offer.step().churn());
        } else {
            line.put("why_nothing", whyNothing(offer, bounds));
        }
        line.put("expected_profit", money(offer.profit()));
        return line;
    }

    private static String whyNothing(Offer offer, Bounds bounds) {
        if (bounds.refused().contains(offer.firm().grade())) {
            return "grade refused";
        }
        if (offer.step() == null) {
            return "no rate earns anything";
        }
        boolean small =
                offer.firm().limit().filter(own -> own.compareTo(bounds.least()) < 0).isPresent();
        return small ? "own limit below the smallest amount" : "the budget is spent";
    }

    private static Map<String, Object> sum(
            Wish wish,
            List<Offer> offers,
            Allocator.Spread spread,
            RateTable.Costs costs,
            Bounds bounds) {
        var used = Money.sum(Money.CNY, offers.stream().map(Offer::amount).toList());
        var profit = Money.sum(Money.CNY, offers.stream().map(Offer::profit).toList());
        if (used.compareTo(wish.budget()) > 0) {
            throw new IllegalStateException(used + " were offered of " + wish.budget());
        }
        var bound = new BigDecimal(spread.bound(), MathContext.DECIMAL64);
        var sum = new LinkedHashMap<String, Object>();
        sum.put("firms", offers.size());
        sum.put("offered", offers.stream().filter(o -> o.amount().isPositive()).count());
        sum.put("budget", money(wish.budget()));
        sum.put("used", money(used));
        sum.put("expected_profit", money(profit));
        sum.put("bound", money(Money.rounded(Money.CNY, bound, RoundingMode.HALF_EVEN)));
        sum.put(
                "share_of_bound",
                spread.bound() > 0
                        ? Modelling.round(profit.amount().doubleValue() / spread.bound())
                        : 1.0);
        sum.put("best_possible", spread.exact());
        sum.put("amount_min", money(bounds.least()));
        sum.put("amount_max", money(bounds.most()));
        sum.put("step", money(bounds.step()));
        sum.put("loss_given_default", costs.lossGivenDefault());
        sum.put("funding", costs.funding());
        sum.put("rate_max", costs.rateMax());
        sum.put("rules_of", wish.on().toString());
        return sum;
    }

    private static Map<String, String> money(Money money) {
        var told = new LinkedHashMap<String, String>();
        told.put("currency", money.currency());
        told.put("amount", money.amount().toPlainString());
        return told;
    }
}
