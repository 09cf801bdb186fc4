package io.sampan.underwriting.internal;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.core.io.ClassPathResource;

/** Sets a report as a PDF: the same parts and the same plots as the page. */
final class ReportPdf {

    private static final Color INK = new Color(0x14, 0x27, 0x2C);
    private static final Color MUTED = new Color(0x5A, 0x6B, 0x6E);
    private static final Color RIVER = new Color(0x0F, 0x4C, 0x55);
    private static final Color LINE = new Color(0xDD, 0xD9, 0xCF);
    private static final Color SECOND = new Color(0xC4, 0x62, 0x2D);
    private static final Color WASH = new Color(0xFB, 0xEE, 0xD9);
    private static final float SIDE = 50;
    private static final float HEADING_ABOVE = 140;

    private final BaseFont face = face();

    private ReportPdf() {}

    static byte[] of(String language, String title, String subtitle, List<ReportPart> parts) {
        return new ReportPdf().draw(language, title, subtitle, parts);
    }

    private static BaseFont face() {
        try {
            var bytes =
                    new ClassPathResource("fonts/NotoSansSC-Regular.ttf").getContentAsByteArray();
            return BaseFont.createFont(
                    "NotoSansSC.ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, bytes, null);
        } catch (IOException e) {
            throw new UncheckedIOException("the font of reports cannot be read", e);
        }
    }

    private byte[] draw(String language, String title, String subtitle, List<ReportPart> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var document = new Document(PageSize.A4, SIDE, SIDE, SIDE, SIDE)) {
            var writer = PdfWriter.getInstance(document, bytes);
            document.addTitle(title);
            document.setDocumentLanguage(language);
            document.open();
            document.add(paragraph(title, font(19, Font.BOLD, INK), 26, 0));
            document.add(paragraph(subtitle, font(9, Font.NORMAL, MUTED), 14, 4));
            for (var part : parts) {
                add(document, writer, part);
            }
        }
        return bytes.toByteArray();
    }

    private void add(Document document, PdfWriter writer, ReportPart part) {
        switch (part) {
            case ReportPart.Heading(var text) -> {
                if (writer.getVerticalPosition(true) < HEADING_ABOVE) {
                    document.newPage(); // A heading never stands alone below.
                }
                document.add(paragraph(text, font(11.5f, Font.BOLD, RIVER), 16, 12));
            }
            case ReportPart.Paragraph(var text) ->
                    document.add(paragraph(text, font(9, Font.NORMAL, INK), 14, 3));
            case ReportPart.Warning(var text) -> {
                var table = new PdfPTable(1);
                table.setWidthPercentage(100);
                table.setSpacingBefore(6);
                var cell = new PdfPCell(new Phrase(text, font(9, Font.NORMAL, INK)));
                cell.setBackgroundColor(WASH);
                cell.setBorder(Rectangle.NO_BORDER);
                cell.setPadding(8);
                table.addCell(cell);
                document.add(table);
            }
            case ReportPart.Rows(var heads, var rows) -> document.add(table(heads, rows));
            case ReportPart.Plots(var plots) -> document.add(plots(writer, plots));
        }
    }

    private Font font(float size, int style, Color color) {
        return new Font(face, size, style, color);
    }

    private static Paragraph paragraph(String text, Font font, float leading, float before) {
        var paragraph = new Paragraph(leading, text, font);
        paragraph.setSpacingBefore(before);
        paragraph.setSpacingAfter(3);
        return paragraph;
    }

    private PdfPTable table(List<String> heads, List<List<String>> rows) {
        var widths = new float[heads.size()];
        java.util.Arrays.fill(widths, 1);
        widths[0] = heads.size() > 2 ? 1.8f : 1;
        var table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setSpacingBefore(4);
        table.setHeaderRows(1);
        for (int c = 0; c < heads.size(); c++) {
            table.addCell(cell(heads.get(c), font(8, Font.NORMAL, MUTED), c > 0, INK, 0.8f));
        }
        for (var row : rows) {
            for (int c = 0; c < heads.size(); c++) {
                var text = c < row.size() ? row.get(c) : "";
                table.addCell(cell(text, font(8.5f, Font.NORMAL, INK), c > 0, LINE, 0.4f));
            }
        }
        return table;
    }

    private static PdfPCell cell(String text, Font font, boolean right, Color rule, float width) {
        var cell = new PdfPCell(new Phrase(text, font));
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(rule);
        cell.setBorderWidth(width);
        cell.setPaddingTop(2);
        cell.setPaddingBottom(4);
        cell.setPaddingLeft(right ? 3 : 0);
        cell.setPaddingRight(right ? 0 : 3);
        cell.setHorizontalAlignment(right ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
        return cell;
    }

    private PdfPTable plots(PdfWriter writer, List<Plot> plots) {
        var table = new PdfPTable(2);
        table.setWidthPercentage(100);
        table.setSpacingBefore(6);
        for (int i = 0; i < plots.size() + plots.size() % 2; i++) {
            var cell = new PdfPCell();
            cell.setBorder(Rectangle.NO_BORDER);
            cell.setPadding(3);
            if (i < plots.size()) {
                var plot = plots.get(i);
                cell.addElement(paragraph(plot.title(), font(8.5f, Font.NORMAL, MUTED), 11, 0));
                cell.addElement(image(writer, plot));
            }
            table.addCell(cell);
        }
        return table;
    }

    private Image image(PdfWriter writer, Plot plot) {
        var canvas = writer.getDirectContent().createTemplate(Plot.WIDTH, Plot.HEIGHT);
        for (var shape : plot.shapes()) {
            draw(canvas, shape);
        }
        return Image.getInstance(canvas);
    }

    private void draw(PdfContentByte canvas, Plot.Shape shape) {
        switch (shape) {
            case Plot.Line(var points, var ink, float width) -> {
                canvas.setColorStroke(colour(ink));
                canvas.setLineWidth(width);
                canvas.moveTo(points.getFirst()[0], points.getFirst()[1]);
                points.stream().skip(1).forEach(point -> canvas.lineTo(point[0], point[1]));
                canvas.stroke();
            }
            case Plot.Box(float x, float y, float width, float height, var ink) -> {
                canvas.setColorFill(colour(ink));
                canvas.rectangle(x, y, width, height);
                canvas.fill();
            }
            case Plot.Dot(float x, float y, float radius, var ink) -> {
                canvas.setColorFill(colour(ink));
                canvas.circle(x, y, radius);
                canvas.fill();
            }
            case Plot.Text(float x, float y, var text, int anchor) -> {
                canvas.beginText();
                canvas.setFontAndSize(face, 7.5f);
                canvas.setColorFill(MUTED);
                int alignment =
                        anchor < 0
                                ? PdfContentByte.ALIGN_LEFT
                                : anchor == 0
                                        ? PdfContentByte.ALIGN_CENTER
                                        : PdfContentByte.ALIGN_RIGHT;
                canvas.showTextAligned(alignment, text, x, y, 0);
                canvas.endText();
            }
        }
    }

    private static Color colour(Plot.Ink ink) {
        return switch (ink) {
            case AXIS -> INK;
            case FAINT -> LINE;
            case MAIN -> RIVER;
            case SECOND -> SECOND;
        };
    }
}
