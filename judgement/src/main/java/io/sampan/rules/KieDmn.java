package io.sampan.rules;

import io.sampan.rules.DmnProblem.Kind;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kie.api.builder.Message.Level;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/**
 * DMN by Apache KIE. Its classes are loaded when the first table is checked or needs it, not
 * before; see decision 0013.
 */
public final class KieDmn implements DmnEngine {

    private static final Pattern ROW = Pattern.compile("rule #(\\d+)");
    private static final Pattern CELL =
            Pattern.compile("FEEL expression '(.*)' on ", Pattern.DOTALL);

    @Override
    public List<DmnProblem> check(DmnTable table) {
        var problems = new ArrayList<>(DmnCheck.of(table));
        if (problems.isEmpty()) {
            var compiled = compiled(table);
            compiled.model.getMessages().stream()
                    .filter(message -> message.getLevel() == Level.ERROR)
                    .map(message -> problem(table, message))
                    .distinct()
                    .forEach(problems::add);
            if (problems.isEmpty()) {
                tried(table, new Rows(table, compiled)).ifPresent(problems::add);
            }
        }
        return List.copyOf(problems);
    }

    /**
     * Evaluates the table where values are missing or zero: a cell that then fails instead of not
     * holding would keep an application from being judged.
     */
    private static Optional<DmnProblem> tried(DmnTable table, Rows rows) {
        var tries = new ArrayList<Map<String, Object>>();
        tries.add(Map.of());
        for (var number : List.of(BigDecimal.ZERO, BigDecimal.ONE)) {
            var all = values(table, number);
            tries.add(all);
            for (var given : table.given()) {
                var oneMissing = new HashMap<>(all);
                oneMissing.remove(given.name());
                tries.add(oneMissing);
            }
        }
        for (var values : tries) {
            try {
                rows.hits(values);
            } catch (IllegalStateException e) {
                return Optional.of(
                        new DmnProblem(Kind.FAILS, 0, "", String.valueOf(e.getMessage())));
            }
        }
        return Optional.empty();
    }

    private static Map<String, Object> values(DmnTable table, BigDecimal number) {
        var values = new HashMap<String, Object>();
        for (var given : table.given()) {
            values.put(
                    given.name(),
                    switch (given.type()) {
                        case "number" -> number;
                        case "boolean" -> true;
                        default -> "";
                    });
        }
        return values;
    }

    @Override
    public RowTests rows(DmnTable table) {
        var wrong = check(table);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("the table is not sound: " + wrong);
        }
        return new Rows(table, compiled(table));
    }

    private record Compiled(DMNRuntime runtime, DMNModel model) {}

    private static Compiled compiled(DmnTable table) {
        var file = ResourceFactory.newReaderResource(new StringReader(table.xml()));
        file.setSourcePath("policy.dmn");
        var runtime =
                DMNRuntimeBuilder.fromDefaults()
                        .buildConfiguration()
                        .fromResources(List.of(file))
                        .getOrElseThrow(e -> new DmnRefused("the engine cannot read it", e));
        return new Compiled(runtime, runtime.getModels().getFirst());
    }

    private static DmnProblem problem(DmnTable table, DMNMessage message) {
        var text = message.getText();
        var row = ROW.matcher(text);
        var cell = CELL.matcher(text);
        if (!row.find() || !cell.find()) {
            return new DmnProblem(Kind.NOT_DMN, 0, "", text);
        }
        int no = Integer.parseInt(row.group(1));
        return new DmnProblem(
                Kind.NOT_FEEL,
                no,
                column(table, no, cell.group(1)).orElse(""),
                cell.group(1).strip());
    }

    /** The column in which a row has such a cell. */
    private static Optional<String> column(DmnTable table, int row, String cell) {
        var rule = table.rules().get(row - 1);
        int in = rule.when().indexOf(cell.strip());
        int out = rule.then().indexOf(cell.strip());
        if (in >= 0) {
            return Optional.of(table.inputs().get(in).label());
        }
        return out >= 0 ? Optional.of(table.outputs().get(out).label()) : Optional.empty();
    }

    /** Evaluates a compiled table; the engine tells which rows hit by an event on this thread. */
    private static final class Rows implements RowTests, DMNRuntimeEventListener {

        /** Of the evaluation that runs on this thread; it runs no second one inside. */
        private static final ThreadLocal<BitSet> HITS = new ThreadLocal<>();

        private final DmnTable table;
        private final Compiled compiled;

        Rows(DmnTable table, Compiled compiled) {
            this.table = table;
            this.compiled = compiled;
            compiled.runtime.addListener(this);
        }

        @Override
        public BitSet hits(Map<String, ?> values) {
            var context = compiled.runtime.newContext();
            for (var given : table.given()) {
                context.set(given.name(), values.get(given.name()));
            }
            HITS.set(new BitSet(table.rules().size()));
            try {
                var result =
                        compiled.runtime.evaluateByName(compiled.model, context, table.decision());
                if (result.hasErrors()) {
                    throw new IllegalStateException(
                            result.getMessages(DMNMessage.Severity.ERROR).stream()
                                    .map(DMNMessage::getText)
                                    .collect(Collectors.joining("; ")));
                }
                return HITS.get();
            } finally {
                HITS.remove();
            }
        }

        @Override
        public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent told) {
            if (told.getNodeName().equals(table.decision())) {
                told.getMatches().forEach(row -> HITS.get().set(row - 1));
            }
        }
    }
}
