package io.sampan.accounting.internal;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.Problem;
import io.sampan.accounting.Accounting;
import io.sampan.accounting.LedgerAudit;
import io.sampan.accounting.LedgerAudit.Check;
import io.sampan.accounting.Reconciliation;
import io.sampan.accounting.Seals;
import io.sampan.accounting.Seals.TreeHead;
import io.sampan.install.Command;
import io.sampan.install.Product;
import io.sampan.install.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code sampan ledger …}: what can be asked of the stored books from outside. */
@CommandLine.Command(
        name = "ledger",
        description = "Proves the stored books.",
        mixinStandardHelpOptions = true,
        subcommands = {
            LedgerCommand.Audit.class,
            LedgerCommand.Head.class,
            LedgerCommand.Statement.class
        })
public final class LedgerCommand implements Command {

    private static final JsonMapper LINES = JsonMapper.builder().build();

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** {@code sampan ledger audit}: one JSON object; exit 1 when anything is wrong. */
    @CommandLine.Command(
            name = "audit",
            description = "Proves every invariant of the ledger over the stored books")
    static final class Audit implements Callable<Integer> {

        @Mixin private final Product product = new Product();

        @Option(
                names = "--head",
                paramLabel = "FILE",
                description =
                        "a signed head kept outside (sampan ledger head): is the history the same?")
        private @Nullable Path head;

        @Override
        public Integer call() {
            var outside = head == null ? null : read(head);
            var audit = product.inside(context -> audit(context, outside));
            System.out.println(JSON.writeValueAsString(new AuditReport(audit)));
            return audit.sound() ? 0 : 1;
        }

        private static LedgerAudit audit(ApplicationContext context, @Nullable TreeHead outside) {
            var audit = context.getBean(Accounting.class).audit();
            if (outside == null) {
                return audit;
            }
            var found = context.getBean(Seals.class).compare(outside);
            return audit.with(
                    new Check(
                            "head_outside",
                            found.text(),
                            found.same() ? 0 : 1,
                            found.same() ? List.of() : List.of(found.text().en())));
        }

        private static TreeHead read(Path file) {
            if (!Files.isReadable(file)) {
                throw new Refusal("There is no file " + file);
            }
            try {
                return JSON.readValue(file.toFile(), TreeHead.class);
            } catch (JacksonException e) {
                throw new Refusal(file + " is no head as `sampan ledger head` prints it", e);
            }
        }
    }

    /** {@code sampan ledger head}: the newest signed head, to be kept outside. */
    @CommandLine.Command(
            name = "head",
            description = "Seals what waits and prints the signed head of the history")
    static final class Head implements Callable<Integer> {

        @Mixin private final Product product = new Product();

        @Override
        public Integer call() {
            var head =
                    product.inside(context -> {
                        var seals = context.getBean(Seals.class);
                        seals.seal();
                        return seals.head();
                    });
            if (head.isEmpty()) {
                throw new Refusal("Nothing was booked yet");
            }
            System.out.println(JSON.writeValueAsString(head.get()));
            return 0;
        }
    }

    /**
     * {@code sampan ledger statement FILE…}: one JSON line a statement; exit 1 when one is refused.
     */
    @CommandLine.Command(
            name = "statement",
            description = "Takes bank statements (camt.053 or CSV) and matches them with the books")
    static final class Statement implements Callable<Integer> {

        @Mixin private final Product product = new Product();

        @Parameters(paramLabel = "FILE", arity = "1..*")
        private List<Path> files = List.of();

        @Override
        public Integer call() {
            return product.inside(context -> {
                var reconciliation = context.getBean(Reconciliation.class);
                var access = context.getBean(Access.class);
                int refused = 0;
                for (var file : files) {
                    try {
                        var bytes = Files.readAllBytes(file);
                        var taken = access.as(Actor.SYSTEM, () -> reconciliation.take(bytes));
                        System.out.println(LINES.writeValueAsString(taken));
                    } catch (Problem e) {
                        refused++;
                        System.err.println(file + ": " + e.code() + " " + e.params());
                    } catch (IOException e) {
                        refused++;
                        System.err.println(file + " cannot be read: " + e.getMessage());
                    }
                }
                return refused == 0 ? 0 : 1;
            });
        }
    }
}
