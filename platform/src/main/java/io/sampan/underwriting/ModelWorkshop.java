package io.sampan.underwriting;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where models are learnt from a table and measured on one: long work, behind the request. */
public interface ModelWorkshop {

    /**
     * What is asked of a training. Columns of the catalogue take the direction it says.
     *
     * @param positive the value of a bad end; empty to infer
     * @param time the column of the day of decision; empty to infer, {@code none} to split at
     *     random
     * @param exclude columns that must not be used
     * @param purpose what it is for
     */
    record Wish(
            String target,
            String positive,
            String time,
            List<String> exclude,
            ModelSheet.Kind kind,
            long seed,
            String purpose) {
        public Wish {
            exclude = List.copyOf(exclude);
        }
    }

    /**
     * Begins to learn a model. The table and the folder that holds it alone are deleted when it is
     * done: they may name people.
     *
     * @throws io.sampan.access.Problem SMP-UND-0715 if too many wait already
     */
    TrainingId train(Wish wish, Path table);

    /**
     * Begins to measure a model on a labelled table that it was not learnt from.
     *
     * @throws io.sampan.access.Problem SMP-UND-0716 if it was learnt from this very table
     */
    TrainingId measure(ModelId model, String target, Path table);

    /**
     * @throws io.sampan.access.Problem SMP-UND-0717 if there is no such training
     */
    TrainingRun run(TrainingId id);

    /** The latest ones, newest first. */
    List<TrainingRun> runs();

    /** The latest report of a model: {@code html} or {@code pdf}, {@code zh} or {@code en}. */
    Optional<byte[]> report(ModelId model, String language, String format);
}
