package io.sampan.underwriting.internal.web;

import io.sampan.packs.Words;
import io.sampan.underwriting.Hindrance;
import io.sampan.underwriting.LineUp;
import io.sampan.underwriting.ModelId;
import io.sampan.underwriting.ModelSheet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The inventory as pages show it. */
final class ModelViews {

    private ModelViews() {}

    /** All models with who scores. */
    record InventoryView(LineUpView lineUp, List<Line> models) {}

    /** One model in the list. */
    record Line(
            UUID id,
            String version,
            ModelSheet.Kind kind,
            ModelSheet.Origin origin,
            String target,
            String note,
            String byName,
            Instant at,
            LocalDate expiresOn,
            ModelSheet.State state,
            boolean proposed,
            boolean promotable,
            long standing,
            @Nullable Double auc,
            @Nullable Double ks,
            @Nullable String split) {

        static Line of(ModelSheet sheet) {
            var figures = sheet.validation().orElse(sheet.report().path("validation"));
            return new Line(
                    sheet.id().value(),
                    sheet.version(),
                    sheet.kind(),
                    sheet.origin(),
                    sheet.target(),
                    sheet.note(),
                    sheet.byName(),
                    sheet.at(),
                    sheet.expiresOn(),
                    sheet.state(),
                    sheet.proposed(),
                    sheet.promotable(),
                    sheet.hindrances().stream().filter(h -> !h.lifted()).count(),
                    number(figures, "auc"),
                    number(figures, "ks"),
                    figures.path("split").asString(null));
        }

        private static @Nullable Double number(JsonNode figures, String name) {
            return figures.path(name).isNumber() ? figures.path(name).asDouble() : null;
        }
    }

    /** Everything of one model. */
    record Sheet(
            UUID id,
            String sha256,
            ModelSheet.Kind kind,
            String version,
            ModelSheet.Origin origin,
            String target,
            String positive,
            String dataSha256,
            long seed,
            List<String> columns,
            String note,
            UUID by,
            String byName,
            Instant at,
            LocalDate expiresOn,
            ModelSheet.State state,
            boolean proposed,
            boolean promotable,
            JsonNode report,
            @Nullable JsonNode validation,
            List<Flag> hindrances,
            List<ModelSheet.Step> steps) {

        static Sheet of(ModelSheet sheet) {
            return new Sheet(
                    sheet.id().value(),
                    sheet.sha256(),
                    sheet.kind(),
                    sheet.version(),
                    sheet.origin(),
                    sheet.target(),
                    sheet.positive(),
                    sheet.dataSha256(),
                    sheet.seed(),
                    sheet.columns(),
                    sheet.note(),
                    sheet.by().value(),
                    sheet.byName(),
                    sheet.at(),
                    sheet.expiresOn(),
                    sheet.state(),
                    sheet.proposed(),
                    sheet.promotable(),
                    sheet.report(),
                    sheet.validation().orElse(null),
                    sheet.hindrances().stream().map(Flag::of).toList(),
                    sheet.steps());
        }
    }

    /** Something that stands against a model, with its name for overruling. */
    record Flag(
            String name,
            String code,
            String column,
            Words text,
            boolean liftable,
            Hindrance.@Nullable Overruling overruled) {

        static Flag of(Hindrance hindrance) {
            return new Flag(
                    hindrance.name(),
                    hindrance.code(),
                    hindrance.column(),
                    hindrance.text(),
                    hindrance.liftable(),
                    hindrance.overruled().orElse(null));
        }
    }

    /** Who scores; a champion that is not there is the pack's points table. */
    record LineUpView(
            int no,
            @Nullable Named champion,
            @Nullable Named challenger,
            int sharePercent,
            List<Named> shadows,
            String why,
            String byName,
            Instant at) {

        static LineUpView of(LineUp lineUp, Map<ModelId, String> versions) {
            return new LineUpView(
                    lineUp.no(),
                    lineUp.champion().map(id -> Named.of(id, versions)).orElse(null),
                    lineUp.challenger().map(id -> Named.of(id, versions)).orElse(null),
                    lineUp.sharePercent(),
                    lineUp.shadows().stream().map(id -> Named.of(id, versions)).toList(),
                    lineUp.why(),
                    lineUp.byName(),
                    lineUp.at());
        }
    }

    /** A model by what people call it. */
    record Named(UUID id, String version) {
        static Named of(ModelId id, Map<ModelId, String> versions) {
            return new Named(id.value(), versions.getOrDefault(id, id.toString()));
        }
    }
}
