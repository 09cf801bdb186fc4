package io.sampan.parties;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sampan.access.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/**
 * Resident identity number, GB 11643-1999: six digits of place, the birth date, three of order and
 * a check character. Prints masked; whoever needs the whole number asks for {@link #value}.
 */
public record ResidentIdNumber(String value) {

    private static final int LENGTH = 18;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int BORN_FIRST = 1850;

    /** Provinces of GB/T 2260, the first two digits, and 91 for persons abroad. */
    private static final Set<String> PROVINCES =
            Set.of(
                    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35",
                    "36", "37", "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54",
                    "61", "62", "63", "64", "65", "71", "81", "82", "83", "91");

    /**
     * @throws Problem 400 that names the digit which does not fit
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ResidentIdNumber {
        value = value.strip().toUpperCase(Locale.ROOT);
        if (value.length() != LENGTH) {
            throw problem("SMP-PAR-0010").with("length", value.length());
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = value.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && (c != 'X' || i < LENGTH - 1)) {
                throw problem("SMP-PAR-0011").with("position", i + 1);
            }
        }
        if (!PROVINCES.contains(value.substring(0, 2))) {
            throw problem("SMP-PAR-0012");
        }
        birthDate(value);
        if (value.charAt(LENGTH - 1) != checkCharacter(value.substring(0, LENGTH - 1))) {
            throw problem("SMP-PAR-0014");
        }
    }

    /** The check character of 17 digits. */
    public static char checkCharacter(String first17) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (first17.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }

    public LocalDate bornOn() {
        return birthDate(value);
    }

    /** First three and last four: {@code 110***********123X}. */
    @JsonValue
    public String masked() {
        return value.substring(0, 3) + "*".repeat(11) + value.substring(14);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static LocalDate birthDate(String value) {
        try {
            var born =
                    LocalDate.of(
                            Integer.parseInt(value.substring(6, 10)),
                            Integer.parseInt(value.substring(10, 12)),
                            Integer.parseInt(value.substring(12, 14)));
            if (born.getYear() >= BORN_FIRST) {
                return born;
            }
        } catch (DateTimeException e) {
            throw Problem.of("SMP-PAR-0013", e).field("idNumber");
        }
        throw problem("SMP-PAR-0013");
    }

    private static Problem problem(String code) {
        return Problem.of(code).field("idNumber");
    }
}
