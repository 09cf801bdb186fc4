package io.sampan.rules;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of FEEL that a policy may use. What is not here is refused: loops and functions of
 * one's own, because a decision must end at once, and above all calls of Java.
 */
final class FeelWords {

    private static final Pattern TEXTS = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"");
    private static final Pattern NUMBERS = Pattern.compile("\\b\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
    private static final Pattern WORDS = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private static final Set<String> TAKEN =
            Set.of(
                    ("and or not if then else in between true false null"
                                    + " abs ceiling floor round up half down decimal modulo number"
                                    + " min max sum count mean median"
                                    + " string length substring before after contains starts ends"
                                    + " with upper lower case list is even odd")
                            .split(" "));

    private FeelWords() {}

    /** Every name an expression uses, in its order, without FEEL's own words. */
    static Set<String> names(String expression) {
        var bare = NUMBERS.matcher(TEXTS.matcher(expression).replaceAll(" ")).replaceAll(" ");
        var names = new LinkedHashSet<String>();
        var words = WORDS.matcher(bare);
        while (words.find()) {
            if (!TAKEN.contains(words.group())) {
                names.add(words.group());
            }
        }
        return names;
    }
}
