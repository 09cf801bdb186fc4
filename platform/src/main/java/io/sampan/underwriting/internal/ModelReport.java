package io.sampan.underwriting.internal;

import io.sampan.scoring.Assessment;
import io.sampan.scoring.BoostedTrees;
import io.sampan.scoring.Direction;
import io.sampan.scoring.Scorecard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Words a validation as a report, in Chinese or English. */
final class ModelReport {

    static final String PDF = "pdf";
    static final String HTML = "html";

    private static final double FOUR_FIFTHS = 0.8;
    private static final double UNDECIDED_WORSE = 1.5;

    private final ModelValidation of;
    private final boolean chinese;
    private final List<ReportPart> parts = new ArrayList<>();

    private ModelReport(ModelValidation of, boolean chinese) {
        this.of = of;
        this.chinese = chinese;
    }

    static void write(ModelValidation of, Path file, String language) throws IOException {
        Files.write(file, bytes(of, language, file.toString().endsWith(".pdf") ? PDF : HTML));
    }

    /** The report as a page or on paper. */
    static byte[] bytes(ModelValidation of, String language, String format) {
        var report = new ModelReport(of, language.equals("zh"));
        report.all();
        var title = report.t("模型验证报告", "Model validation report");
        var subtitle = of.model().model().model().version() + " · " + of.data();
        return format.equals(PDF)
                ? ReportPdf.of(language, title, subtitle, report.parts)
                : ReportHtml.of(language, title, subtitle, report.parts)
                        .getBytes(StandardCharsets.UTF_8);
    }

    private String t(String zh, String en) {
        return chinese ? zh : en;
    }

    private void all() {
        flags();
        figures();
        plots();
        grades();
        shifts();
        of.segments().forEach(this::segment);
        of.groups().forEach(this::group);
        undecided();
        card();
    }

    private void flags() {
        for (var finding : of.findings()) {
            warn(
                    t("字段“", "Column “")
                            + finding.column()
                            + t("”可能知道结果：", "” may know the end: ")
                            + finding.kind()
                            + " "
                            + decimal(finding.value(), 3));
        }
        for (var doubt : of.trained().path("doubts")) {
            warn(doubt.asString());
        }
        if (of.trained().path("flags").size() > 0) {
            warn(
                    t(
                            "训练时有存疑字段：该模型须经有权人员书面说明后方可启用。",
                            "Training flagged columns: a person with the role has to overrule in writing"
                                    + " before this model may decide."));
        }
    }

    private void figures() {
        var m = of.measures();
        head(t("总体指标", "Figures"));
        int bad = Modelling.count(of.labelled().bad());
        var test = Assessment.hosmerLemeshow(of.grades());
        double reach = 1.96 * m.aucError();
        rows(
                List.of(t("指标", "figure"), t("数值", "value"), t("说明", "what it says")),
                List.of(
                        List.of(
                                t("样本 / 违约", "cases / bad"),
                                count(of.labelled().table().size()) + " / " + count(bad),
                                percent((double) bad / of.labelled().bad().length)),
                        List.of(
                                "AUC",
                                decimal(m.auc(), 3),
                                t("95% 区间 ", "95 % interval ")
                                        + decimal(m.auc() - reach, 3)
                                        + "–"
                                        + decimal(Math.min(1, m.auc() + reach), 3)
                                        + " (DeLong)"),
                        List.of("Gini", decimal(m.gini(), 3), t("2×AUC−1", "2 × AUC − 1")),
                        List.of(
                                "KS",
                                decimal(m.ks(), 3),
                                t("好坏分布最大距离", "largest distance good to bad")),
                        List.of("Brier", decimal(m.brier(), 4), t("越小越好", "smaller is better")),
                        List.of(
                                t("校准斜率", "calibration slope"),
                                decimal(m.calibrationSlope(), 2),
                                slope(m.calibrationSlope())),
                        List.of(
                                "Hosmer–Lemeshow",
                                decimal(test.chiSquare(), 1),
                                "p = " + decimal(test.p(), 3))));
    }

    private String slope(double slope) {
        if (slope < 0.85) {
            return t("概率过于极端", "probabilities are too extreme");
        }
        return slope > 1.15
                ? t("概率过于集中", "probabilities are too close together")
                : t("可信", "to be believed");
    }

