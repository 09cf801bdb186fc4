package io.sampan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A newcomer looks at the demo and finds every state a page can show. Time and memory of the load
 * are printed: under 60 s and 450 MB is what is wanted of a calm machine with two cores.
 */
class TheDemoLenderTests {

    @Test
    void every_state_of_an_application_a_contract_and_a_transfer_is_there() throws Exception {
        try (var sampan = RunningSampan.inANewHome()) {
            sampan.start("demo");
            sampan.awaitState("loading");
            var began = Instant.now();
            sampan.awaitLoaded();
            System.out.printf(
                    "loaded in %.1f s, Java held at most %s%n",
                    Duration.between(began, Instant.now()).toMillis() / 1e3, memory(sampan));

            try (var operations = signedIn(sampan, "operations")) {
                assertThat(
                                missing(
                                        operations,
                                        "applications?state=",
                                        List.of(
                                                "DRAFT",
                                                "OFFERED",
                                                "REFERRED",
                                                "REFUSED",
                                                "SECOND_CHECK",
                                                "PAYING",
                                                "PAID",
                                                "PAYMENT_FAILED",
                                                "WITHDRAWN",
                                                "EXPIRED")))
                        .isEmpty();
                assertThat(
                                missing(
                                        operations,
                                        "contracts?state=",
                                        List.of(
                                                "WAITING_US",
                                                "ACTIVE",
                                                "DUE_SOON",
                                                "OVERDUE",
                                                "SETTLED",
                                                "FAILED")))
                        .isEmpty();
                assertThat(
                                missing(
                                        operations,
                                        "transfers?state=",
                                        List.of("IN_FLIGHT", "SETTLED", "FAILED")))
                        .isEmpty();
                assertThat(operations.get("transfers/items").findValuesAsString("kind"))
                        .contains("SILENT", "CONTRADICTION");
                assertThat(operations.get("proposals?state=OPEN").findValuesAsString("kind"))
                        .contains("lending.payout");
            }
            try (var underwriter = signedIn(sampan, "underwriter2")) {
                assertThat(underwriter.get("proposals?state=OPEN").findValuesAsString("kind"))
                        .contains("underwriting.resolution");
            }
            assertThat(classes(sampan))
                    .contains("NORMAL", "SPECIAL_MENTION", "SUBSTANDARD", "DOUBTFUL", "LOSS");
            assertThat(number(sampan, "select count(*) from servicing.contract"))
                    .isBetween(490L, 510L);
            assertThat(number(sampan, "select count(*) from parties.enterprise"))
                    .isGreaterThan(190L);
            assertThat(sampan.command("ledger", "audit").exit()).isZero();
        }
    }

    private static List<String> missing(Client client, String path, List<String> states) {
        return states.stream()
                .filter(state -> client.get(path + state + "&limit=1").path("items").isEmpty())
                .toList();
    }

    private static List<String> classes(RunningSampan sampan) throws Exception {
        try (var connection = sampan.database();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select string_agg(distinct risk_class, ',') from servicing.watch")) {
            rows.next();
            return Arrays.asList(rows.getString(1).split(","));
        }
    }

    private static long number(RunningSampan sampan, String sql) throws Exception {
        try (var connection = sampan.database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Client signedIn(RunningSampan sampan, String user) throws IOException {
        var password =
                Files.readString(sampan.home().resolve("demo-sign-ins.txt"))
                        .lines()
                        .map(line -> line.split("\t"))
                        .filter(parts -> parts[0].equals(user))
                        .findFirst()
                        .orElseThrow()[1];
        return Client.signedIn(sampan.url(), user, password);
    }

    private static String memory(RunningSampan sampan) throws IOException {
        var status = Path.of("/proc/" + sampan.pid() + "/status");
        if (!Files.exists(status)) {
            return "an unknown amount";
        }
        return Files.readString(status)
                .lines()
                .filter(line -> line.startsWith("VmHWM"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
                .findFirst()
                .orElse("an unknown amount");
    }
}
