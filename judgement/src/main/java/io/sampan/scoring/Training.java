package io.sampan.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes a points table from labelled cases: monotone bands, weight of evidence, logistic regression
 * with a ridge, features dropped while their sign contradicts their bands, points scaled. The same
 * sample and settings give the same table to the last bit.
 */
public final class Training {

    /** Above, the ridge hardly matters and the first of the settings is taken. */
    private static final int INNER_CASES_MAX = 5000;

    private static final int INNER_FOLDS = 5;
    private static final long INNER_SEED = 20_240_601;

    private final Settings settings;

    public Training(Settings settings) {
        this.settings = settings;
    }

    /**
     * How to learn.
     *
     * @param shareMin the smallest band, as a share of all cases
     * @param casesMin the smallest band in cases; keeps bands of small samples from being noise
     * @param bandsMax the most bands of a feature, without the one for missing values
     * @param bandPenalty information that one more band has to bring
     * @param informationMin features that tell less, beyond what chance tells, are left out
     * @param ridges held against large slopes: of several, the one that predicts best within the
     *     sample (five folds) is taken
     * @param spreadMin points between the best and the worst band; features that move less are left
     *     out, because nobody would be told about them
     * @param featuresMax the most features, those that tell most first
     */
    public record Settings(
            double shareMin,
            int casesMin,
            int bandsMax,
            double bandPenalty,
            double informationMin,
            List<Double> ridges,
            int spreadMin,
            int featuresMax) {

        /** At least 5 % and 12 cases in a band, six bands, information 0.02 beyond chance. */
        public static final Settings USUAL =
                new Settings(0.05, 12, 6, 0.01, 0.02, List.of(1.0, 3.0, 10.0, 30.0, 60.0), 6, 40);

        /** In large samples weaker features and finer bands can be told from chance. */
        public static final Settings LARGE =
                new Settings(0.05, 12, 10, 0.003, 0.005, List.of(1.0), 2, 40);

        /** What is right for so many cases. */
        public static Settings of(int cases) {
            return cases < INNER_CASES_MAX ? USUAL : LARGE;
        }

        public Settings {
            ridges = List.copyOf(ridges);
            if (ridges.isEmpty()) {
                throw new IllegalArgumentException("ridges must name at least one");
            }
        }
    }

    /**
     * Learns a points table.
     *
     * @throws IllegalArgumentException if the sample has no good or no bad case
     */
    public Trained train(Sample sample, String version, Scaling scaling) {
        int bad = sample.badCount();
        if (bad == 0 || bad == sample.size()) {
            throw new IllegalArgumentException(
                    "the sample has "
                            + bad
                            + " bad of "
                            + sample.size()
                            + " cases: both kinds are needed");
        }
        double ridge =
                settings.ridges().size() == 1 || sample.size() > INNER_CASES_MAX
                        ? settings.ridges().getFirst()
                        : bestRidge(sample, version, scaling);
        return train(sample, chosen(sample), version, scaling, ridge);
    }

    /** The ridge whose probabilities were nearest to what happened, judged on left-out folds. */
    private double bestRidge(Sample sample, String version, Scaling scaling) {
        var ridges = settings.ridges();
        var losses =
                new CrossValidation(1, INNER_FOLDS, INNER_SEED)
                        .logLosses(
                                sample,
                                ridges.size(),
                                part -> {
                                    var chosen = chosen(part);
                                    return ridges.stream()
                                            .map(ridge ->
                                                    train(part, chosen, version, scaling, ridge)
                                                            .scorecard())
                                            .toList();
                                },
                                (card, row) -> card.probabilityOfDefault(sample, row));
        int best = 0;
        for (int i = 1; i < losses.length; i++) {
            best = losses[i] < losses[best] ? i : best;
        }
        return ridges.get(best);
    }

    private Trained train(
            Sample sample, List<Bins> bands, String version, Scaling scaling, double ridge) {
        var chosen = new ArrayList<>(bands);
        var good = new boolean[sample.size()];
        for (int row = 0; row < good.length; row++) {
            good[row] = !sample.bad(row);
        }
        while (true) {
            var beta = LogisticRegression.fit(evidence(chosen, sample), good, ridge);
            int dropped = contradicted(beta);
            if (dropped < 0) {
                dropped = weakest(chosen, beta, scaling);
            }
            if (dropped < 0) {
                return assemble(sample, chosen, beta, version, scaling, ridge);
            }
            chosen.remove(dropped);
        }
    }

