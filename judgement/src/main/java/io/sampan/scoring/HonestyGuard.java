package io.sampan.scoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Finds columns that know too much: what tells good from bad far better than anything known before
 * a decision should. A finding names the column; it takes a person to overrule it.
 */
public final class HonestyGuard {

    /** One column alone should not order good and bad better than this. */
    static final double AUC_MAX = 0.80;

    /** One column alone should not tell more than this. */
    static final double INFORMATION_MAX = 0.5;

    private static final int[] GRAINS = {12, 10, 100, 1000};
    private static final int CASES_MIN = 10;

    private HonestyGuard() {}

    /** Why a column is suspicious. */
    public enum Kind {
        /** It orders good and bad almost alone. */
        ALONE_TOO_GOOD,
        /** Its information value is too high. */
        TELLS_TOO_MUCH,
        /** Whether its values are round tells good from bad: they were set after the fact. */
        GRAIN,
        /** Whether it is filled in tells good from bad: it was filled in after the fact. */
        FILLED_AFTERWARDS,
        /** Its dates lie after the decision. */
        LATER_THAN_DECISION
    }

    /**
     * A finding.
     *
     * @param value the measure that is too high
     */
    public record Finding(String column, Kind kind, double value) {}

    /**
     * Looks at the columns one by one.
     *
     * @param decidedOn the day of each decision, in days from 1970; empty when not known
     */
    public static List<Finding> look(
            Table table,
            boolean[] bad,
            List<String> columns,
            List<Table.Kind> kinds,
            double[] decidedOn) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < columns.size(); i++) {
            look(table, bad, columns.get(i), kinds.get(i), decidedOn, findings);
        }
        return findings;
    }

    private static void look(
            Table table,
            boolean[] bad,
            String column,
            Table.Kind kind,
            double[] decidedOn,
            List<Finding> findings) {
        var encoding = Encoding.of(column, kind, table, bad);
        var values = encoding.values(table);
        boolean words = kind == Table.Kind.CATEGORY || kind == Table.Kind.CODE;
        boolean ordered = !words || encoding.ranks().size() <= bad.length / 20;
        if (ordered) {
            add(findings, column, Kind.ALONE_TOO_GOOD, alone(values, bad), AUC_MAX);
            add(
                    findings,
                    column,
                    Kind.TELLS_TOO_MUCH,
                    information(column, values, bad),
                    INFORMATION_MAX);
        }
        add(findings, column, Kind.FILLED_AFTERWARDS, filled(values, bad), AUC_MAX);
        if (kind == Table.Kind.NUMBER) {
            add(findings, column, Kind.GRAIN, grain(values, bad), AUC_MAX);
        }
        if (kind == Table.Kind.DATE && decidedOn.length == values.length) {
            add(findings, column, Kind.LATER_THAN_DECISION, later(values, decidedOn), 0.5);
        }
    }

    private static void add(
            List<Finding> findings, String column, Kind kind, double value, double most) {
        if (value > most) {
            findings.add(new Finding(column, kind, value));
        }
    }

    private static double alone(double[] values, boolean[] bad) {
        var kept = kept(values, bad);
        return either(kept.values(), kept.bad());
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Kept(double[] values, boolean[] bad) {}

    private static Kept kept(double[] values, boolean[] bad) {
        int n = 0;
        var some = new double[values.length];
        var labels = new boolean[values.length];
        for (int row = 0; row < values.length; row++) {
            if (!Double.isNaN(values[row])) {
                some[n] = values[row];
                labels[n++] = bad[row];
            }
        }
        return new Kept(java.util.Arrays.copyOf(some, n), java.util.Arrays.copyOf(labels, n));
    }

    /** The area in whichever direction is better; a half when there is too little to say. */
    private static double either(double[] values, boolean[] bad) {
        int count = 0;
        for (boolean b : bad) {
            count += b ? 1 : 0;
        }
        if (count < CASES_MIN || bad.length - count < CASES_MIN) {
            return 0.5;
        }
        double auc = Measures.auc(values, bad);
        return Math.max(auc, 1 - auc);
    }

    private static double information(String column, double[] values, boolean[] bad) {
        var sample = new Sample(List.of(new Sample.Column(column, Direction.EITHER, values)), bad);
        int badCount = sample.badCount();
        if (badCount < CASES_MIN || sample.size() - badCount < CASES_MIN) {
            return 0;
        }
        return new MonotoneBinning(Training.Settings.USUAL, sample)
                .cut(sample.columns().getFirst(), sample)
                .informationValue();
    }

    private static double filled(double[] values, boolean[] bad) {
        var filled = new double[values.length];
        for (int row = 0; row < values.length; row++) {
            filled[row] = Double.isNaN(values[row]) ? 0 : 1;
        }
        return either(filled, bad);
    }

    /** The best area of "is a multiple of twelve" and the like among whole numbers. */
    private static double grain(double[] values, boolean[] bad) {
        var distinct = new HashSet<Double>();
        for (double value : values) {
            distinct.add(value);
        }
        double best = 0.5;
        for (int grain : distinct.size() > 12 ? GRAINS : new int[0]) {
            var round = new double[values.length];
            for (int row = 0; row < values.length; row++) {
                round[row] = values[row] % grain == 0 ? 1 : 0;
            }
            best = Math.max(best, either(round, bad));
        }
        return best;
    }

    private static double later(double[] values, double[] decidedOn) {
        int later = 0;
        int known = 0;
        for (int row = 0; row < values.length; row++) {
            if (!Double.isNaN(values[row]) && !Double.isNaN(decidedOn[row])) {
                known++;
                later += values[row] > decidedOn[row] ? 1 : 0;
            }
        }
        return known == 0 ? 0 : (double) later / known;
    }
}
