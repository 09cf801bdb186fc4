package io.sampan.lending.internal;

import static io.sampan.lending.internal.Typeface.INK;
import static io.sampan.lending.internal.Typeface.LINE;
import static io.sampan.lending.internal.Typeface.MUTED;
import static io.sampan.lending.internal.Typeface.RIVER;
import static io.sampan.lending.internal.Typeface.WASH;
import static io.sampan.lending.internal.Typeface.paragraph;
import static io.sampan.lending.internal.Typeface.phrase;
import static io.sampan.lending.internal.Typeface.plain;
import static io.sampan.lending.internal.Typeface.strong;

import io.sampan.money.Money;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/** Sets a loan contract as a PDF: key facts first, then articles, the plan and the signatures. */
final class ContractPdf {

    private static final float SIDE = 56;
    private static final float TOP = 66;
    private static final float BOTTOM = 60;

    private final ContractPaper paper;
    private final ContractText text;
    private final boolean chinese;

    private ContractPdf(ContractPaper paper, ContractText text) {
        this.paper = paper;
        this.text = text.filled(paper);
        this.chinese = text.language().equals("zh");
    }

    static byte[] of(ContractPaper paper, ContractText text) {
        return new ContractPdf(paper, text).draw();
    }

    private byte[] draw() {
        var bytes = new ByteArrayOutputStream();
        try (var document = new Document(PageSize.A4, SIDE, SIDE, TOP, BOTTOM)) {
            var writer = PdfWriter.getInstance(document, bytes);
            var frame =
                    new PaperFrame(paper.lender().name().in(text.language()), paper.number(), text);
            writer.setPageEvent(frame);
            document.addTitle(text.title() + " " + paper.number());
            document.setDocumentLanguage(text.language());
            document.open();
            head(document);
            document.add(parties());
            document.add(facts());
            int number = 1;
            for (var article : text.articles()) {
                document.add(article(number++, article));
            }
            plan(document);
            signatures(document);
        }
        return bytes.toByteArray();
    }

    private void head(Document document) {
        var title = new Paragraph(text.title(), strong(20, INK));
        title.setLeading(26);
        document.add(title);
        var line = new Paragraph(16);
        line.add(phrase(text.subtitle(), plain(10, MUTED)));
        line.setSpacingAfter(10);
        document.add(line);
    }

    private PdfPTable parties() {
        var table = table(1, 1);
        table.setSpacingAfter(10);
        table.addCell(
                party(
                        text.label("lender"),
                        paper.lender().name().in(text.language()),
                        List.of(
                                text.label("creditCode") + "　" + paper.lender().creditCode(),
                                text.label("address")
                                        + "　"
                                        + paper.lender().address().in(text.language()),
                                text.label("contact") + "　" + paper.lender().contactPhone())));
        table.addCell(
                party(
                        text.label("borrower"),
                        paper.borrower().name(),
                        List.of(
                                text.label("creditCode") + "　" + paper.borrower().creditCode(),
                                text.label("address") + "　" + paper.borrower().address(),
                                text.label("representative")
                                        + "　"
                                        + paper.borrower().representative())));
        return table;
    }

    private static PdfPCell party(String role, String name, List<String> lines) {
        var cell = bare();
        cell.setPaddingRight(12);
        cell.addElement(leaded(role, plain(8.5f, MUTED), 12));
        cell.addElement(leaded(name, strong(11, INK), 16));
        lines.forEach(line -> cell.addElement(leaded(line, plain(8.5f, INK), 13)));
        return cell;
    }

    private PdfPTable facts() {
        var quote = paper.quote();
        var card = table(1);
        card.setSpacingAfter(6);
        card.setKeepTogether(true);
        var cell = new PdfPCell();
        cell.setBorderColor(LINE);
        cell.setBorderWidth(0.8f);
        cell.setPadding(10);
        cell.addElement(receipt());
        cell.addElement(yearly());
        cell.addElement(
                pairs(
                        text.label("purpose"),
                        paper.purpose().name().in(text.language()),
                        text.label("method"),
                        text.value("methodMonths"),
                        text.label("firstDue"),
                        Shown.date(quote.terms().firstDue(), text.language()),
                        text.label("firstPayment"),
                        money(quote.firstPayment()),
                        text.label("penalty"),
                        Shown.percent(quote.product().penaltyRate(quote.terms().rate())),
                        text.label("early"),
                        text.value(
                                quote.product().earlyRepaymentFeeRate().signum() == 0
                                        ? "earlyFree"
                                        : "earlyFee"),
                        text.label("account"),
                        text.value("account")));
        card.addCell(cell);
        return card;
    }

