package io.sampan.parties;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sampan.access.Problem;

/**
 * Mobile number of mainland China: 11 digits from 13 to 19; {@code +86}, blanks and hyphens are
 * taken and dropped. Prints masked.
 */
public record MobileNumber(String value) {

    private static final int LENGTH = 11;

    /**
     * @throws Problem 400 that says which digit does not fit
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MobileNumber {
        value = value.replaceAll("[ -]", "").replaceFirst("^(\\+|00)86", "");
        if (value.length() != LENGTH) {
            throw problem("SMP-PAR-0030").with("length", value.length());
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = value.charAt(i);
            boolean fits = i == 0 ? c == '1' : i == 1 ? c >= '3' && c <= '9' : c >= '0' && c <= '9';
            if (!fits) {
                throw problem("SMP-PAR-0031").with("position", i + 1);
            }
        }
    }

    /** For example {@code 138****5678}. */
    @JsonValue
    public String masked() {
        return value.substring(0, 3) + "****" + value.substring(7);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static Problem problem(String code) {
        return Problem.of(code).field("phone");
    }
}