    private void plots() {
        head(t("图", "Plots"));
        var roc =
                new Plot(
                        t("ROC 曲线", "Receiver operating characteristic"),
                        t("误拒好客户", "good cases refused"),
                        t("识别坏客户", "bad cases caught"),
                        1,
                        1,
                        "%");
        roc.line(Plot.Ink.AXIS, 0.4f, new double[] {0, 1}, new double[] {0, 1});
        var curve = Assessment.curve(of.probability(), of.labelled().bad());
        roc.line(
                Plot.Ink.MAIN,
                1.4f,
                curve.stream().mapToDouble(Assessment.Point::falseAlarms).toArray(),
                curve.stream().mapToDouble(Assessment.Point::hits).toArray());
        parts.add(new ReportPart.Plots(List.of(roc, reliability(), spread())));
    }

    private Plot reliability() {
        var grades = of.grades();
        double most =
                grades.stream()
                        .mapToDouble(g -> Math.max(g.expected(), g.observed()))
                        .max()
                        .orElse(1);
        double top = Math.min(1, Math.ceil(most * 10 + 0.2) / 10);
        var plot =
                new Plot(
                        t("可靠性：预计与实际违约率", "Reliability: said and seen"),
                        t("预计", "said"),
                        t("实际", "seen"),
                        top,
                        top,
                        "%");
        plot.line(Plot.Ink.AXIS, 0.4f, new double[] {0, top}, new double[] {0, top});
        plot.line(
                Plot.Ink.MAIN,
                1,
                grades.stream().mapToDouble(Assessment.Grade::expected).toArray(),
                grades.stream().mapToDouble(Assessment.Grade::observed).toArray());
        for (var g : grades) {
            double reach = 1.96 * Math.sqrt(g.observed() * (1 - g.observed()) / g.cases());
            plot.line(
                    Plot.Ink.SECOND,
                    0.7f,
                    new double[] {g.expected(), g.expected()},
                    new double[] {
                        Math.max(0, g.observed() - reach), Math.min(top, g.observed() + reach)
                    });
            plot.dot(g.expected(), g.observed(), Plot.Ink.MAIN);
        }
        return plot;
    }

    private Plot spread() {
        int bins = 20;
        double[][] shares = new double[2][bins];
        double top = 1e-6;
        double most = 0;
        for (double p : of.probability()) {
            most = Math.max(most, p);
        }
        most = Math.min(1, Math.ceil(most * 10) / 10);
        int bad = Modelling.count(of.labelled().bad());
        int good = of.probability().length - bad;
        for (int i = 0; i < of.probability().length; i++) {
            int bin = Math.min(bins - 1, (int) (of.probability()[i] / most * bins));
            boolean isBad = of.labelled().bad()[i];
            shares[isBad ? 1 : 0][bin] += 1.0 / (isBad ? bad : good);
            top = Math.max(top, shares[isBad ? 1 : 0][bin]);
        }
        top = Math.min(1, Math.ceil(top * 20) / 20);
        var plot =
                new Plot(
                        t("概率分布（绿：好，橙：坏）", "Where good (green) and bad (orange) cases lie"),
                        t("违约概率", "probability of default"),
                        t("占比", "share"),
                        most,
                        top,
                        "%");
        double width = most / bins;
        for (int b = 0; b < bins; b++) {
            plot.bar(b * width, (b + 0.48) * width, shares[0][b], Plot.Ink.MAIN);
            plot.bar((b + 0.5) * width, (b + 0.98) * width, shares[1][b], Plot.Ink.SECOND);
        }
        return plot;
    }

    private void grades() {
        head(t("十等分检验", "Grades"));
        say(
                t(
                        "Jeffreys：真实违约率不高于预计的概率；低于 5% 表示低估。",
                        "Jeffreys: the chance that the true share is not above what was said; below 5 % too"
                                + " little was said."));
        rows(
                List.of(
                        t("等级", "grade"),
                        t("概率区间", "probability"),
                        t("样本", "cases"),
                        t("违约", "bad"),
                        t("预计", "said"),
                        t("实际", "seen"),
                        "Jeffreys"),
                of.grades().stream()
                        .map(g ->
                                List.of(
                                        String.valueOf(g.number()),
                                        percent(g.from()) + "–" + percent(g.to()),
                                        count(g.cases()),
                                        count(g.bad()),
                                        percent(g.expected()),
                                        percent(g.observed()),
                                        percent(g.jeffreys()) + (g.jeffreys() < 0.05 ? " !" : "")))
                        .toList());
    }