    private List<Bins> chosen(Sample sample) {
        var binning = new MonotoneBinning(settings, sample);
        var chosen = new ArrayList<Bins>();
        for (var column : sample.columns()) {
            var bins = binning.cut(column, sample);
            if (bins.informationBeyondChance() >= settings.informationMin()) {
                chosen.add(bins);
            }
        }
        chosen.sort(
                Comparator.comparingDouble(Bins::informationValue)
                        .reversed()
                        .thenComparing(Bins::feature));
        return new ArrayList<>(chosen.subList(0, Math.min(chosen.size(), settings.featuresMax())));
    }

    private static double[][] evidence(List<Bins> chosen, Sample sample) {
        var x = new double[sample.size()][chosen.size()];
        for (int f = 0; f < chosen.size(); f++) {
            var bins = chosen.get(f);
            var column = sample.column(bins.feature());
            for (int row = 0; row < sample.size(); row++) {
                x[row][f] = bins.weightOfEvidence(column.value(row));
            }
        }
        return x;
    }

    /** A slope that is not positive says the opposite of the bands: the worst one, or -1. */
    private static int contradicted(double[] beta) {
        int worst = -1;
        for (int f = 0; f < beta.length - 1; f++) {
            if (beta[f + 1] <= 0 && (worst < 0 || beta[f + 1] < beta[worst + 1])) {
                worst = f;
            }
        }
        return worst;
    }

    /** The feature that moves the score least, when that is below the setting; else -1. */
    private int weakest(List<Bins> chosen, double[] beta, Scaling scaling) {
        int weakest = -1;
        double least = settings.spreadMin();
        for (int f = 0; f < chosen.size(); f++) {
            var weights = chosen.get(f).ranges().stream().mapToDouble(Bins.Bin::weightOfEvidence);
            var spread = weights.summaryStatistics();
            double points = (spread.getMax() - spread.getMin()) * beta[f + 1] * scaling.factor();
            if (points < least) {
                least = points;
                weakest = f;
            }
        }
        return weakest;
    }

    private static Trained assemble(
            Sample sample,
            List<Bins> chosen,
            double[] beta,
            String version,
            Scaling scaling,
            double ridge) {
        double base = beta[0];
        var features = new ArrayList<Scorecard.Feature>();
        var facts = new ArrayList<Trained.FeatureFacts>();
        for (int f = 0; f < chosen.size(); f++) {
            var bins = chosen.get(f);
            double average = average(bins, sample.size());
            base += beta[f + 1] * average;
            features.add(feature(bins, average, beta[f + 1] * scaling.factor(), sample.size()));
            facts.add(
                    new Trained.FeatureFacts(bins.feature(), bins.informationValue(), beta[f + 1]));
        }
        var card =
                new Scorecard(version, scaling, (int) Math.round(scaling.points(base)), features);
        return new Trained(card, facts, sample.size(), sample.badCount(), ridge);
    }

    private static double average(Bins bins, int cases) {
        double sum = bins.missing().count() * bins.missing().weightOfEvidence();
        for (var bin : bins.ranges()) {
            sum += bin.count() * bin.weightOfEvidence();
        }
        return sum / cases;
    }

    private static Scorecard.Feature feature(
            Bins bins, double average, double pointsPerEvidence, int cases) {
        var bands = new ArrayList<Band>();
        var missing = bins.missing();
        double missingEvidence =
                missing.weightOfEvidence() == 0 ? average : missing.weightOfEvidence();
        bands.add(
                Band.missing(
                        points(missingEvidence - average, pointsPerEvidence),
                        (double) missing.count() / cases));
        for (int i = 0; i < bins.ranges().size(); i++) {
            var bin = bins.ranges().get(i);
            bands.add(
                    Band.range(
                            i == 0 ? Double.NEGATIVE_INFINITY : bins.cuts().get(i - 1),
                            i == bins.cuts().size() ? Double.POSITIVE_INFINITY : bins.cuts().get(i),
                            points(bin.weightOfEvidence() - average, pointsPerEvidence),
                            (double) bin.count() / cases));
        }
        return new Scorecard.Feature(bins.feature(), bands);
    }

    private static int points(double evidence, double pointsPerEvidence) {
        return (int) Math.round(evidence * pointsPerEvidence);
    }
}
