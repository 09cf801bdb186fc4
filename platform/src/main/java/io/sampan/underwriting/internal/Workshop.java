package io.sampan.underwriting.internal;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.Ids;
import io.sampan.access.Problem;
import io.sampan.scoring.Direction;
import io.sampan.scoring.TableLearning;
import io.sampan.underwriting.ModelId;
import io.sampan.underwriting.ModelSheet.Origin;
import io.sampan.underwriting.ModelWorkshop;
import io.sampan.underwriting.TrainingId;
import io.sampan.underwriting.TrainingRun;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Learns and measures one table after another, behind the requests. Each stage is written down as
 * it is reached; a table is read from a file that is deleted afterwards, whatever came of it.
 */
@Component
class Workshop implements ModelWorkshop {

    private static final Logger LOG = LoggerFactory.getLogger(Workshop.class);

    private static final int WAITING_MAX = 5;
    private static final int SHOWN_MAX = 20;

    /** A run that has not moved for so long was cut off with its process. */
    private static final Duration SILENCE_MAX = Duration.ofMinutes(30);

    private static final List<String> LANGUAGES = List.of("zh", "en");
    private static final List<String> FORMATS = List.of(ModelReport.HTML, ModelReport.PDF);

    private final JdbcClient sql;
    private final Inventory inventory;
    private final ModelDesk desk;
    private final Access access;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Semaphore places = new Semaphore(WAITING_MAX);
    private final ExecutorService bench = Executors.newSingleThreadExecutor();

