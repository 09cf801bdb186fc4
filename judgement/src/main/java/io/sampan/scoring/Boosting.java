package io.sampan.scoring;

import java.util.List;

/** Grows boosted trees; the port to whichever library does it. */
interface Boosting {

    /**
     * How to grow.
     *
     * @param roundsMax the most trees
     * @param rate how much of what a tree says counts
     * @param depth the most questions on the way to an answer
     * @param coverMin the least cover of a leaf (sum of second derivatives)
     * @param rowShare of the rows that each tree sees
     * @param columnShare of the columns that each tree sees
     * @param penalty held against large answers
     * @param patience rounds without a better one after which growing stops
     */
    record Settings(
            int roundsMax,
            double rate,
            int depth,
            double coverMin,
            double rowShare,
            double columnShare,
            double penalty,
            int patience,
            long seed) {}

    /**
     * What was grown.
     *
     * @param start logarithm of the odds bad to good before any tree
     */
    record Grown(double start, List<Tree> trees) {
        public Grown {
            trees = List.copyOf(trees);
        }
    }

    /** Grows as many trees as said; columns that may go either way are not held back. */
    Grown grow(Sample sample, Settings settings, int rounds);

    /** How many trees predict {@code held} best when grown on {@code learn}; at least one. */
    int rounds(Sample learn, Sample held, Settings settings);
}
