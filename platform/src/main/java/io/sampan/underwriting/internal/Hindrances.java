package io.sampan.underwriting.internal;

import io.sampan.packs.Words;
import io.sampan.scoring.Encoding;
import io.sampan.scoring.Table;
import io.sampan.scoring.TableModel;
import io.sampan.underwriting.Hindrance;
import io.sampan.underwriting.Hindrance.Overruling;
import io.sampan.underwriting.ModelSheet.Origin;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What stands against a model's deciding: columns that know too much, a validation that proves too
 * little, columns the product cannot compute, a time that is over. A pure function of what the
 * inventory holds.
 */
final class Hindrances {

    private static final Map<String, Words> FLAGS =
            Map.of(
                    "ALONE_TOO_GOOD",
                    new Words(
                            "“{column}”单独就几乎能区分好坏（AUC {value}）：可能是事后才知道的",
                            "“{column}” alone orders good and bad too well (AUC {value}): it may know the end"),
                    "TELLS_TOO_MUCH",
                    new Words(
                            "“{column}”的信息值过高（IV {value}）：可能包含结果",
                            "“{column}” tells too much (information value {value}): it may contain the end"),
                    "GRAIN",
                    new Words(
                            "“{column}”取值的整齐程度泄露结果（AUC {value}）",
                            "Whether “{column}” is a round number tells the end (AUC {value})"),
                    "FILLED_AFTERWARDS",
                    new Words(
                            "“{column}”是否填写泄露结果（AUC {value}）：可能是事后填写的",
                            "Whether “{column}” is filled in tells the end (AUC {value}): it was filled in afterwards"),
                    "LATER_THAN_DECISION",
                    new Words(
                            "“{column}”的日期晚于决策日（占 {value}）",
                            "The dates of “{column}” lie after the decision (share {value})"),
                    "IDENTIFIER",
                    new Words(
                            "“{column}”只是编号，不是特征",
                            "“{column}” only names cases and is no feature"));

    private final List<Hindrance> found = new ArrayList<>();
    private final Map<String, Overruling> overruled = new HashMap<>();

    private Hindrances() {}

    /**
     * @param steps what happened to the model
     * @param catalogue keys of the features that the product computes
     * @param expiresOn the first day it may not decide
     */
    static List<Hindrance> of(
            Inventory.Kept model,
            List<Inventory.Step> steps,
            Set<String> catalogue,
            LocalDate expiresOn,
            LocalDate today) {
        var hindrances = new Hindrances();
        steps.stream().filter(s -> s.step().equals("OVERRULED")).forEach(hindrances::overruled);
        var report = model.reportJson();
        var measured =
                steps.stream()
                        .filter(s -> s.step().equals("VALIDATED"))
                        .map(Inventory.Step::json)
                        .toList();
        hindrances.flags(report.path("flags"));
        measured.forEach(m -> hindrances.flags(m.path("flags")));
        hindrances.figures(
                model,
                report,
                measured.isEmpty() ? Optional.empty() : Optional.of(measured.getLast()));
        hindrances.columns(ModelFolder.model(model.text().content()).model(), catalogue);
        if (!today.isBefore(expiresOn)) {
            hindrances.add(
                    "EXPIRED",
                    "",
                    new Words(
                            "模型已于 " + expiresOn + " 到期：请先申请延期",
                            "Its time was over on " + expiresOn + ": renew it first"),
                    false);
        }
        return List.copyOf(hindrances.found);
    }

    private void overruled(Inventory.Step step) {
        var content = step.json();
        content.path("flags")
                .forEach(flag ->
                        overruled.put(
                                flag.asString(),
                                new Overruling(
                                        content.path("text").asString(),
                                        step.byName(),
                                        step.at())));
    }

    private void flags(JsonNode flags) {
        for (var flag : flags) {
            var code = flag.path("kind").asString();
            var column = flag.path("column").asString();
            var value = flag.path("value").asString("");
            var words =
                    FLAGS.getOrDefault(
                            code, new Words("“{column}”：" + code, "“{column}”: " + code));
            add(code, column, filled(words, column, value), true);
        }
    }

