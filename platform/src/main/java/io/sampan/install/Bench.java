package io.sampan.install;

import java.util.function.Consumer;

/**
 * A measurement a user can repeat: {@code sampan bench <name>} prints one JSON line a figure. Named
 * in {@code META-INF/services/io.sampan.install.Bench} by the capability that is measured.
 */
public interface Bench {

    /** The word after {@code sampan bench}. */
    String name();

    /** Measures and hands over each figure as soon as it is known. */
    void run(Consumer<Figure> figures);

    /**
     * One measured figure.
     *
     * @param measured what was measured, for example {@code ANN_360/money}
     * @param unit for example {@code per_cpu_s}
     * @param reference what it is compared with; empty if nothing
     * @param referenceValue in the same unit; ignored without a reference
     */
    record Figure(
            String measured, double value, String unit, String reference, double referenceValue) {

        public static Figure of(String measured, double value, String unit) {
            return new Figure(measured, value, unit, "", 0);
        }
    }
}
