package io.sampan.lending.internal;

import io.sampan.access.Problem;
import io.sampan.packs.Packs;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The contract texts of the pack, read at start. A file in {@code contract-text} named {@code
 * loan-zh…} or {@code loan-en…} is one version; the newest in force on a day is used.
 */
@Component
class ContractTexts {

    private static final String FOLDER = "contract-text";
    private static final String PREFIX = FOLDER + "/loan-";

    private final Map<String, List<Version>> versions;

    ContractTexts(Packs packs) {
        versions = Map.of("zh", read(packs, "zh"), "en", read(packs, "en"));
    }

    private record Version(LocalDate effectiveFrom, ContractText text) {}

    /**
     * The text in force on a day.
     *
     * @throws Problem if there is none in the language
     */
    ContractText in(String language, LocalDate on) {
        return versions.getOrDefault(language, List.of()).stream()
                .filter(version -> !version.effectiveFrom().isAfter(on))
                .max(Comparator.comparing(Version::effectiveFrom))
                .map(Version::text)
                .orElseThrow(() -> Problem.of("SMP-LEN-0110").field("language"));
    }

    private static List<Version> read(Packs packs, String language) {
        var found =
                packs.documents(FOLDER).stream()
                        .filter(file -> file.startsWith(PREFIX + language))
                        .map(file ->
                                Packs.checked(file, () -> version(language, packs.document(file))))
                        .toList();
        if (found.isEmpty()) {
            throw new IllegalStateException(
                    "packs: " + PREFIX + language + ".yaml: there is no loan contract text");
        }
        return found;
    }

    private static Version version(String language, JsonNode file) {
        var text = ContractText.of(language, file);
        text.check();
        return new Version(LocalDate.parse(file.path("effective_from").asString()), text);
    }
}
