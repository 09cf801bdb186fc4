package io.sampan.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.sampan.SampanApplication;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/**
 * The shape of the product, held against the code. Each rule has a twin that breaks it on purpose,
 * so that a rule that has fallen silent is noticed.
 */
class ArchitectureTests {

    private static final ApplicationModules MODULES =
            ApplicationModules.of(SampanApplication.class);

    private static final JavaClasses CODE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.sampan");

    private static final JavaClasses BROKEN =
            new ClassFileImporter().importPackages("io.sampan.architecture.broken");

    private static final Set<String> SCHEMAS =
            Set.of(
                    "access",
                    "parties",
                    "sharing",
                    "evidence",
                    "accounting",
                    "payments",
                    "underwriting",
                    "servicing",
                    "lending",
                    "platform");

    static final ArchRule CORE_IS_JDK_ONLY =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "io.sampan.money..",
                            "io.sampan.calendar..",
                            "io.sampan.contracts..",
                            "io.sampan.ledger..",
                            "io.sampan.architecture.broken.core..")
                    .should()
                    .dependOnClassesThat(
                            resideOutsideOfPackages(
                                    "java..",
                                    "com.sun.management..",
                                    "io.sampan..",
                                    "org.jspecify.annotations.."));

    static final ArchRule ONE_JSON_LIBRARY =
            noClasses()
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("com.fasterxml.jackson.databind.."));

    static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS =
            fields().should()
                    .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired");

    static final ArchRule NO_TECHNICAL_SUFFIXES =
            classes()
                    .should()
                    .haveNameNotMatching(
                            ".*(Entity|DTO|Dto|Manager|Helper|Util|Utils|Impl|Repository)$");

    static final ArchRule NO_OLD_DATES =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.util.Date")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.util.Calendar");

    /** A library turns scheduling on whatever we say, so each job asks itself. */
    static final ArchRule JOBS_CAN_BE_TURNED_OFF =
            methods()
                    .that()
                    .areAnnotatedWith("org.springframework.scheduling.annotation.Scheduled")
                    .should()
                    .beDeclaredInClassesThat()
                    .areAnnotatedWith(
                            "org.springframework.boot.autoconfigure.condition."
                                    + "ConditionalOnBooleanProperty");

    @Test
    void capabilities_use_only_what_they_declare() {
        MODULES.verify();
    }

    @Test
    void calls_point_down_the_tiers() {
        assertThat(Tiers.OF_SAMPAN.violations(arrows())).isEmpty();
    }

    @Test
    void a_call_up_the_tiers_would_be_noticed() {
        assertThat(
                        Tiers.OF_SAMPAN.violations(
                                Map.of(
                                        "accounting", Set.of("servicing", "money"),
                                        "access", Set.of("parties"),
                                        "tools", Set.of("money"))))
                .containsExactly(
                        "access uses parties, which is not below it",
                        "accounting uses servicing, which is not below it",
                        "tools has no place on the map");
    }

    @Test
    void code_keeps_the_rules() {
        for (var rule : rules()) {
            rule.check(CODE);
        }
    }

    @Test
    void each_rule_is_broken_by_the_code_that_breaks_it_on_purpose() {
        for (var rule : rules()) {
            assertThatThrownBy(() -> rule.check(BROKEN))
                    .as(rule.getDescription())
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void nobody_reads_the_tables_of_another() {
        var found = new ArrayList<String>();
        var texts = Sources.texts(".java", "platform/src/main/java/io/sampan");
        texts.putAll(Sources.texts(".sql", "platform/src/main/resources/db/migration"));
        texts.forEach((file, text) -> {
            var capability = file.replaceAll(".*(?:io/sampan|db/migration)/([^/]+)/.*", "$1");
            if (SCHEMAS.contains(capability)) {
                Sources.foreignSchemas(capability, SCHEMAS, text)
                        .forEach(hit -> found.add(file + ": " + hit));
            }
        });
        assertThat(found).isEmpty();
    }

    @Test
    void a_join_across_schemas_would_be_noticed() {
        assertThat(
                        Sources.foreignSchemas(
                                "lending",
                                SCHEMAS,
                                "select * from lending.application a join parties.enterprise e on true"))
                .containsExactly("join parties.enterprise");
    }

    @Test
    void every_capability_says_what_it_is_and_has_null_safety() {
        var found = new ArrayList<String>();
        Sources.texts(
                        "package-info.java",
                        "core/src/main",
                        "judgement/src/main",
                        "platform/src/main")
                .forEach((file, text) -> {
                    if (!text.contains("/**") || !text.contains("NullMarked")) {
                        found.add(file);
                    }
                });
        assertThat(found).isEmpty();
    }

    @Test
    void links_in_the_documents_lead_somewhere() {
        var found = new ArrayList<String>();
        var pages = Sources.texts(".md", "docs");
        for (var page : List.of("README.md", "AGENTS.md", "CHANGELOG.md")) {
            if (Files.exists(Sources.root().resolve(page))) {
                pages.put(page, Sources.read(Sources.root().resolve(page)));
            }
        }
        pages.forEach((file, text) ->
                found.addAll(Sources.deadLinks(Sources.root().resolve(file), text)));
        assertThat(found).isEmpty();
    }

    @Test
    void a_dead_link_would_be_noticed() {
        assertThat(
                        Sources.deadLinks(
                                Sources.root().resolve("README.md"),
                                "[a](pom.xml) [b](no/such/page.md) [c](https://example.org)"))
                .containsExactly("README.md → no/such/page.md");
    }

    @Test
    void no_text_names_a_folder_of_one_machine() {
        var found = new ArrayList<String>();
        for (var ending : List.of(".java", ".md", ".yaml", ".sql", ".sh", ".ts", ".tsx")) {
            var texts =
                    Sources.texts(ending, "core", "judgement", "platform", "acceptance", "docs");
            texts.putAll(Sources.texts(ending, "packs", "web/src"));
            texts.forEach((file, text) ->
                    Sources.machinePaths(text).forEach(hit -> found.add(file + ": " + hit)));
        }
        assertThat(found).filteredOn(hit -> !hit.contains("ArchitectureTests.java")).isEmpty();
    }

    @Test
    void a_machine_path_would_be_noticed() {
        assertThat(Sources.machinePaths("see /root/notes and https://example.org/home/x"))
                .containsExactly("/root/notes");
    }

    @Test
    void the_wrapper_finds_its_jdk() {
        assertThat(Sources.read(Sources.root().resolve("mvnw"))).contains(".mvn/jdk25.sh");
    }

    @Test
    void the_map_in_the_documents_is_the_map_of_the_code() throws Exception {
        var page = Sources.root().resolve("docs/map.md");
        var drawn = MapPage.of(MODULES, Tiers.OF_SAMPAN, arrows());
        var stored = Files.exists(page) ? Files.readString(page) : "";
        if (!stored.equals(drawn)) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, drawn);
        }
        assertThat(stored)
                .as("docs/map.md was drawn anew: look at it and commit it")
                .isEqualTo(drawn);
    }

    private static List<ArchRule> rules() {
        return List.of(
                CORE_IS_JDK_ONLY,
                ONE_JSON_LIBRARY,
                NOTHING_IS_INJECTED_INTO_FIELDS,
                NO_TECHNICAL_SUFFIXES,
                NO_OLD_DATES,
                JOBS_CAN_BE_TURNED_OFF);
    }

    /** What each capability uses, read from the classes. */
    private static Map<String, Set<String>> arrows() {
        var arrows = new TreeMap<String, Set<String>>();
        for (var javaClass : CODE) {
            capability(javaClass.getPackageName())
                    .forEach(from -> {
                        var targets = arrows.computeIfAbsent(from, name -> new TreeSet<>());
                        javaClass.getDirectDependenciesFromSelf().stream()
                                .flatMap(use -> capability(use.getTargetClass().getPackageName()))
                                .filter(to -> !to.equals(from))
                                .forEach(targets::add);
                    });
        }
        return arrows;
    }

    private static Stream<String> capability(String packageName) {
        var parts = packageName.split("\\.");
        boolean ours = packageName.startsWith("io.sampan.") && parts.length > 2;
        return ours ? Stream.of(parts[2]) : Stream.empty();
    }
}
