package io.sampan.evidence.internal;

import java.io.IOException;
import org.openpdf.text.pdf.PdfReader;

/** Counts what a signer leafs through. */
final class Pages {

    private Pages() {}

    /**
     * The pages of a PDF, 0 for anything else.
     *
     * @throws IllegalArgumentException if it is called a PDF and is none
     */
    static int count(String mediaType, byte[] content) {
        if (!mediaType.equals("application/pdf")) {
            return 0;
        }
        try (var pdf = new PdfReader(content)) {
            return pdf.getNumberOfPages();
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("the document cannot be read as a PDF", e);
        }
    }
}
