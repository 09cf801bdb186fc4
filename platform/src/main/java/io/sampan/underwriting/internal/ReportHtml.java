package io.sampan.underwriting.internal;

import java.util.List;
import java.util.Locale;

/** Sets a report as one page of HTML that needs nothing else. */
final class ReportHtml {

    private static final String STYLE =
            """
            body{font:15px/1.55 "Noto Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;color:#14272c;background:#f7f5f0;margin:0}
            main{max-width:900px;margin:0 auto;padding:32px 20px;background:#fff}
            h1{font-size:26px;margin:0 0 4px}h2{font-size:17px;color:#0f4c55;margin:30px 0 8px}
            p{margin:6px 0;color:#33464a}.warning{background:#fbeed9;padding:10px 14px;border-radius:8px;color:#6b4300}
            .scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:13.5px}
            th{text-align:right;font-weight:500;color:#5a6b6e;border-bottom:1px solid #14272c;padding:4px 8px}
            td{text-align:right;border-bottom:1px solid #ddd9cf;padding:4px 8px;font-variant-numeric:tabular-nums}
            th:first-child,td:first-child{text-align:left;padding-left:0}
            .plots{display:flex;flex-wrap:wrap;gap:20px}figure{margin:0;flex:1 1 260px;max-width:420px}
            figcaption{font-size:13px;color:#5a6b6e}svg{width:100%;height:auto}svg text{font-size:7.5px;fill:#5a6b6e}
            @media print{body{background:#fff}h2{break-after:avoid}tr,figure{break-inside:avoid}}
            """;

    private ReportHtml() {}

    static String of(String language, String title, String subtitle, List<ReportPart> parts) {
        var html = new StringBuilder();
        html.append("<!doctype html>\n<html lang=\"")
                .append(language)
                .append("\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
                .append("<title>")
                .append(safe(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><main>\n<h1>")
                .append(safe(title))
                .append("</h1>\n<p>")
                .append(safe(subtitle))
                .append("</p>\n");
        parts.forEach(part -> add(html, part));
        return html.append("</main></body></html>\n").toString();
    }

    private static void add(StringBuilder html, ReportPart part) {
        switch (part) {
            case ReportPart.Heading(var text) ->
                    html.append("<h2>").append(safe(text)).append("</h2>\n");
            case ReportPart.Paragraph(var text) ->
                    html.append("<p>").append(safe(text)).append("</p>\n");
            case ReportPart.Warning(var text) ->
                    html.append("<p class=\"warning\">").append(safe(text)).append("</p>\n");
            case ReportPart.Rows(var heads, var rows) -> {
                html.append("<div class=\"scroll\"><table><thead><tr>");
                heads.forEach(head -> html.append("<th>").append(safe(head)).append("</th>"));
                html.append("</tr></thead><tbody>\n");
                for (var row : rows) {
                    html.append("<tr>");
                    row.forEach(cell -> html.append("<td>").append(safe(cell)).append("</td>"));
                    html.append("</tr>\n");
                }
                html.append("</tbody></table></div>\n");
            }
            case ReportPart.Plots(var plots) -> {
                html.append("<div class=\"plots\">");
                plots.forEach(plot -> add(html, plot));
                html.append("</div>\n");
            }
        }
    }

    private static void add(StringBuilder html, Plot plot) {
        html.append("<figure><figcaption>")
                .append(safe(plot.title()))
                .append("</figcaption><svg role=\"img\" viewBox=\"0 0 ")
                .append(number(Plot.WIDTH))
                .append(' ')
                .append(number(Plot.HEIGHT))
                .append("\"><title>")
                .append(safe(plot.title()))
                .append("</title>");
        for (var shape : plot.shapes()) {
            switch (shape) {
                case Plot.Line(var points, var ink, float width) -> {
                    html.append("<polyline fill=\"none\" stroke=\"")
                            .append(colour(ink))
                            .append("\" stroke-width=\"")
                            .append(number(width))
                            .append("\" points=\"");
                    points.forEach(point ->
                            html.append(number(point[0]))
                                    .append(',')
                                    .append(number(Plot.HEIGHT - point[1]))
                                    .append(' '));
                    html.append("\"/>");
                }
                case Plot.Box(float x, float y, float width, float height, var ink) ->
                        html.append("<rect x=\"")
                                .append(number(x))
                                .append("\" y=\"")
                                .append(number(Plot.HEIGHT - y - height))
                                .append("\" width=\"")
                                .append(number(width))
                                .append("\" height=\"")
                                .append(number(height))
                                .append("\" fill-opacity=\".75\" fill=\"")
                                .append(colour(ink))
                                .append("\"/>");
                case Plot.Dot(float x, float y, float radius, var ink) ->
                        html.append("<circle cx=\"")
                                .append(number(x))
                                .append("\" cy=\"")
                                .append(number(Plot.HEIGHT - y))
                                .append("\" r=\"")
                                .append(number(radius))
                                .append("\" fill=\"")
                                .append(colour(ink))
                                .append("\"/>");
                case Plot.Text(float x, float y, var text, int anchor) ->
                        html.append("<text x=\"")
                                .append(number(x))
                                .append("\" y=\"")
                                .append(number(Plot.HEIGHT - y))
                                .append("\" text-anchor=\"")
                                .append(anchor < 0 ? "start" : anchor == 0 ? "middle" : "end")
                                .append("\">")
                                .append(safe(text))
                                .append("</text>");
            }
        }
        html.append("</svg></figure>");
    }

    private static String colour(Plot.Ink ink) {
        return switch (ink) {
            case AXIS -> "#14272c";
            case FAINT -> "#ddd9cf";
            case MAIN -> "#0f4c55";
            case SECOND -> "#c4622d";
        };
    }

    private static String number(float value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
