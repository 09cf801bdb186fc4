package io.sampan.parties;

import io.sampan.access.Problem;

/** Checks that the records of this door share. */
final class Checks {

    private Checks() {}

    /** The text without blanks around it, refused when empty or too long. */
    static String text(String text, String field, int lengthMax) {
        var stripped = text.strip();
        if (stripped.isEmpty()) {
            throw Problem.of("SMP-IN-0008").field(field).with("name", field);
        }
        if (stripped.length() > lengthMax) {
            throw Problem.of("SMP-PAR-0040").field(field).with("max", lengthMax);
        }
        return stripped;
    }
}
