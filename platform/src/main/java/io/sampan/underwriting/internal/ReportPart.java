package io.sampan.underwriting.internal;

import java.util.List;

/** A part of a validation report, set as a page or on paper. */
sealed interface ReportPart {

    record Heading(String text) implements ReportPart {}

    record Paragraph(String text) implements ReportPart {}

    /** A remark that must not be overlooked. */
    record Warning(String text) implements ReportPart {}

    /** The first column is text, the others are figures and stand to the right. */
    record Rows(List<String> heads, List<List<String>> rows) implements ReportPart {
        public Rows {
            heads = List.copyOf(heads);
            rows = List.copyOf(rows);
        }
    }

    record Plots(List<Plot> plots) implements ReportPart {
        public Plots {
            plots = List.copyOf(plots);
        }
    }
}
