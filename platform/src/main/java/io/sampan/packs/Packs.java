package io.sampan.packs;

import io.sampan.calendar.BusinessCalendar;
import io.sampan.packs.internal.FilePacks;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The rule pack in use: which value holds on a date, and where it is written. */
public interface Packs {

    /**
     * The version of a rule in force on a date.
     *
     * @param file path inside the pack without ending, for example {@code lending}
     * @param key the rule's name in the file
     * @throws IllegalStateException if the pack has no such file or key, or no version in force
     */
    Rule rule(String file, String key, LocalDate on);

    /** All versions of a rule, oldest first, for pages that show what changed when. */
    List<Rule> versions(String file, String key);

    /** The names of the rules of a file in the order they are written. */
    List<String> keys(String file);

    /** A whole YAML file that is not a list of dated rules: a product, a chart, a text. */
    JsonNode document(String file);

    /**
     * The names of the documents in a folder, in alphabetical order, as {@link #document} wants.
     */
    List<String> documents(String folder);

    /** A text or binary file of the pack, byte for byte. */
    byte[] bytes(String path);

    /** The jurisdiction's business calendar; loud about years it does not cover. */
    BusinessCalendar calendar();

    /** A pack for commands that start no server. */
    static Packs open(String jurisdiction) {
        return FilePacks.open(jurisdiction);
    }

    /** For start-up checks: runs the check and names the file when it fails. */
    static <T> T checked(String file, Supplier<T> check) {
        try {
            return check.get();
        } catch (RuntimeException e) {
            throw new IllegalStateException("packs: " + file + ": " + e.getMessage(), e);
        }
    }
}
