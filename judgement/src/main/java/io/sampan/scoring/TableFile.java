package io.sampan.scoring;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables from files: comma, semicolon, tab or blank between the fields, quotes where needed,
 * a heading in the first line, packed with gzip or not, in UTF-8, UTF-16 or GB 18030.
 */
public final class TableFile {

    private final BufferedReader reader;
    private char separator;
    private int row;

    private TableFile(BufferedReader reader) {
        this.reader = reader;
    }

    /**
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it holds no table: no rows, or a heading twice
     */
    public static Table read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + file);
        }
        try {
            return read(file, marked(file));
        } catch (CharacterCodingException _) {
            return inGb18030(file); // What Chinese spreadsheets write.
        } catch (ZipException | EOFException e) {
            throw new IOException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    private static Table inGb18030(Path file) throws IOException {
        try {
            return read(file, Charset.forName("GB18030"));
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is text neither in UTF-8 nor in GB 18030", e);
        }
    }

    /** UTF-8, or UTF-16 where the first two bytes say so: what spreadsheets call Unicode text. */
    private static Charset marked(Path file) throws IOException {
        try (var bytes = open(file)) {
            int first = bytes.read();
            int second = bytes.read();
            boolean unicode =
                    (first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff);
            return unicode ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        }
    }

    /** Unpacks what is packed, whatever it is called. */
    private static InputStream open(Path file) throws IOException {
        var bytes = new BufferedInputStream(Files.newInputStream(file));
        bytes.mark(2);
        boolean packed = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        return packed ? new GZIPInputStream(bytes) : bytes;
    }

    private static Table read(Path file, Charset charset) throws IOException {
        try (var reader =
                new BufferedReader(new InputStreamReader(open(file), charset.newDecoder()))) {
            return new TableFile(reader).table(file);
        }
    }

    private Table table(Path file) throws IOException {
        var heading = line();
        while (heading != null && heading.isBlank()) {
            heading = line();
        }
        if (heading == null) {
            throw new IllegalArgumentException(file + " is empty");
        }
        heading = heading.startsWith("\uFEFF") ? heading.substring(1) : heading;
        separator = separator(heading);
        if (heading.length() == 5 && heading.startsWith("sep=")) {
            separator = heading.charAt(4); // A spreadsheet's own way of saying so.
            heading = line();
            if (heading == null) {
                throw new IllegalArgumentException(file + " is empty");
            }
        }
        var names = names(file, heading);
        var rows = new Table.Reading(names);
        for (var line = line(); line != null; line = line()) {
            if (!line.isBlank()) {
                int at = row;
                var fields = fields(file, line);
                checkCount(file, at, fields, names);
                rows.row(fields);
            }
        }
        if (rows.size() == 0) {
            throw new IllegalArgumentException(file + " has a heading but no rows");
        }
        return rows.table();
    }

    /** The next line; counted as a spreadsheet counts, so that a message finds it. */
    private @Nullable String line() throws IOException {
        row++;
        return reader.readLine();
    }

    /** Too few fields are missing values; too many would push values under other names. */
    private static void checkCount(Path file, int at, List<String> fields, List<String> names) {
        for (int i = names.size(); i < fields.size(); i++) {
            if (!fields.get(i).isBlank()) {
                throw new IllegalArgumentException(
                        file
                                + ": row "
                                + at
                                + " has "
                                + fields.size()
                                + " fields, the heading "
                                + names.size());
            }
        }
    }

    private List<String> names(Path file, String heading) throws IOException {
        var names = new ArrayList<String>();
        for (var name : fields(file, heading)) {
            names.add(name.isBlank() ? "column " + (names.size() + 1) : name.strip());
        }
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(
                        file + ": column \"" + name + "\" is there twice");
            }
        }
        return names;
    }

    private static char separator(String heading) {
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t', '|', ' '}) {
            long count = outsideQuotes(heading, candidate);
            if (count > most && (candidate != ' ' || most == 0)) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    private static long outsideQuotes(String heading, char wanted) {
        long count = 0;
        boolean quoted = false;
        for (int i = 0; i < heading.length(); i++) {
            char c = heading.charAt(i);
            quoted ^= c == '"';
            count += c == wanted && !quoted ? 1 : 0;
        }
        return count;
    }

    /** The fields of a line; a quoted field may go on over further lines. */
    private List<String> fields(Path file, String line) throws IOException {
        int began = row;
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        @Nullable String rest = line;
        while (rest != null) {
            for (int i = 0; i < rest.length(); i++) {
                char c = rest.charAt(i);
                if (quoted && c == '"' && i + 1 < rest.length() && rest.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else if (c == '"' && (quoted || field.toString().isBlank())) {
                    quoted = !quoted;
                } else if (c == separator && !quoted) {
                    fields.add(field.toString());
                    field.setLength(0);
                } else {
                    field.append(c);
                }
            }
            rest = quoted ? reader.readLine() : null;
            if (rest != null) {
                field.append('\n');
            } else if (quoted) {
                throw new IllegalArgumentException(
                        file + ": row " + began + " opens a quote that nothing closes");
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
