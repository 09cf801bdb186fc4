package io.sampan.scoring;

import java.util.ArrayList;
import java.util.List;

/**
 * What a validation report says beyond {@link Measures}: grades with their tests, the curve, parts
 * of the cases, and cases nobody knows the end of.
 */
public final class Assessment {

    private static final int GRADES = 10;

    private Assessment() {}

    /**
     * A tenth of the cases, the safest first.
     *
     * @param expected bad share that was said
     * @param observed bad share that came
     * @param jeffreys the chance, by Jeffreys, that the true share is not above what was said:
     *     below 0.05 too little was said
     */
    public record Grade(
            int number,
            double from,
            double to,
            int cases,
            int bad,
            double expected,
            double observed,
            double jeffreys) {}

    /** About equally many cases in each grade; equal probabilities stay together. */
    public static List<Grade> grades(double[] probability, boolean[] bad) {
        var order = Rows.order(probability);
        var grades = new ArrayList<Grade>();
        int start = 0;
        for (int g = 1; g <= GRADES && start < order.length; g++) {
            int end = Math.max(start + 1, (int) ((long) order.length * g / GRADES));
            while (end < order.length && probability[order[end]] == probability[order[end - 1]]) {
                end++;
            }
            int count = 0;
            double said = 0;
            for (int i = start; i < end; i++) {
                count += bad[order[i]] ? 1 : 0;
                said += probability[order[i]];
            }
            int cases = end - start;
            said /= cases;
            grades.add(
                    new Grade(
                            grades.size() + 1,
                            probability[order[start]],
                            probability[order[end - 1]],
                            cases,
                            count,
                            said,
                            (double) count / cases,
                            Distributions.betaBelow(said, count + 0.5, cases - count + 0.5)));
            start = end;
        }
        return grades;
    }

    /**
     * Hosmer and Lemeshow's test over grades.
     *
     * @param p below 0.05 the probabilities do not fit what happened
     */
    public record HosmerLemeshow(double chiSquare, int degrees, double p) {}

    /** On cases the model was not learnt from every grade counts one degree. */
    public static HosmerLemeshow hosmerLemeshow(List<Grade> grades) {
        double sum = 0;
        for (var grade : grades) {
            double spread = grade.cases() * grade.expected() * (1 - grade.expected());
            double distance = grade.bad() - grade.cases() * grade.expected();
            sum += distance * distance / Math.max(spread, 1e-9);
        }
        return new HosmerLemeshow(
                sum, grades.size(), Distributions.chiSquareAbove(sum, grades.size()));
    }

    /** A point of the receiver operating characteristic. */
    public record Point(double falseAlarms, double hits) {}

    /** The curve from nobody refused to everybody refused. */
    public static List<Point> curve(double[] probability, boolean[] bad) {
        var order = Rows.order(probability);
        int badAll = 0;
        for (boolean b : bad) {
            badAll += b ? 1 : 0;
        }
        var points = new ArrayList<Point>(List.of(new Point(0, 0)));
        int hits = 0;
        int alarms = 0;
        for (int i = order.length - 1; i >= 0; i--) {
            hits += bad[order[i]] ? 1 : 0;
            alarms += bad[order[i]] ? 0 : 1;
            if (i == 0 || probability[order[i]] != probability[order[i - 1]]) {
                points.add(
                        new Point((double) alarms / (bad.length - badAll), (double) hits / badAll));
            }
        }
        return points;
    }

    /**
     * Some of the cases, by a segment or a group of people.
     *
     * @param auc {@code NaN} where one kind of end is missing
     * @param accepted the share that would be accepted
     * @param acceptedOfGood the same among those that ended well
     */
    public record Part(
            String name,
            int cases,
            int bad,
            double expected,
            double auc,
            double accepted,
            double acceptedOfGood) {}

    /**
     * Every part by its name.
     *
     * @param cutOff probability from which on cases are refused
     */
    public static List<Part> parts(
            String[] names, double[] probability, boolean[] bad, double cutOff) {
        var parts = new ArrayList<Part>();
        var distinct = new java.util.TreeSet<>(List.of(names));
        for (var name : distinct) {
            var rows = Rows.where(names.length, row -> names[row].equals(name));
            var said = Rows.at(probability, rows);
            var ends = Rows.at(bad, rows);
            int count = 0;
            int accepted = 0;
            int acceptedGood = 0;
            double expected = 0;
            for (int i = 0; i < rows.length; i++) {
                count += ends[i] ? 1 : 0;
                expected += said[i] / rows.length;
                accepted += said[i] < cutOff ? 1 : 0;
                acceptedGood += said[i] < cutOff && !ends[i] ? 1 : 0;
            }
            int good = rows.length - count;
            parts.add(
                    new Part(
                            name,
                            rows.length,
                            count,
                            expected,
                            count == 0 || good == 0 ? Double.NaN : Measures.auc(said, ends),
                            (double) accepted / rows.length,
                            good == 0 ? Double.NaN : (double) acceptedGood / good));
        }
        return parts;
    }

    /**
     * The index by which chance alone would shift two samples from the same distribution in one of
     * twenty cases (Yurdakul and Naranjo, 2020): an index below it says nothing.
     */
    public static double stabilityByChance(int bands, double before, double after) {
        int degrees = Math.max(1, bands - 1);
        double low = 0;
        double high = 1000;
        for (int step = 0; step < 100; step++) {
            double middle = (low + high) / 2;
            if (Distributions.chiSquareAbove(middle, degrees) > 0.05) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low * (1 / before + 1 / after);
    }

    /**
     * Area and bad share when undecided cases are added, each counted in part as bad and in part as
     * good by what was said of it.
     *
     * @param factor on the odds of the undecided: they were turned away for reasons
     */
    public record WithUndecided(double factor, double auc, double badShare) {}

    /** Fuzzy augmentation, with the undecided taken for worse by the factor (parcelling). */
    public static WithUndecided withUndecided(
            double[] probability, boolean[] bad, double[] undecided, double factor) {
        int n = bad.length + undecided.length;
        var all = java.util.Arrays.copyOf(probability, n);
        var weightBad = new double[n];
        var weightGood = new double[n];
        double badAll = 0;
        double goodAll = 0;
        for (int i = 0; i < n; i++) {
            double share;
            if (i < bad.length) {
                share = bad[i] ? 1 : 0;
            } else {
                all[i] = undecided[i - bad.length];
                double odds = factor * all[i] / (1 - all[i]);
                share = odds / (1 + odds);
            }
            weightBad[i] = share;
            weightGood[i] = 1 - share;
            badAll += share;
            goodAll += 1 - share;
        }
        var order = Rows.order(all);
        double below = 0;
        double sum = 0;
        int at = 0;
        while (at < n) {
            int end = at;
            double tiedBad = 0;
            double tiedGood = 0;
            while (end < n && all[order[end]] == all[order[at]]) {
                tiedBad += weightBad[order[end]];
                tiedGood += weightGood[order[end]];
                end++;
            }
            sum += tiedBad * (below + tiedGood / 2);
            below += tiedGood;
            at = end;
        }
        return new WithUndecided(factor, sum / (badAll * goodAll), badAll / n);
    }
}
