package io.sampan.scoring;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
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
import org.jspecify.annotations.Nullable;

/**
 * Reads tables from files: comma, semicolon, tab or blank between the fields, quotes where needed,
 * a heading in the first line, gzip by the ending {@code .gz}, in UTF-8 or GB 18030.
 */
public final class TableFile {

    private final BufferedReader reader;
    private char separator;

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
            return read(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException _) {
            return read(file, Charset.forName("GB18030")); // What Chinese spreadsheets write.
        }
    }

    private static Table read(Path file, Charset charset) throws IOException {
        var bytes = new BufferedInputStream(Files.newInputStream(file));
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                file.toString().endsWith(".gz")
                                        ? new GZIPInputStream(bytes)
                                        : bytes,
                                charset.newDecoder()))) {
            return new TableFile(reader).table(file);
        }
    }

    private Table table(Path file) throws IOException {
        var heading = reader.readLine();
        if (heading == null) {
            throw new IllegalArgumentException(file + " is empty");
        }
        heading = heading.startsWith("\uFEFF") ? heading.substring(1) : heading;
        separator = separator(heading);
        var names = names(file, heading);
        var rows = new Table.Reading(names);
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isBlank()) {
                rows.row(fields(line));
            }
        }
        if (rows.size() == 0) {
            throw new IllegalArgumentException(file + " has a heading but no rows");
        }
        return rows.table();
    }

    private List<String> names(Path file, String heading) throws IOException {
        var names = new ArrayList<String>();
        for (var name : fields(heading)) {
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
            long count = heading.chars().filter(c -> c == candidate).count();
            if (count > most && (candidate != ' ' || most == 0)) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    /** The fields of a line; a quoted field may go on over further lines. */
    private List<String> fields(String line) throws IOException {
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
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
