package io.sampan.lab.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.install.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody gives a file of cases, whatever is in it. */
class EvaluatingFilesTests {
    private static final String CASE =
            """
            {"terms": {"contractType": "PAM", "contractRole": "RPA", "currency": "CNY",
              "statusDate": "2026-01-01", "initialExchangeDate": "2026-01-10",
              "maturityDate": "2026-02-10", "notionalPrincipal": 1200,
              "nominalInterestRate": "0.12", "dayCountConvention": "30E360"}, "to": ""}\
            """;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void every_bad_case_has_its_error_and_the_others_their_events() {
        var file =
                """
                {"good": %s, "number": 7, "list": [], "nothing": null, "no terms": {},
                 "type": {"terms": {"contractType": "LOAN"}},
                 "shape": {"terms": {"contractType": ["PAM"], "statusDate": {}}, "dataObserved": 3},
                 "huge": %s, "daily": %s, "again": %s}\
                """
                        .formatted(
                                CASE,
                                CASE.replace("1200", "1e999999"),
                                CASE.replace("2026-02-10", "2999-01-01"),
                                CASE);

        boolean good = evaluate(file);

        assertThat(good).isFalse();
        var answers = printed();
        assertThat(answers.path("good").size()).isEqualTo(2);
        assertThat(answers.path("again").size()).isEqualTo(2);
        for (var bad : new String[] {"number", "list", "nothing", "no terms", "type", "shape"}) {
            assertThat(answers.path(bad).path("error").path("message").asString())
                    .as(bad)
                    .isNotBlank();
        }
        var huge = answers.path("huge").path("error");
        assertThat(huge.path("term").asString()).isEqualTo("notionalPrincipal");
        assertThat(huge.path("expected").asString()).isEqualTo("a number below 10^30");
        assertThat(answers.path("daily").path("error").path("expected").asString())
                .isEqualTo("a year from 1900 to 2200");
    }

    @Test
    void an_identifier_that_comes_twice_is_told_and_hides_nothing() {
        assertThat(evaluate("{\"a\": %1$s, \"a\": %1$s, \"b\": %1$s}".formatted(CASE))).isFalse();

        assertThat(printed().path("a").size()).isEqualTo(2);
        assertThat(printed().path("a #2").path("error").path("message").asString())
                .contains("twice");
        assertThat(printed().path("b").size()).isEqualTo(2);
    }

    @Test
    void a_file_that_breaks_off_leaves_whole_json_behind() {
        assertThatThrownBy(() -> evaluate("{\"a\": %s, \"b\": {".formatted(CASE)))
                .isInstanceOf(JacksonException.class);

        assertThat(printed().path("a").size()).isEqualTo(2);
    }

    @Test
    void what_is_no_object_of_cases_is_refused() {
        assertThatThrownBy(() -> evaluate("[1]")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> evaluate("")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> evaluate("PK\u0003")).isInstanceOf(JacksonException.class);
    }

    @Test
    void a_large_file_is_answered_case_by_case() {
        var parts = new ArrayList<InputStream>();
        parts.add(stream("{"));
        for (int i = 0; i < 1000; i++) {
            parts.add(stream((i == 0 ? "" : ",") + "\"c" + i + "\": " + CASE));
        }
        parts.add(
                new InputStream() {
                    @Override
                    public int read() {
                        return -1;
                    }

                    @Override
                    public int read(byte[] into, int from, int length) {
                        // By now most cases must have been answered.
                        assertThat(printed.size()).isGreaterThan(300_000);
                        return -1;
                    }
                });
        parts.add(stream("}"));
        var in = new SequenceInputStream(Collections.enumeration(parts));
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);

        assertThat(ContractsCommand.evaluate(in, out)).isTrue();
        assertThat(printed().size()).isEqualTo(1000);
    }

    private boolean evaluate(String file) {
        return ContractsCommand.evaluate(
                stream(file), new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode printed() {
        return new JsonMapper().readTree(printed.toString(StandardCharsets.UTF_8));
    }
}
