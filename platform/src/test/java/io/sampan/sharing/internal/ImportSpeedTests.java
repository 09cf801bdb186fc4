package io.sampan.sharing.internal;

import static io.sampan.parties.PartiesFixture.anEnterprise;
import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.access.Actor;
import io.sampan.access.WebTest;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Parties;
import io.sampan.sharing.Direction;
import io.sampan.sharing.ImportReport;
import io.sampan.sharing.Sharing;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How long many invoices take; the figure is printed, the build does not fail on it. */
class ImportSpeedTests extends WebTest {

    private static final int FIRMS = 100;
    private static final int ROWS = 400_000;

    @Autowired Sharing sharing;
    @Autowired Parties parties;

    @Test
    void four_hundred_thousand_invoices() {
        var firms = new HashMap<String, EnterpriseId>();
        access.as(
                Actor.SYSTEM,
                () -> {
                    for (int i = 0; i < FIRMS; i++) {
                        firms.put("E" + i, parties.register(anEnterprise(), today()));
                    }
                });
        var file = file();

        long begun = System.nanoTime();
        var first = imported(file, firms);
        double firstSeconds = (System.nanoTime() - begun) / 1e9;
        begun = System.nanoTime();
        var again = imported(file, firms);
        double againSeconds = (System.nanoTime() - begun) / 1e9;

        System.out.printf(
                "{\"bench\":\"invoices\",\"case\":\"import\",\"value\":%.1f,\"unit\":\"s\","
                        + "\"rows\":%d,\"again\":%.1f}%n",
                firstSeconds, ROWS, againSeconds);
        assertThat(first.added()).isEqualTo(ROWS);
        assertThat(again.unchanged()).isEqualTo(ROWS);
    }

    private ImportReport imported(byte[] file, Map<String, EnterpriseId> firms) {
        return access.as(
                Actor.SYSTEM,
                () ->
                        sharing.importAll(
                                Direction.SALE, new ByteArrayInputStream(file), firms::get));
    }

    private static byte[] file() {
        var random = new Random(20260);
        var first = LocalDate.parse("2024-01-01");
        var text = new StringBuilder("firm,invoice_no,date,counterparty,amount,tax,total,status\n");
        for (int i = 0; i < ROWS; i++) {
            int amount = random.nextInt(10_000_000) - 200_000;
            int tax = amount / 100 * 13;
            text.append('E')
                    .append(i * (long) FIRMS / ROWS)
                    .append(',')
                    .append(10_000_000 + i)
                    .append(',')
                    .append(first.plusDays(random.nextInt(700)))
                    .append(",B")
                    .append(random.nextInt(5_000))
                    .append(',')
                    .append(Fen.text(amount))
                    .append(',')
                    .append(Fen.text(tax))
                    .append(',')
                    .append(Fen.text(amount + tax))
                    .append(random.nextInt(15) == 0 ? ",void\n" : ",valid\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
