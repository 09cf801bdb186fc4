package io.sampan.lending.internal;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.openpdf.text.Chunk;
import org.openpdf.text.Font;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.SplitCharacter;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfChunk;
import org.springframework.core.io.ClassPathResource;

/**
 * The face papers are set in: Noto Sans SC (OFL), which has Chinese and Latin. Only the characters
 * used are embedded, so a paper stays small and looks the same everywhere.
 */
final class Typeface {

    static final Color INK = new Color(0x14, 0x27, 0x2C);
    static final Color MUTED = new Color(0x5A, 0x6B, 0x6E);
    static final Color RIVER = new Color(0x0F, 0x4C, 0x55);
    static final Color WASH = new Color(0xE1, 0xED, 0xEE);
    static final Color LINE = new Color(0xDD, 0xD9, 0xCF);

    private static final String FILE = "fonts/NotoSansSC-Regular.ttf";

    private Typeface() {}

    /** Loaded once: the file is ten megabytes. */
    private static final class Loaded {
        static final BaseFont FACE = load();

        private static BaseFont load() {
            try {
                var bytes = new ClassPathResource(FILE).getContentAsByteArray();
                return BaseFont.createFont(
                        "NotoSansSC.ttf",
                        BaseFont.IDENTITY_H,
                        BaseFont.EMBEDDED,
                        true,
                        bytes,
                        null);
            } catch (IOException e) {
                throw new UncheckedIOException("the font " + FILE + " cannot be read", e);
            }
        }
    }

    static BaseFont face() {
        return Loaded.FACE;
    }

    static Font plain(float size, Color color) {
        return new Font(Loaded.FACE, size, Font.NORMAL, color);
    }

    static Font strong(float size, Color color) {
        return new Font(Loaded.FACE, size, Font.BOLD, color);
    }

    static Phrase phrase(String text, Font font) {
        return new Phrase(chunk(text, font));
    }

    static Paragraph paragraph(String text, Font font, float leading) {
        var paragraph = new Paragraph(leading);
        paragraph.add(chunk(text, font));
        return paragraph;
    }

    private static Chunk chunk(String text, Font font) {
        var chunk = new Chunk(text, font);
        chunk.setSplitCharacter(new ChineseLines());
        return chunk;
    }

    /**
     * Where a line may end: after a space (but a per cent sign stays with its figure), and between
     * Chinese characters unless the next line would begin with a closing mark or this one end with
     * an opening one (禁则).
     */
    private static final class ChineseLines implements SplitCharacter {

        private static final String NEVER_FIRST = "，。、；：？！）》」』】〕”’％·…—,.;:?!)%";
        private static final String NEVER_LAST = "（《「『【〔“‘(";

        @Override
        public boolean isSplitCharacter(
                int start, int current, int end, char[] text, PdfChunk[] chunks) {
            char here = at(current, text, chunks);
            if (here == ' ') {
                return current + 1 >= end || at(current + 1, text, chunks) != '%';
            }
            if (current + 1 >= end) {
                return isWide(here);
            }
            char next = at(current + 1, text, chunks);
            if (NEVER_FIRST.indexOf(next) >= 0 || NEVER_LAST.indexOf(here) >= 0 || next == ' ') {
                return false;
            }
            return isWide(here) || isWide(next);
        }

        private static boolean isWide(char c) {
            return (c >= 0x2E80 && c < 0xD7A4) || (c >= 0xFF01 && c <= 0xFF60);
        }

        private static char at(int index, char[] text, PdfChunk[] chunks) {
            if (chunks == null) {
                return text[index];
            }
            return (char)
                    chunks[Math.min(index, chunks.length - 1)].getUnicodeEquivalent(text[index]);
        }
    }
}
