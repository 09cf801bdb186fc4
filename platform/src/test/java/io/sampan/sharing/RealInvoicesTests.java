package io.sampan.sharing;

import static io.sampan.parties.PartiesFixture.anEnterprise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sampan.access.Actor;
import io.sampan.access.WebTest;
import io.sampan.install.TestFolders;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Parties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Real invoices of real enterprises, where they are at hand; see ../shared/data/README.md. */
class RealInvoicesTests extends WebTest {

    @Autowired Sharing sharing;
    @Autowired Parties parties;

    @Test
    void all_invoices_of_the_labelled_firms_are_taken_but_for_a_handful() throws IOException {
        var folder =
                Optional.ofNullable(System.getenv("SAMPAN_DATA"))
                        .map(Path::of)
                        .orElse(TestFolders.root().resolve("../shared/data"))
                        .resolve("invoices");
        assumeTrue(Files.isDirectory(folder), "no real invoices in ../shared/data or SAMPAN_DATA");
        var firms = new HashMap<String, EnterpriseId>();

        long begun = System.nanoTime();
        var purchases = imported(folder, "credit_history_input", Direction.PURCHASE, firms);
        var sales = imported(folder, "credit_history_output", Direction.SALE, firms);
        double seconds = (System.nanoTime() - begun) / 1e9;

        System.out.printf(
                "{\"bench\":\"invoices\",\"case\":\"real\",\"value\":%.1f,\"unit\":\"s\","
                        + "\"rows\":%d,\"repeated\":%d,\"refused\":%d}%n",
                seconds,
                purchases.read() + sales.read(),
                purchases.unchanged() + sales.unchanged(),
                purchases.refused() + sales.refused());
        assertThat(purchases.read()).isPositive();
        assertThat(purchases.refused() * 1000).isLessThan(purchases.read());
        assertThat(sales.refused() * 1000).isLessThan(sales.read());
    }

    private ImportReport imported(
            Path folder, String file, Direction direction, Map<String, EnterpriseId> firms)
            throws IOException {
        try (var in = Files.newInputStream(folder.resolve(file + "_invoices.csv.gz"))) {
            return access.as(
                    Actor.SYSTEM,
                    () ->
                            sharing.importAll(
                                    direction,
                                    in,
                                    firm ->
                                            firms.computeIfAbsent(
                                                    firm,
                                                    _ ->
                                                            parties.register(
                                                                    anEnterprise(), today()))));
        }
    }
}
