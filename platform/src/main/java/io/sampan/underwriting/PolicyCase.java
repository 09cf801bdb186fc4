package io.sampan.underwriting;

import io.sampan.underwriting.Decision.Kind;
import java.util.Map;
import java.util.TreeMap;

/**
 * A test of a policy: values of an application and what the table has to say to it.
 *
 * @param values numbers as plain decimals, texts as they are; a value that is not there is missing
 * @param expected what the strictest rule that holds asks for; accepted when none holds
 */
public record PolicyCase(String name, Map<String, String> values, Kind expected) {

    public PolicyCase {
        values = new TreeMap<>(values);
    }
}
