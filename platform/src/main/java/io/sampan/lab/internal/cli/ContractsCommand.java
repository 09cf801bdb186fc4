package io.sampan.lab.internal.cli;

import io.sampan.contracts.TestFile;
import io.sampan.install.Command;
import io.sampan.install.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code sampan contracts …}: the contract engine without a server. */
@CommandLine.Command(
        name = "contracts",
        description = "Evaluates financial contracts by the ACTUS standard.",
        mixinStandardHelpOptions = true,
        subcommands = ContractsCommand.Evaluate.class)
public final class ContractsCommand implements Command {

    /** {@code sampan contracts evaluate FILE}. */
    @CommandLine.Command(
            name = "evaluate",
            description = {
                "Reads cases in the shape of the public ACTUS test files and prints {case: [events]}.",
                "A case that is refused has {\"error\": …} in its place; the exit code is then 1."
            },
            mixinStandardHelpOptions = true)
    static final class Evaluate implements Callable<Integer> {

        @Parameters(
                paramLabel = "FILE",
                description = "JSON file of cases, or - for standard input")
        private Path file = Path.of("-");

        @Override
        public Integer call() {
            var answers = TestFile.evaluate(read());
            JSON.writeValue(System.out, answers);
            System.out.println();
            boolean refused =
                    answers.values().stream()
                            .anyMatch(answer ->
                                    answer instanceof Map<?, ?> map && map.containsKey("error"));
            return refused ? 1 : 0;
        }

        private Map<String, Object> read() {
            try (var in = file.toString().equals("-") ? System.in : Files.newInputStream(file)) {
                return JSON.readValue(in, new TypeReference<Map<String, Object>>() {});
            } catch (JacksonException e) {
                throw new Refusal(
                        file + " is not a JSON object of cases: " + e.getOriginalMessage(), e);
            } catch (java.io.IOException e) {
                throw new Refusal("The file " + file + " cannot be read. Check its name.", e);
            }
        }
    }

    /** Decimals stay decimals: a file's 0.1 is not a binary fraction. */
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(tools.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build();
}
