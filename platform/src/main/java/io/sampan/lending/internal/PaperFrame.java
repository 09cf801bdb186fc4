package io.sampan.lending.internal;

import static io.sampan.lending.internal.Typeface.LINE;
import static io.sampan.lending.internal.Typeface.MUTED;

import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** What stands on every page: lender and number above, text version and page count below. */
final class PaperFrame extends PdfPageEventHelper {

    private static final float SIZE = 8;
    private static final float PAGES_WIDTH = 120;

    private final String lender;
    private final String number;
    private final ContractText text;
    private final List<Line> lines = new ArrayList<>();
    private int last;

    PaperFrame(String lender, String number, ContractText text) {
        this.lender = lender;
        this.number = number;
        this.text = text;
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        var canvas = writer.getDirectContent();
        float left = document.left();
        float right = document.right();
        float above = document.top() + 22;
        float below = document.bottom() - 26;
        write(canvas, lender, left, above, false);
        write(canvas, text.label("number") + " " + number, right, above, true);
        rule(canvas, left, right, above - 7);
        rule(canvas, left, right, below + 13);
        write(canvas, text.title() + " " + text.version(), left, below, false);
        // The number of pages is known at the end: each page refers to a template of its own line.
        var line = canvas.createTemplate(PAGES_WIDTH, SIZE * 2);
        lines.add(new Line(line, writer.getPageNumber()));
        canvas.addTemplate(line, right - PAGES_WIDTH, below - 3);
        last = writer.getPageNumber();
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        for (var line : lines) {
            write(line.place(), text.page(line.page(), last), PAGES_WIDTH, 3, true);
        }
    }

    /** Where the page count of a page will be written. */
    private record Line(PdfTemplate place, int page) {}

    private static void rule(PdfContentByte canvas, float left, float right, float y) {
        canvas.setLineWidth(0.5f);
        canvas.setColorStroke(LINE);
        canvas.moveTo(left, y);
        canvas.lineTo(right, y);
        canvas.stroke();
    }

    private static void write(
            PdfContentByte canvas, String words, float x, float y, boolean right) {
        canvas.beginText();
        canvas.setFontAndSize(Typeface.face(), SIZE);
        canvas.setColorFill(MUTED);
        canvas.showTextAligned(
                right ? PdfContentByte.ALIGN_RIGHT : PdfContentByte.ALIGN_LEFT, words, x, y, 0);
        canvas.endText();
    }
}
