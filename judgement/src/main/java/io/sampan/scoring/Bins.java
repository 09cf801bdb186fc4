package io.sampan.scoring;

import java.util.List;

/**
 * A feature cut into bands for training, with what was seen in each.
 *
 * @param cuts ascending borders between the ranges: a value on a cut belongs to the range above
 * @param ranges one more than cuts
 * @param missing the cases without a value
 */
record Bins(String feature, List<Double> cuts, List<Bin> ranges, Bin missing) {

    Bins {
        cuts = List.copyOf(cuts);
        ranges = List.copyOf(ranges);
    }

    /** Good and bad cases of one band and its weight of evidence. */
    record Bin(int good, int bad, double weightOfEvidence) {
        int count() {
            return good + bad;
        }
    }

    /** The weight of evidence of a value: logarithm of its share of good to its share of bad. */
    double weightOfEvidence(double value) {
        return Double.isNaN(value)
                ? missing.weightOfEvidence()
                : ranges.get(index(value)).weightOfEvidence();
    }

    int index(double value) {
        int i = 0;
        while (i < cuts.size() && value >= cuts.get(i)) {
            i++;
        }
        return i;
    }

    /** Information value: what the bands tell about good and bad; above 0.5 is suspicious. */
    double informationValue() {
        double good = missing.good();
        double bad = missing.bad();
        for (var bin : ranges) {
            good += bin.good();
            bad += bin.bad();
        }
        double sum = missing.count() == 0 ? 0 : part(missing, good, bad);
        for (var bin : ranges) {
            sum += part(bin, good, bad);
        }
        return sum;
    }

    /** Information value less what that many bands tell by chance in a sample of this size. */
    double informationBeyondChance() {
        double good = missing.good();
        double bad = missing.bad();
        for (var bin : ranges) {
            good += bin.good();
            bad += bin.bad();
        }
        return informationValue() - (ranges.size() - 1) * (1 / good + 1 / bad);
    }

    private static double part(Bin bin, double good, double bad) {
        return (bin.good() / good - bin.bad() / bad) * bin.weightOfEvidence();
    }
}