    /** Amounts under amounts: what comes in, what it costs, what goes back. */
    private PdfPTable receipt() {
        var quote = paper.quote();
        var table = table(3, 2);
        sum(table, text.label("received"), money(quote.received()), plain(10, INK), false);
        sum(
                table,
                text.label("interest"),
                "+ " + money(quote.interestTotal()),
                plain(10, INK),
                false);
        sum(table, text.label("fees"), "+ " + money(quote.feeTotal()), plain(10, INK), false);
        sum(table, text.label("repay"), money(quote.repayTotal()), strong(11, INK), true);
        return table;
    }

    private static void sum(PdfPTable table, String label, String value, Font font, boolean ruled) {
        for (var cell : List.of(cell(label, font, false), cell(value, font, true))) {
            cell.setPaddingTop(ruled ? 6 : 3);
            cell.setPaddingBottom(4);
            if (ruled) {
                cell.setBorder(Rectangle.TOP);
                cell.setBorderColor(LINE);
                cell.setBorderWidth(0.8f);
            }
            table.addCell(cell);
        }
    }

    private PdfPTable yearly() {
        var table = table(3, 1);
        table.setSpacingBefore(6);
        table.setSpacingAfter(6);
        var label = bare();
        label.setBackgroundColor(WASH);
        label.setPadding(8);
        label.setPaddingTop(5);
        label.addElement(leaded(text.label("yearly"), strong(11, INK), 15));
        label.addElement(leaded(text.label("yearlyNote"), plain(8.5f, MUTED), 13));
        table.addCell(label);
        var rate = cell(Shown.percent(paper.quote().yearlyRate()), strong(19, RIVER), true);
        rate.setBackgroundColor(WASH);
        rate.setPadding(8);
        rate.setVerticalAlignment(Element.ALIGN_MIDDLE);
        table.addCell(rate);
        return table;
    }

    private static PdfPTable pairs(String... labelsAndValues) {
        var table = table(2, 5);
        for (int i = 0; i < labelsAndValues.length; i += 2) {
            var label = cell(labelsAndValues[i], plain(9, MUTED), false);
            var value = cell(labelsAndValues[i + 1], plain(9, INK), false);
            label.setPaddingBottom(4);
            value.setPaddingBottom(4);
            table.addCell(label);
            table.addCell(value);
        }
        return table;
    }

    /** An article stays on one page, its clauses beside their numbers. */
    private PdfPTable article(int number, ContractText.Article article) {
        var table = table(chinese ? 6 : 5, 94);
        table.setKeepTogether(true);
        table.setSpacingBefore(9);
        var heading =
                cell(
                        chinese
                                ? "第" + ChineseNumber.of(number) + "条　" + article.heading()
                                : number + "  " + article.heading(),
                        strong(10.5f, RIVER),
                        false);
        heading.setColspan(2);
        heading.setPaddingBottom(5);
        table.addCell(heading);
        int clause = 1;
        for (var words : article.clauses()) {
            table.addCell(clause(number + "." + clause++, Element.ALIGN_LEFT));
            table.addCell(clause(words, chinese ? Element.ALIGN_JUSTIFIED : Element.ALIGN_LEFT));
        }
        return table;
    }

    private PdfPCell clause(String words, int alignment) {
        var cell = bare();
        cell.setPaddingBottom(2.5f);
        var line = paragraph(words, plain(9.5f, INK), chinese ? 15.5f : 13.5f);
        line.setAlignment(alignment);
        cell.addElement(line);
        return cell;
    }