    private void shifts() {
        head(t("特征稳定性（PSI / CSI）", "Stability of features (PSI / CSI)"));
        say(
                t(
                        "与训练样本相比：0.1 以下稳定，0.25 以上明显变化。样本越小，偶然波动越大：低于“偶然”一栏者不能说明变化。",
                        "Against training: below 0.1 stable, above 0.25 moved. Small samples shift by chance: an"
                                + " index below “by chance” says nothing."));
        rows(
                List.of(t("特征", "feature"), "PSI", t("偶然", "by chance"), t("判断", "reading")),
                of.shifts().entrySet().stream()
                        .map(e ->
                                List.of(
                                        e.getKey(),
                                        decimal(e.getValue().index(), 3),
                                        decimal(e.getValue().byChance(), 3),
                                        reading(e.getValue())))
                        .toList());
    }

    private String reading(ModelValidation.Shift shift) {
        if (shift.index() <= shift.byChance()) {
            return t("偶然范围内", "within chance");
        }
        if (shift.index() < 0.1) {
            return t("稳定", "stable");
        }
        return shift.index() < 0.25 ? t("关注", "watch") : t("明显变化", "moved");
    }

    private void segment(String column, List<Assessment.Part> segments) {
        head(t("分段稳定性：", "By segment: ") + column);
        rows(
                List.of(column, t("样本", "cases"), t("预计", "said"), t("实际", "seen"), "AUC"),
                segments.stream()
                        .map(s ->
                                List.of(
                                        s.name(),
                                        count(s.cases()),
                                        percent(s.expected()),
                                        percent((double) s.bad() / s.cases()),
                                        decimal(s.auc(), 3)))
                        .toList());
    }

    private void group(String column, List<Assessment.Part> groups) {
        head(t("公平性：", "Fair treatment: ") + column);
        double best = groups.stream().mapToDouble(Assessment.Part::accepted).max().orElse(1);
        double bestGood =
                groups.stream()
                        .mapToDouble(Assessment.Part::acceptedOfGood)
                        .filter(share -> !Double.isNaN(share))
                        .max()
                        .orElse(1);
        say(
                t("概率低于 ", "Accepted below a probability of ")
                        + percent(of.cutOff())
                        + t(
                                " 者视为通过。五分之四规则：通过率之比低于 0.8 须说明；机会均等：还款良好者的通过率应相近。",
                                ". Four fifths: a ratio of acceptance below 0.8 needs a reason. Equal opportunity:"
                                        + " those who end well should be accepted alike."));
        rows(
                List.of(
                        column,
                        t("样本", "cases"),
                        t("通过率", "accepted"),
                        t("与最高之比", "to the highest"),
                        t("好客户通过率", "of the good"),
                        t("与最高之比", "to the highest")),
                groups.stream()
                        .map(g ->
                                List.of(
                                        g.name(),
                                        count(g.cases()),
                                        percent(g.accepted()),
                                        ratio(g.accepted() / best),
                                        percent(g.acceptedOfGood()),
                                        ratio(g.acceptedOfGood() / bestGood)))
                        .toList());
    }

    private static String ratio(double ratio) {
        return decimal(ratio, 2) + (ratio < FOUR_FIFTHS ? " !" : "");
    }

