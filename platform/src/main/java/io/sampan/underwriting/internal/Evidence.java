package io.sampan.underwriting.internal;

import io.sampan.scoring.CrossValidation;
import io.sampan.scoring.Measures;
import io.sampan.scoring.Sample;
import io.sampan.scoring.Scaling;
import io.sampan.scoring.Trained;
import io.sampan.scoring.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * How well the procedure that makes our points table judges firms it has not seen. Everything, from
 * the bands to the strength of the ridge, is learnt again in every fold.
 */
final class Evidence {

    /** Firms that a bank knew, with whether they defaulted. */
    static final String LABELLED = "credit_history";

    private static final Training TRAINING = new Training(Training.Settings.USUAL);

    private final LabelledFirms firms;

    private Evidence(LabelledFirms firms) {
        this.firms = firms;
    }

    static Evidence read(Path folder) throws IOException {
        return new Evidence(LabelledFirms.read(folder, LABELLED));
    }

    /** The last day any firm traded: the day the firms are judged on. */
    LocalDate lastDay() {
        return firms.lastDay();
    }

    Sample sample(LocalDate on) {
        return sample(on, Feature.ofThePack());
    }

    /** The firms seen through other features. */
    Sample sample(LocalDate on, List<Feature> features) {
        return firms.sample(on, features);
    }

    static Trained train(Sample sample, String version) {
        return TRAINING.train(sample, version, Scaling.USUAL);
    }

    static Measures measure(Sample sample, CrossValidation validation) {
        return validation.measure(
                sample,
                part -> train(part, "fold").scorecard(),
                (card, row) -> card.probabilityOfDefault(sample, row));
    }
}