    Workshop(
            JdbcClient sql,
            Inventory inventory,
            ModelDesk desk,
            Access access,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.inventory = inventory;
        this.desk = desk;
        this.access = access;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @PreDestroy
    void close() {
        bench.shutdownNow();
    }

    /** What a stage says: the model that came of it, or why nothing did. */
    private record Told(Optional<UUID> model, String reason) {
        static final Told NOTHING = new Told(Optional.empty(), "");

        static Told of(ModelId model) {
            return new Told(Optional.of(model.value()), "");
        }
    }

    /** What was asked. */
    private record Content(String file, Object wish) {}

    /** Work on a table that gives a model. */
    private interface Work {
        ModelId on(TrainingId id) throws IOException;
    }

    @Override
    public TrainingId train(Wish wish, Path table) {
        return begin(wish, table, id -> learnt(id, wish, table));
    }

    @Override
    public TrainingId measure(ModelId model, String target, Path table) {
        var kept = inventory.find(model).orElseThrow(() -> Problem.of("SMP-UND-0701"));
        var hash = hash(table);
        if (hash.equals(kept.dataSha256())) {
            delete(table);
            throw Problem.of("SMP-UND-0716").field("file");
        }
        var wish = Map.of("model", model.value(), "target", target);
        return begin(wish, table, id -> measured(id, kept, target, table, hash));
    }

    private static String hash(Path table) {
        try {
            return Modelling.hash(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TrainingId begin(Object wish, Path table, Work work) {
        if (!places.tryAcquire()) {
            delete(table);
            throw Problem.of("SMP-UND-0715");
        }
        var id = new TrainingId(Ids.next());
        var actor = access.actor();
        transaction.executeWithoutResult(_ -> {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCompletion(int status) {
                            if (status == STATUS_COMMITTED) {
                                bench.execute(() -> run(id, actor, table, work));
                            } else {
                                done(table);
                            }
                        }
                    });
            sql.sql(
                            "insert into underwriting.training (id, content, by_user, by_name, at)"
                                    + " values (?, ?, ?, ?, ?)")
                    .params(
                            id.value(),
                            Canonical.write(new Content(name(table), wish)),
                            actor.user().value(),
                            actor.name(),
                            Timestamp.from(clock.instant()))
                    .update();
            stage(id, "WAITING", Told.NOTHING);
        });
        return id;
    }

    private static String name(Path table) {
        return String.valueOf(table.getFileName());
    }

    private void run(TrainingId id, Actor actor, Path table, Work work) {
        try {
            access.as(actor, () -> stage(id, "DONE", Told.of(model(work, id))));
        } catch (UncheckedIOException | IllegalArgumentException | Problem e) {
            // Messages name the file by its place on this machine, which is nobody's business.
            var reason = String.valueOf(e.getMessage()).replace(table.toString(), name(table));
            stage(id, "FAILED", new Told(Optional.empty(), reason));
        } catch (RuntimeException e) {
            LOG.error("training {} failed", id.value(), e);
            stage(id, "FAILED", new Told(Optional.empty(), e.getClass().getSimpleName()));
        } finally {
            done(table);
        }
    }

    private static ModelId model(Work work, TrainingId id) {
        try {
            return work.on(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private void done(Path table) {
        places.release();
        delete(table);
    }

    /** The table is not kept: it may name people. */
    private static void delete(Path table) {
        try {
            Files.deleteIfExists(table);
            Files.deleteIfExists(Objects.requireNonNull(table.getParent()));
        } catch (IOException e) {
            LOG.error("a table of the workshop could not be deleted", e);
        }
    }

    private ModelId learnt(TrainingId id, Wish wish, Path table) throws IOException {
        var directions = new HashMap<String, Direction>();
        for (var feature : Feature.values()) {
            if (feature.direction() != Direction.EITHER) {
                directions.put(feature.key(), feature.direction());
            }
        }
        var learnt =
                Modelling.learn(
                        new Modelling.Wish(
                                table,
                                wish.target(),
                                wish.positive(),
                                wish.time(),
                                wish.exclude(),
                                directions,
                                TableLearning.Kind.valueOf(wish.kind().name()),
                                wish.seed()),
                        name(table),
                        stage -> stage(id, stage.name(), Told.NOTHING));
        var figures = new LinkedHashMap<>(Modelling.told(learnt.report()));
        figures.put("flags", learnt.report().getOrDefault("flags", List.of()));
        figures.put("data", name(table));
        figures.put("data_sha256", learnt.report().getOrDefault("data_sha256", ""));
        figures.put("rows", learnt.held().labelled().table().size());
        figures.put("curves", learnt.held().curves());
        var text = ModelFolder.text(learnt.model());
        var report = Canonical.write(learnt.report());
        return inOne(() -> {
            var model = desk.keep(text, report, wish.purpose(), Origin.TRAINED);
            boolean known =
                    inventory.steps(model).stream().anyMatch(s -> s.step().equals("VALIDATED"));
            if (!known) {
                keep(model, figures, learnt.held());
            }
            return model;
        });
    }

    private ModelId measured(
            TrainingId id, Inventory.Kept model, String target, Path table, String hash)
            throws IOException {
        stage(id, "VALIDATING", Told.NOTHING);
        var read = ModelFolder.model(model.text().content());
        var validation = ModelValidation.of(read, model.reportJson(), table, target);
        var figures = validation.figures();
        figures.put("split", "a table of its own: " + name(table));
        figures.put("data", name(table));
        figures.put("data_sha256", hash);
        figures.put("curves", validation.curves());
        return inOne(() -> {
            keep(model.id(), figures, validation);
            return model.id();
        });
    }

    private void keep(ModelId model, Map<String, Object> figures, ModelValidation validation) {
        int step =
                inventory
                        .step(model, "VALIDATED", figures, access.actor(), clock.instant())
                        .orElseThrow(() -> Problem.of("SMP-UND-0712"));
        for (var language : LANGUAGES) {
            for (var format : FORMATS) {
                var report = ModelReport.bytes(validation, language, format);
                inventory.report(model, step, language, format, report);
            }
        }
    }

    private ModelId inOne(Supplier<ModelId> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    private void stage(TrainingId id, String stage, Told told) {
        sql.sql(
                        """
                        insert into underwriting.training_step (training, no, step, content, at)
                        select :id, coalesce(max(no), 0) + 1, :step, :content, :at
                        from underwriting.training_step where training = :id\
                        """)
                .param("id", id.value())
                .param("step", stage)
                .param("content", Canonical.write(told))
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private static final String RUNS =
            """
            select t.id, t.content, t.by_name, t.at, s.step, s.content as told, s.at as step_at
            from underwriting.training t
            cross join lateral (select * from underwriting.training_step
              where training = t.id order by no desc limit 1) s
            """;

    @Override
    public TrainingRun run(TrainingId id) {
        return sql.sql(RUNS + " where t.id = ?")
                .param(id.value())
                .query((row, _) -> told(row))
                .optional()
                .orElseThrow(() -> Problem.of("SMP-UND-0717"));
    }

    @Override
    public List<TrainingRun> runs() {
        return sql.sql(RUNS + " order by t.id desc limit ?")
                .param(SHOWN_MAX)
                .query((row, _) -> told(row))
                .list();
    }

    private TrainingRun told(ResultSet row) throws SQLException {
        var told = Canonical.read(row.getString("told"), Told.class);
        var stage = row.getString("step");
        var at = row.getTimestamp("step_at").toInstant();
        boolean over = stage.equals("DONE") || stage.equals("FAILED");
        boolean cutOff = !over && at.plus(SILENCE_MAX).isBefore(clock.instant());
        return new TrainingRun(
                new TrainingId(row.getObject("id", UUID.class)),
                Canonical.read(row.getString("content"), JsonNode.class).path("file").asString(),
                row.getString("by_name"),
                row.getTimestamp("at").toInstant(),
                cutOff ? "FAILED" : stage,
                at,
                told.model().map(ModelId::new),
                cutOff ? "cut off: begin it again" : told.reason());
    }

    @Override
    public Optional<byte[]> report(ModelId model, String language, String format) {
        return inventory.report(model, language, format);
    }
}
