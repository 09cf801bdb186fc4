package io.sampan.underwriting.internal;

import io.sampan.underwriting.PolicyTerm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values a policy may ask for: every feature, and what is asked, scored and owed. */
final class PolicyTerms {

    private static final String NUMBER = "number";
    private static final String TEXT = "string";

    private PolicyTerms() {}

    /** All of them with their words, what is asked and scored first. */
    static List<PolicyTerm> of(Rulebook rulebook) {
        var terms = new ArrayList<PolicyTerm>();
        for (var own : List.of("points", "grade", "asked_amount", "asked_months", "exposure")) {
            terms.add(
                    new PolicyTerm(
                            own,
                            own.equals("grade") ? TEXT : NUMBER,
                            rulebook.word("term." + own),
                            false));
        }
        rulebook.features()
                .forEach((key, text) -> terms.add(new PolicyTerm(key, NUMBER, text.name(), true)));
        return List.copyOf(terms);
    }

    /** Types of DMN by name. */
    static Map<String, String> types(Rulebook rulebook) {
        var types = new LinkedHashMap<String, String>();
        of(rulebook).forEach(term -> types.put(term.name(), term.type()));
        return types;
    }

    /**
     * The values of a test case as the table wants them.
     *
     * @throws IllegalArgumentException with the name of a value that is unknown or no number
     */
    static Map<String, Object> values(Map<String, String> said, Map<String, String> types) {
        var values = new HashMap<String, Object>();
        for (var value : said.entrySet()) {
            var type = types.get(value.getKey());
            if (type == null) {
                throw new IllegalArgumentException(value.getKey());
            }
            try {
                values.put(
                        value.getKey(),
                        type.equals(NUMBER) ? new BigDecimal(value.getValue()) : value.getValue());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(value.getKey(), e);
            }
        }
        return values;
    }
}
