package io.sampan.accounting.internal;

import io.sampan.accounting.Accounting;
import io.sampan.install.Command;
import io.sampan.install.Product;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code sampan ledger …}: what can be asked of the stored books from outside. */
@CommandLine.Command(
        name = "ledger",
        description = "Proves the stored books",
        subcommands = LedgerCommand.Audit.class)
public final class LedgerCommand implements Command {

    /** {@code sampan ledger audit}: one JSON object; exit 1 when anything is wrong. */
    @CommandLine.Command(
            name = "audit",
            description = "Proves every invariant of the ledger over the stored books")
    static final class Audit implements Callable<Integer> {

        @Mixin private final Product product = new Product();

        @Override
        public Integer call() {
            var audit = product.inside(context -> context.getBean(Accounting.class).audit());
            var json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
            System.out.println(json.writeValueAsString(new AuditReport(audit)));
            return audit.sound() ? 0 : 1;
        }
    }
}
