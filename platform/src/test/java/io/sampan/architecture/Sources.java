package io.sampan.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules on the text of the repository: what the compiler cannot see. */
final class Sources {

    private static final Pattern TABLE =
            Pattern.compile(
                    "\\b(?:from|join|into|update|table|on)\\s+([a-z]+)\\.[a-z_]+\\b(?!\\()",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern MACHINE =
            Pattern.compile("(?<![\\w.])/(?:work|root|home|farm|tmp)/[A-Za-z0-9_.-]+");

    private Sources() {}

    /** The repository's root folder. */
    static Path root() {
        return Path.of(System.getProperty("sampan.root", "..")).toAbsolutePath().normalize();
    }

    /** Schemas named in SQL that are neither the capability's own nor the platform's. */
    static List<String> foreignSchemas(String capability, Set<String> schemas, String text) {
        var found = new ArrayList<String>();
        var matcher = TABLE.matcher(text);
        while (matcher.find()) {
            var schema = matcher.group(1);
            if (schemas.contains(schema) && !schema.equals(capability)) {
                found.add(matcher.group().strip());
            }
        }
        return found;
    }

    /** Relative links of a page that lead nowhere. */
    static List<String> deadLinks(Path page, String text) {
        var found = new ArrayList<String>();
        var matcher = LINK.matcher(text);
        while (matcher.find()) {
            var target = matcher.group(1);
            if (!target.contains("://")
                    && !target.startsWith("mailto:")
                    && !Files.exists(page.resolveSibling(target).normalize())) {
                found.add(page.getFileName() + " → " + target);
            }
        }
        return found;
    }

    /** Folders of one machine that a text names. */
    static List<String> machinePaths(String text) {
        return MACHINE.matcher(text).results().map(hit -> hit.group()).toList();
    }

    /** Every text file below some folders of the repository, by its path from the root. */
    static Map<String, String> texts(String ending, String... folders) {
        var texts = new TreeMap<String, String>();
        for (var folder : folders) {
            var start = root().resolve(folder);
            if (!Files.exists(start)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(start)) {
                files.filter(file -> file.toString().endsWith(ending))
                        .filter(file -> !file.toString().contains("node_modules"))
                        .filter(file -> !file.toString().contains("/target/"))
                        .forEach(file -> texts.put(root().relativize(file).toString(), read(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