    private void plan(Document document) {
        var quote = paper.quote();
        boolean fees = !quote.fee().isZero();
        var heading = new Paragraph(text.label("plan"), strong(10.5f, RIVER));
        heading.setSpacingBefore(12);
        heading.setSpacingAfter(6);
        document.add(heading);
        var table = fees ? table(2, 4, 4, 4, 3, 4, 4) : table(2, 4, 4, 4, 4, 4);
        table.setHeaderRows(1);
        table.setSplitLate(true);
        header(table, "planNumber", true);
        header(table, "planDue", true);
        header(table, "planPrincipal", true);
        header(table, "planInterest", true);
        if (fees) {
            header(table, "planFee", true);
        }
        header(table, "planTotal", true);
        header(table, "planBalance", true);
        for (var row : quote.rows()) {
            row(table, plain(9, INK), false, String.valueOf(row.number()), row.due().toString());
            row(table, plain(9, INK), false, money(row.principal()), money(row.interest()));
            if (fees) {
                row(table, plain(9, INK), false, money(row.fee()));
            }
            row(table, plain(9, INK), false, money(row.total()), money(row.balanceAfter()));
        }
        row(table, strong(9, INK), true, text.label("planSum"), "");
        row(table, strong(9, INK), true, money(quote.amount()), money(quote.interestTotal()));
        if (fees) {
            row(table, strong(9, INK), true, money(quote.feeTotal()));
        }
        row(table, strong(9, INK), true, money(quote.repayTotal()), "");
        document.add(table);
    }

    private void header(PdfPTable table, String label, boolean right) {
        var cell = cell(text.label(label), plain(8.5f, MUTED), right);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(INK);
        cell.setBorderWidth(0.8f);
        cell.setPaddingBottom(5);
        table.addCell(cell);
    }

    private static void row(PdfPTable table, Font font, boolean last, String... values) {
        for (var value : values) {
            var cell = cell(value, font, true);
            cell.setBorder(last ? Rectangle.TOP : Rectangle.BOTTOM);
            cell.setBorderColor(last ? INK : LINE);
            cell.setBorderWidth(last ? 0.8f : 0.4f);
            cell.setPaddingTop(3);
            cell.setPaddingBottom(5);
            table.addCell(cell);
        }
    }

    private void signatures(Document document) {
        var table = table(1, 1);
        table.setSpacingBefore(16);
        table.setKeepTogether(true);
        table.addCell(
                signature(
                        text.label("lender"),
                        paper.lender().name().in(text.language()),
                        text.label("signedLender")));
        table.addCell(
                signature(
                        text.label("borrower"),
                        paper.borrower().name(),
                        text.label("signedBorrower")));
        var note = bare();
        note.setColspan(2);
        note.setPaddingTop(8);
        note.addElement(leaded(text.label("signedNote"), plain(8.5f, MUTED), 13));
        table.addCell(note);
        document.add(table);
    }

    private static PdfPCell signature(String role, String name, String how) {
        var cell = bare();
        cell.setBorder(Rectangle.TOP);
        cell.setBorderColor(INK);
        cell.setBorderWidth(0.8f);
        cell.setPaddingTop(6);
        cell.setPaddingRight(12);
        cell.addElement(leaded(role, plain(8.5f, MUTED), 12));
        cell.addElement(leaded(name, strong(11, INK), 16));
        cell.addElement(leaded(how, plain(8.5f, INK), 13));
        return cell;
    }

    private String money(Money amount) {
        return Shown.amount(amount);
    }

    private static PdfPTable table(float... widths) {
        var table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        return table;
    }

    private static PdfPCell bare() {
        var cell = new PdfPCell();
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(0);
        return cell;
    }

    private static PdfPCell cell(String value, Font font, boolean right) {
        var cell = new PdfPCell(phrase(value, font));
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPaddingLeft(0);
        cell.setPaddingRight(0);
        cell.setHorizontalAlignment(right ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
        return cell;
    }

    private static Paragraph leaded(String value, Font font, float leading) {
        var line = new Paragraph(leading);
        line.add(phrase(value, font));
        return line;
    }
}
