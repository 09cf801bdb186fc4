package io.sampan.demo.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What happens on which day of the demo lender's two years: who asks for how much, what becomes of
 * it, and how it is repaid. Made from the seed alone, so that a load that was killed goes on where
 * it stopped.
 */
record Plan(List<Wanted> wishes) {

    Plan {
        wishes = List.copyOf(wishes);
    }

    /** What the customer does with an offer. */
    enum Ending {
        SIGNS,
        LEAVES_THE_OFFER,
        WITHDRAWS,
        LEAVES_A_DRAFT
    }

    /** How a signed loan is repaid. */
    enum Repaying {
        BY_DEBIT,
        EARLY,
        PART_EARLY
    }

    /**
     * One application to come.
     *
     * @param number counted from 0 over the whole plan
     * @param yuan the amount asked for
     * @param month the month after drawdown in which an early repayment falls
     */
    record Wanted(
            int number,
            LocalDate day,
            int firm,
            String product,
            long yuan,
            int months,
            String purpose,
            Ending ending,
            Repaying repaying,
            int month) {}

    /** Wishes of the last days are larger, and more of them are left open for people to look at. */
    private static final int RECENT_DAYS = 12;

    private static final String[] PRODUCTS = {
        "working-capital",
        "working-capital",
        "working-capital",
        "working-capital-equal-principal",
        "working-capital-interest-only"
    };
    private static final int[] MONTHS = {3, 6, 6, 12, 12, 12, 24};
    private static final String[] PURPOSES = {"GOODS", "WAGES", "RENT", "EQUIPMENT", "ORDER"};

    static Plan of(long seed, LocalDate first, LocalDate last, int firms, int count) {
        var random = new SplittableRandom(seed);
        long days = last.toEpochDay() - first.toEpochDay();
        var wishes = new ArrayList<Wanted>(count);
        for (int number = 0; number < count; number++) {
            // Business grows: more applications in the second year than in the first.
            var day = first.plusDays((long) (days * Math.sqrt(random.nextDouble())));
            var product = PRODUCTS[random.nextInt(PRODUCTS.length)];
            int months = MONTHS[random.nextInt(MONTHS.length)];
            boolean recent = day.isAfter(last.minusDays(RECENT_DAYS));
            wishes.add(
                    new Wanted(
                            number,
                            day,
                            Exhibits.FIRMS_LEFT_ALONE
                                    + random.nextInt(firms - Exhibits.FIRMS_LEFT_ALONE),
                            product,
                            1000L * (10 + random.nextInt(290)) + (recent ? 600_000 : 0),
                            product.endsWith("interest-only") ? Math.min(12, months) : months,
                            PURPOSES[random.nextInt(PURPOSES.length)],
                            ending(random.nextInt(100), recent),
                            repaying(random.nextInt(100)),
                            2 + random.nextInt(4)));
        }
        wishes.addAll(Exhibits.wishes(last));
        wishes.sort(Comparator.comparing(Wanted::day).thenComparingInt(Wanted::number));
        return new Plan(wishes);
    }

    private static Ending ending(int die, boolean recent) {
        if (die < (recent ? 30 : 4)) {
            return Ending.LEAVES_THE_OFFER;
        }
        if (die < (recent ? 34 : 7)) {
            return Ending.WITHDRAWS;
        }
        return die < (recent ? 50 : 10) ? Ending.LEAVES_A_DRAFT : Ending.SIGNS;
    }

    private static Repaying repaying(int die) {
        if (die < 10) {
            return Repaying.EARLY;
        }
        return die < 18 ? Repaying.PART_EARLY : Repaying.BY_DEBIT;
    }
}