    private static Words filled(Words words, String column, String value) {
        var shown = value.length() > 5 ? value.substring(0, 5) : value;
        return new Words(
                words.zh().replace("{column}", column).replace("{value}", shown),
                words.en().replace("{column}", column).replace("{value}", shown));
    }

    /** What the validation proves, or fails to. */
    private void figures(Inventory.Kept model, JsonNode report, Optional<JsonNode> measured) {
        var claimed = report.path("validation");
        if (measured.isEmpty() && model.origin() == Origin.ADDED) {
            add(
                    "MEASURED_ELSEWHERE",
                    "",
                    new Words(
                            "指标是别处给出的，尚未在本系统用样本验证",
                            "Its figures are somebody else's claim: it was not measured here"),
                    true);
        }
        var figures = measured.orElse(claimed);
        if (!figures.path("auc").isNumber()) {
            add("NOT_VALIDATED", "", new Words("没有验证结果", "It was not validated"), true);
            return;
        }
        if (figures.path("split").asString("").isBlank()) {
            add(
                    "UNLABELLED_SPLIT",
                    "",
                    new Words(
                            "没有说明验证样本如何划分：可能是随机划分，甚至是训练样本",
                            "It is not said which rows it was validated on: random ones, or those it learnt from"),
                    true);
        }
        var ignored = report.path("time_ignored").asString("");
        if (!ignored.isEmpty() && figures.path("split").asString("").startsWith("random")) {
            add(
                    "RANDOM_SPLIT",
                    ignored,
                    new Words(
                            "有日期列“" + ignored + "”，却只做了随机划分验证",
                            "It was validated on random rows although “"
                                    + ignored
                                    + "” holds dates"),
                    true);
        }
        double auc = figures.path("auc").asDouble();
        if (auc - 2 * figures.path("auc_se").asDouble(0) <= 0.5) {
            add(
                    "BY_CHANCE",
                    "",
                    new Words(
                            "验证样本上与随机无异（AUC " + auc + "）",
                            "In validation it cannot be told from chance (AUC " + auc + ")"),
                    true);
        }
    }

    /** A decision is scored from the features of the catalogue and from nothing else. */
    private void columns(TableModel model, Set<String> catalogue) {
        for (var name : new TreeSet<>(model.model().names())) {
            if (!catalogue.contains(name)) {
                add(
                        "UNKNOWN_COLUMN",
                        name,
                        new Words(
                                "“" + name + "”不在特征目录中，审批时无法计算",
                                "“"
                                        + name
                                        + "” is no feature of the catalogue: no decision can be scored"),
                        false);
            }
        }
        for (var encoding : model.encodings()) {
            word(encoding, catalogue);
        }
        if (model.model().names().isEmpty()) {
            add(
                    "NO_COLUMNS",
                    "",
                    new Words("没有任何字段能区分好坏", "No column tells good from bad beyond chance"),
                    false);
        }
    }

    private void word(Encoding encoding, Set<String> catalogue) {
        if (encoding.kind() == Table.Kind.IDENTIFIER) {
            add(
                    "IDENTIFIER",
                    encoding.column(),
                    filled(
                            FLAGS.getOrDefault("IDENTIFIER", new Words("", "")),
                            encoding.column(),
                            ""),
                    true);
        } else if (catalogue.contains(encoding.column()) && !encoding.ofNumber()) {
            add(
                    "NOT_A_NUMBER",
                    encoding.column(),
                    new Words(
                            "“" + encoding.column() + "”按文字学习，而审批时它是数字",
                            "“"
                                    + encoding.column()
                                    + "” was learnt as words, but is a number in decisions"),
                    false);
        }
    }

    private void add(String code, String column, Words text, boolean liftable) {
        var hindrance = new Hindrance(code, column, text, liftable, Optional.empty());
        boolean known = found.stream().anyMatch(h -> h.name().equals(hindrance.name()));
        if (!known) {
            found.add(
                    new Hindrance(
                            code,
                            column,
                            text,
                            liftable,
                            liftable
                                    ? Optional.ofNullable(overruled.get(hindrance.name()))
                                    : Optional.empty()));
        }
    }
}
