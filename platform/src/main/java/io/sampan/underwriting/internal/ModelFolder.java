package io.sampan.underwriting.internal;

import io.sampan.scoring.Band;
import io.sampan.scoring.BoostedTrees;
import io.sampan.scoring.Calibration;
import io.sampan.scoring.Encoding;
import io.sampan.scoring.Scaling;
import io.sampan.scoring.Scorecard;
import io.sampan.scoring.Table;
import io.sampan.scoring.TableModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model as a folder: {@code model.json} with points and encodings, {@code report.json} with how
 * it was made and how good it is.
 */
final class ModelFolder {

    private ModelFolder() {}

    /**
     * What a model says of itself.
     *
     * @param positive the value of the target that counts as bad
     */
    record Model(String target, String positive, TableModel model) {}

    static void write(Path folder, Model model, Map<String, Object> report) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("model.json"), text(model), StandardCharsets.UTF_8);
        Files.writeString(
                folder.resolve("report.json"),
                Canonical.JSON.<JsonNode>valueToTree(report).toPrettyString() + "\n",
                StandardCharsets.UTF_8);
    }

    /** The whole model as text. */
    static String text(Model model) {
        var json = Canonical.JSON.createObjectNode();
        json.put("target", model.target());
        json.put("positive", model.positive());
        switch (model.model().model()) {
            case Scorecard card -> card(json, card);
            case BoostedTrees trees -> BoostedText.write(json, trees);
        }
        json.putObject("calibration")
                .put("slope", model.model().calibration().slope())
                .put("shift", model.model().calibration().shift());
        var encodings = json.putArray("encodings");
        for (var encoding : model.model().encodings()) {
            var node = encodings.addObject();
            node.put("column", encoding.column());
            node.put("kind", encoding.kind().name());
            var ranks = node.putObject("ranks");
            encoding.ranks().forEach(ranks::put);
        }
        return (json.has("trees") ? json.toString() : json.toPrettyString()) + "\n";
    }

    private static void card(ObjectNode json, Scorecard card) {
        json.put("version", card.version());
        var scaling = json.putObject("scaling");
        scaling.put("points", card.scaling().pointsAtOdds());
        scaling.put("odds", card.scaling().odds());
        scaling.put("double", card.scaling().pointsToDouble());
        json.put("base", card.base());
        var features = json.putArray("features");
        for (var feature : card.features()) {
            var node = features.addObject();
            node.put("name", feature.name());
            var bands = node.putArray("bands");
            for (var band : feature.bands()) {
                var b = bands.addObject();
                if (band.missing()) {
                    b.put("missing", true);
                } else if (band.to() != Double.POSITIVE_INFINITY) {
                    b.put("below", band.to());
                }
                b.put("points", band.points());
                b.put("share", band.share());
            }
        }
    }

    /**
     * @throws IOException if the folder has no readable model
     */
    static Model read(Path folder) throws IOException {
        var file = folder.resolve("model.json");
        if (!Files.exists(file)) {
            throw new IOException("there is no model in " + folder + ": no " + file);
        }
        try {
            return model(Canonical.read(Files.readString(file), JsonNode.class));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException(file + " holds no model: " + e.getMessage(), e);
        }
    }

    /**
     * @throws IllegalArgumentException if the text describes no model
     */
    static Model model(String content) {
        return model(Canonical.read(content, JsonNode.class));
    }

    /**
     * @throws IllegalArgumentException if the text describes no model
     */
    static Model model(JsonNode json) {
        if (json.path("version").asString("").isBlank() || !json.path("features").isArray()) {
            throw new IllegalArgumentException("it has no version and no features");
        }
        var encodings = new ArrayList<Encoding>();
        for (var node : json.path("encodings")) {
            var ranks = new LinkedHashMap<String, Integer>();
            node.path("ranks")
                    .properties()
                    .forEach(rank -> ranks.put(rank.getKey(), rank.getValue().asInt()));
            encodings.add(
                    new Encoding(
                            node.path("column").asString(),
                            Table.Kind.valueOf(node.path("kind").asString()),
                            ranks));
        }
        return new Model(
                json.path("target").asString(),
                json.path("positive").asString(),
                new TableModel(
                        json.has("trees") ? BoostedText.read(json) : card(json),
                        encodings,
                        new Calibration(
                                json.path("calibration").path("slope").asDouble(1),
                                json.path("calibration").path("shift").asDouble(0))));
    }

    /** A points table as it is written in packs and model folders. */
    static Scorecard card(JsonNode node) {
        var scaling = node.path("scaling");
        var features = new ArrayList<Scorecard.Feature>();
        for (var feature : node.path("features")) {
            var name = feature.path("name").asString();
            features.add(new Scorecard.Feature(name, bands(feature.path("bands"))));
        }
        return new Scorecard(
                node.path("version").asString(),
                new Scaling(
                        scaling.path("points").asInt(),
                        scaling.path("odds").asDouble(),
                        scaling.path("double").asDouble()),
                node.path("base").asInt(),
                features);
    }

    private static List<Band> bands(JsonNode nodes) {
        var bands = new ArrayList<Band>();
        double reached = Double.NEGATIVE_INFINITY;
        for (var node : nodes) {
            int points = node.path("points").asInt();
            double share = node.path("share").asDouble();
            if (node.path("missing").asBoolean(false)) {
                bands.add(Band.missing(points, share));
                continue;
            }
            double below =
                    node.has("below") ? node.path("below").asDouble() : Double.POSITIVE_INFINITY;
            bands.add(Band.range(reached, below, points, share));
            reached = below;
        }
        return bands;
    }
}
