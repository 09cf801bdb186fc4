package io.sampan.lab.internal.cli;

import io.sampan.contracts.TestFile;
import io.sampan.install.Command;
import io.sampan.install.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamWriteFeature;
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
            try (var in = file.toString().equals("-") ? System.in : Files.newInputStream(file)) {
                return evaluate(in, System.out) ? 0 : 1;
            } catch (JacksonException e) {
                throw new Refusal(
                        file + " is not a JSON object of cases: " + e.getOriginalMessage(), e);
            } catch (IOException e) {
                throw new Refusal("The file " + file + " cannot be read. Check its name.", e);
            }
        }
    }

    /**
     * Answers case by case; an identifier that comes again is an error under {@code id #2}.
     * Streams, so that a file of any size needs the memory of one case. What is printed is a whole
     * JSON object even if the file breaks off in the middle.
     *
     * @return whether no case was refused
     * @throws JacksonException where the file is no JSON; the cases before it are answered
     */
    static boolean evaluate(InputStream in, PrintStream out) {
        boolean good = true;
        try (var parser = JSON.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Refusal("The file is not a JSON object of cases, {\"case\": {…}}.");
            }
            var ids = new HashSet<String>();
            out.print('{');
            try {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    var id = parser.currentName();
                    boolean first = ids.add(id);
                    for (int n = 2; !first && !ids.add(id); n++) {
                        id = parser.currentName() + " #" + n;
                    }
                    var answer = answer(parser, first);
                    good &= !(answer instanceof Map<?, ?> map && map.containsKey("error"));
                    out.print(ids.size() == 1 ? "" : ",");
                    out.print(JSON.writeValueAsString(id));
                    out.print(':');
                    JSON.writeValue(out, answer);
                }
            } finally {
                out.println('}');
            }
        }
        return good;
    }

    private static Object answer(JsonParser parser, boolean first) {
        parser.nextToken();
        Object one = parser.readValueAs(Object.class);
        return first
                ? TestFile.answer(one)
                : Map.of("error", Map.of("message", "the identifier is used twice in the file"));
    }

    /** Decimals stay decimals: a file's 0.1 is not a binary fraction. */
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build();
}
