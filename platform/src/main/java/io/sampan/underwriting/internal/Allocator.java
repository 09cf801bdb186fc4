package io.sampan.underwriting.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Spreads a budget over many firms so that the profit is largest. Each firm takes nothing, or an
 * amount from its least to its most in whole steps, and earns the same on every step. All amounts
 * are steps.
 *
 * <p>Were the least not there, the best would be to serve firms by what a step earns until the
 * budget is spent: no spread can earn more, so that is the bound. With it, one firm at the edge may
 * have to take less than its least. Where firms and steps are few the best spread is found exactly
 * (a table over the budget); else the better of two is taken: served by yield and mended at the
 * edge, or exact in coarser steps and topped up.
 */
final class Allocator {

    /** Cells of the exact table: firms times steps of the budget. */
    private static final long CELLS_MAX = 12_000_000;

    private static final int MENDS_MAX = 20;
    private static final int MENDED_BY_MAX = 30;

    /**
     * One firm.
     *
     * @param yield what a step earns; at or below zero it gets nothing
     * @param least the smallest amount above nothing
     * @param most at least {@code least}, else it gets nothing
     */
    record Firm(double yield, long least, long most) {

        boolean served() {
            return yield > 0 && least >= 0 && most >= Math.max(1, least);
        }
    }

    /**
     * A spread.
     *
     * @param amounts one for each firm, in the order they were given
     * @param profit what they earn
     * @param bound what no spread can exceed
     * @param exact whether no other spread earns more
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Spread(long[] amounts, double profit, double bound, boolean exact) {}

    private final List<Firm> firms;
    private final Integer[] order;
    private final long budget;

    private Allocator(List<Firm> firms, long budget) {
        this.firms = firms;
        this.order =
                java.util.stream.IntStream.range(0, firms.size())
                        .filter(i -> firms.get(i).served())
                        .boxed()
                        .sorted(
                                Comparator.comparingDouble((Integer i) -> -firms.get(i).yield())
                                        .thenComparing(i -> i))
                        .toArray(Integer[]::new);
        long wanted = Arrays.stream(order).mapToLong(i -> firms.get(i).most()).sum();
        this.budget = Math.min(budget, wanted);
    }

    static Spread spread(List<Firm> firms, long budget) {
        var allocator = new Allocator(List.copyOf(firms), Math.max(0, budget));
        return allocator.spread();
    }

    private Spread spread() {
        double bound = bound();
        long coarse = 1 + order.length * (budget + 1) / CELLS_MAX;
        var best = exact(coarse);
        if (coarse > 1) {
            topUp(best);
            var byYield = byYield();
            best = profit(byYield) > profit(best) ? byYield : best;
        }
        double profit = profit(best);
        return new Spread(best, profit, bound, coarse == 1 || profit >= bound);
    }

    /** What firms served by yield alone would earn, the last one in part. */
    private double bound() {
        double sum = 0;
        long left = budget;
        for (int i : order) {
            long amount = Math.min(left, firms.get(i).most());
            sum += amount * firms.get(i).yield();
            left -= amount;
        }
        return sum;
    }

    private double profit(long[] amounts) {
        double sum = 0;
        for (int i : order) {
            sum += amounts[i] * firms.get(i).yield();
        }
        return sum;
    }

    /**
     * The best spread in steps {@code coarse} times as large: for each budget up to the whole, the
     * most the firms so far can earn. Of all amounts of the next firm the best is at the front of a
     * queue whose members fall, so that each cell costs the same however many amounts there are.
     */
    private long[] exact(long coarse) {
        int units = (int) (budget / coarse);
        var earned = new double[units + 1];
        var taken = new int[order.length][units + 1];
        var queue = new int[units + 1];
        for (int f = 0; f < order.length; f++) {
            var firm = firms.get(order[f]);
            double yield = firm.yield() * coarse;
            int least = (int) Math.min(units + 1L, Math.max(1, Math.ceilDiv(firm.least(), coarse)));
            int most = (int) Math.min(units, firm.most() / coarse);
            var next = earned.clone();
            int head = 0;
            int tail = 0;
            for (int b = least; b <= units && most >= least; b++) {
                int from = b - least;
                double value = earned[from] - yield * from;
                while (tail > head && earned[queue[tail - 1]] - yield * queue[tail - 1] <= value) {
                    tail--;
                }
                queue[tail++] = from;
                while (queue[head] < b - most) {
                    head++;
                }
                int amount = b - queue[head];
                double reached = earned[queue[head]] + yield * amount;
                if (reached > next[b]) {
                    next[b] = reached;
                    taken[f][b] = amount;
                }
            }
            earned = next;
        }
        var amounts = new long[firms.size()];
        int left = units;
        for (int f = order.length - 1; f >= 0; f--) {
            amounts[order[f]] = taken[f][left] * coarse;
            left -= taken[f][left];
        }
        return amounts;
    }

    /** Gives what is left to those served, by yield. */
    private void topUp(long[] amounts) {
        long left = budget - Arrays.stream(amounts).sum();
        for (int i : order) {
            boolean fits = amounts[i] > 0 || firms.get(i).least() <= left;
            long more = fits ? Math.min(left, firms.get(i).most() - amounts[i]) : 0;
            amounts[i] += more;
            left -= more;
        }
    }

    private long[] byYield() {
        var amounts = new long[firms.size()];
        topUp(amounts);
        for (int i = 0; i < MENDS_MAX && mend(amounts); i++) {
            topUp(amounts);
        }
        return amounts;
    }

    /** Lets a firm without anything have its least, from what is left and from the worst served. */
    private boolean mend(long[] amounts) {
        long left = budget - Arrays.stream(amounts).sum();
        var spare =
                Arrays.stream(order)
                        .mapToInt(i -> i)
                        .filter(i -> amounts[i] > firms.get(i).least())
                        .toArray();
        double most = 1e-9;
        int mended = -1;
        int tried = 0;
        for (int i : order) {
            if (amounts[i] > 0) {
                continue;
            }
            if (tried++ == MENDED_BY_MAX) {
                break;
            }
            long least = firms.get(i).least();
            double gain = least * firms.get(i).yield() - free(amounts, spare, least - left, false);
            if (gain > most) {
                most = gain;
                mended = i;
            }
        }
        if (mended >= 0) {
            amounts[mended] = firms.get(mended).least();
            free(amounts, spare, amounts[mended] - left, true);
        }
        return mended >= 0;
    }

    /**
     * What it costs to take steps from the worst served, down to their least; infinite if they have
     * too few.
     *
     * @param spare who has more than the least, the best first
     * @param take whether they are taken
     */
    private double free(long[] amounts, int[] spare, long wanted, boolean take) {
        double lost = 0;
        long missing = wanted;
        for (int s = spare.length - 1; s >= 0 && missing > 0; s--) {
            var firm = firms.get(spare[s]);
            long steps = Math.min(missing, amounts[spare[s]] - firm.least());
            lost += steps * firm.yield();
            missing -= steps;
            if (take) {
                amounts[spare[s]] -= steps;
            }
        }
        return missing > 0 ? Double.POSITIVE_INFINITY : lost;
    }
}
