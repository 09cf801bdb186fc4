package io.sampan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is shipped with the product and under which licences; the list in the docs is drawn here.
 */
class DependencyTests {

    /**
     * Words of licences that oblige nobody to open his own code; one of an artifact's is enough.
     */
    private static final List<String> FREE =
            List.of(
                    "apache",
                    "mit",
                    "bsd",
                    "edl",
                    "eclipse distribution",
                    "epl",
                    "mozilla public",
                    "mpl",
                    "bouncy castle",
                    "isc",
                    "ofl",
                    "cc0",
                    "public domain",
                    "unlicense",
                    "blueoak",
                    "python-2.0",
                    "zlib");

    /** Its one condition beyond MIT's is kept in the policy editor: the mark stays visible. */
    private static final String BPMN_IO = "MIT, with the bpmn.io watermark kept";

    /** Licences whose name in the artifact's own description is not the one in its jar. */
    private static final List<String> APACHE_IN_THE_JAR = List.of("org.springframework.session:");

    /** Web packages that state no name of a licence; what their own files say. */
    private static final Map<String, String> READ_BY_US =
            Map.of(
                    "component-props", "MIT (in its readme)",
                    "dmn-js", BPMN_IO,
                    "dmn-js-boxed-expression", BPMN_IO,
                    "dmn-js-decision-table", BPMN_IO,
                    "dmn-js-drd", BPMN_IO,
                    "dmn-js-literal-expression", BPMN_IO,
                    "dmn-js-shared", BPMN_IO);

    record Dependency(String name, String version, String licences)
            implements Comparable<Dependency> {

        boolean isFree() {
            return Arrays.stream(
                            licences.toLowerCase(java.util.Locale.ROOT).split(";| or |/|\\band\\b"))
                    .anyMatch(licence ->
                            FREE.stream().anyMatch(licence::contains) && !licence.contains("gpl"));
        }

        @Override
        public int compareTo(Dependency other) {
            return name.compareTo(other.name);
        }
    }

    @Test
    void every_dependency_is_free_of_copyleft() {
        assertThat(shipped()).hasSizeGreaterThan(50).allMatch(Dependency::isFree);
    }

    @Test
    void a_copyleft_dependency_would_be_noticed() {
        assertThat(new Dependency("a", "1", "GNU Affero General Public License v3").isFree())
                .isFalse();
        assertThat(new Dependency("a", "1", "GPL-3.0-only").isFree()).isFalse();
        assertThat(new Dependency("a", "1", "EPL 2.0; GPL2 w/ CPE").isFree()).isTrue();
    }

    @Test
    void the_list_in_the_documents_is_the_list_of_the_build() throws Exception {
        var page = Sources.root().resolve("docs/reference/dependencies.md");
        var drawn = new StringBuilder();
        drawn.append(
                "# Dependencies\n\nWhat the product ships, drawn by `DependencyTests` from the build; do not edit.\n\n");
        drawn.append("| dependency | version | licence |\n|---|---|---|\n");
        for (var dependency : shipped()) {
            drawn.append(
                    "| %s | %s | %s |%n"
                            .formatted(
                                    dependency.name(),
                                    dependency.version(),
                                    dependency.licences()));
        }
        var stored = Files.exists(page) ? Files.readString(page) : "";
        if (!stored.contentEquals(drawn)) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, drawn);
        }
        assertThat(stored)
                .as("docs/reference/dependencies.md was drawn anew: look at it and commit it")
                .isEqualTo(drawn.toString());
    }

    private static java.util.Set<Dependency> shipped() {
        var all = new TreeSet<Dependency>();
        for (var line : Sources.read(Path.of("target/dependencies/dependencies.txt")).split("\n")) {
            var parts = line.split("\\|");
            if (parts.length == 3) {
                boolean apache = APACHE_IN_THE_JAR.stream().anyMatch(parts[0]::startsWith);
                all.add(
                        new Dependency(
                                parts[0], parts[1], apache ? "Apache-2.0 (in its jar)" : parts[2]));
            }
        }
        all.addAll(packages());
        return all;
    }

    private static List<Dependency> packages() {
        var found = new ArrayList<Dependency>();
        var lock = Sources.root().resolve("web/package-lock.json");
        JsonMapper.shared()
                .readTree(Sources.read(lock))
                .path("packages")
                .properties()
                .forEach(entry -> {
                    var facts = entry.getValue();
                    if (entry.getKey().startsWith("node_modules/")
                            && !facts.path("dev").asBoolean(false)
                            && !facts.path("optional").asBoolean(false)) {
                        var name = entry.getKey().replaceAll(".*node_modules/", "");
                        found.add(
                                new Dependency(
                                        name,
                                        facts.path("version").asString(),
                                        READ_BY_US.getOrDefault(
                                                name,
                                                facts.path("license").asString("none stated"))));
                    }
                });
        return found;
    }
}