    private void undecided() {
        head(t("拒绝推断", "Cases without an end"));
        if (of.undecided().length == 0) {
            say(
                    t(
                            "数据中没有未知结果的记录：以上指标只反映已放款客户。",
                            "The table has none: the figures are about those who were accepted."));
            return;
        }
        say(
                t(
                        "未知结果的记录按模型概率部分计为好、部分计为坏（模糊扩充）；平行法假设其坏账比率更高。",
                        "Cases without an end count in part as good and in part as bad, by what the model says of"
                                + " them (fuzzy augmentation); parcelling takes their odds for worse."));
        var rows = new ArrayList<List<String>>();
        rows.add(
                List.of(
                        t("仅已知结果", "known ends alone"),
                        count(of.probability().length),
                        decimal(of.measures().auc(), 3),
                        percent(
                                (double) Modelling.count(of.labelled().bad())
                                        / of.probability().length)));
        for (double factor : new double[] {1, UNDECIDED_WORSE}) {
            var with =
                    Assessment.withUndecided(
                            of.probability(), of.labelled().bad(), of.undecided(), factor);
            rows.add(
                    List.of(
                            factor == 1
                                    ? t("模糊扩充", "fuzzy augmentation")
                                    : t("平行法 ×", "parcelling × ") + decimal(factor, 1),
                            count(of.probability().length + of.undecided().length),
                            decimal(with.auc(), 3),
                            percent(with.badShare())));
        }
        rows(List.of(t("口径", "with"), t("样本", "cases"), "AUC", t("坏客户占比", "bad")), rows);
    }

    private void card() {
        head(t("模型卡", "Model card"));
        var trained = of.trained();
        var model = of.model().model().model();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(t("种类", "kind"), trained.path("kind").asString()));
        rows.add(List.of(t("预测", "predicts"), of.model().target() + " = " + of.model().positive()));
        rows.add(
                List.of(
                        t("训练样本 / 违约", "learnt from / bad"),
                        count(trained.path("rows").asInt())
                                + " / "
                                + count(trained.path("bad").asInt())));
        rows.add(List.of(t("训练时的验证", "validated in training"), validated()));
        rows.add(
                List.of(
                        t("校准", "calibration"),
                        trained.path("calibration").path("slope").asString()
                                + " / "
                                + trained.path("calibration").path("shift").asString()));
        rows.add(List.of(t("数据指纹", "data SHA-256"), start(trained.path("data_sha256").asString())));
        rows.add(List.of(t("随机种子", "seed"), trained.path("seed").asString()));
        rows.add(
                List.of(
                        t("分数", "points"),
                        model.scaling().pointsAtOdds()
                                + " = "
                                + decimal(model.scaling().odds(), 0)
                                + " : 1, +"
                                + decimal(model.scaling().pointsToDouble(), 0)
                                + " ×2"));
        rows(List.of(t("项目", "what"), ""), rows);
        head(t("特征", "Features"));
        rows(List.of(t("特征", "feature"), t("方向或分段", "direction or bands")), features());
        var left = new ArrayList<List<String>>();
        for (Map.Entry<String, tools.jackson.databind.JsonNode> e :
                trained.path("left_out").properties()) {
            left.add(List.of(e.getKey(), e.getValue().asString()));
        }
        if (!left.isEmpty()) {
            head(t("未使用的字段", "Columns left out"));
            rows(List.of(t("字段", "column"), t("原因", "why")), left);
        }
    }

    private static String start(String hash) {
        return hash.length() > 16 ? hash.substring(0, 16) + "…" : hash;
    }

    private String validated() {
        var validation = of.trained().path("validation");
        return "AUC "
                + decimal(validation.path("auc").asDouble(), 3)
                + ", "
                + (validation.path("split").asString().startsWith("out of time")
                        ? t("跨期验证", "out of time")
                        : t("随机切分", "random split"));
    }

    private List<List<String>> features() {
        return switch (of.model().model().model()) {
            case Scorecard card ->
                    card.features().stream()
                            .map(f -> List.of(f.name(), f.bands().size() - 1 + t(" 段", " bands")))
                            .toList();
            case BoostedTrees trees ->
                    trees.features().stream()
                            .map(f ->
                                    List.of(
                                            f.name(),
                                            f.direction() == Direction.MORE_IS_BETTER
                                                    ? t("越大越好", "more is better")
                                                    : t("越小越好", "less is better")))
                            .toList();
        };
    }

    private void head(String text) {
        parts.add(new ReportPart.Heading(text));
    }

    private void say(String text) {
        parts.add(new ReportPart.Paragraph(text));
    }

    private void warn(String text) {
        parts.add(new ReportPart.Warning(text));
    }

    private void rows(List<String> heads, List<List<String>> rows) {
        parts.add(new ReportPart.Rows(heads, rows));
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "—" : decimal(share * 100, 1) + " %";
    }

    private static String decimal(double value, int places) {
        return Double.isNaN(value) ? "—" : String.format(Locale.ROOT, "%." + places + "f", value);
    }

    private static String count(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
