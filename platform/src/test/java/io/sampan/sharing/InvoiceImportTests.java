package io.sampan.sharing;

import static io.sampan.parties.PartiesFixture.anEnterprise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.access.Actor;
import io.sampan.access.SystemClock;
import io.sampan.access.WebTest;
import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Parties;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Files of invoices, good and bad. */
class InvoiceImportTests extends WebTest {

    private static final String HEADING = "invoice_no,date,counterparty,amount,tax,total,status\n";

    private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-24T02:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    @Autowired Sharing sharing;
    @Autowired Parties parties;
    @Autowired SystemClock clock;

    private EnterpriseId enterprise;

    @BeforeEach
    void anEnterpriseOnMonday() {
        clock.runAt(MONDAY);
        enterprise = access.as(Actor.SYSTEM, () -> parties.register(anEnterprise(), TODAY));
    }

    @AfterEach
    void letTheClockRun() {
        clock.runOn();
    }

    @Test
    void valid_void_and_red_letter_invoices_are_taken() {
        var report =
                imported(
                        """
                        101,2026-01-05,A1,943.40,56.60,1000.00,valid
                        102,2026-01-06,A1,-943.4,-56.6,-1000.0,valid
                        103,2026-01-07,A2,100,0,100,void
                        104,2026-01-08,A2,0.0,0.0,0.0,void
                        """);

        assertThat(counts(report)).isEqualTo("read 4 added 4 unchanged 0 changed 0 refused 0");
        assertThat(report.from()).hasToString("2026-01-05");
        assertThat(report.to()).hasToString("2026-01-08");
        var invoices = sharing.invoices(enterprise, TODAY, MONDAY);
        assertThat(invoices).hasSize(4);
        assertThat(invoices.get(1).redLetter()).isTrue();
        assertThat(invoices.get(1).total()).isEqualTo(Money.cny("-1000.00"));
        assertThat(invoices.get(2).status()).isEqualTo(Invoice.Status.VOID);
    }

    @Test
    void importing_the_same_again_changes_nothing() {
        var rows = "101,2026-01-05,A1,943.40,56.60,1000.00,valid\n";
        imported(rows);
        clock.runAt(TUESDAY);

        var again = imported(rows);

        assertThat(counts(again)).isEqualTo("read 1 added 0 unchanged 1 changed 0 refused 0");
        assertThat(sharing.invoices(enterprise, TODAY, TUESDAY))
                .extracting(Invoice::knownAt)
                .containsExactly(MONDAY);
    }

    @Test
    void another_status_is_a_further_fact_and_the_past_stays_as_it_was_known() {
        imported("101,2026-01-05,A1,943.40,56.60,1000.00,valid\n");
        clock.runAt(TUESDAY);

        var report = imported("101,2026-01-05,A1,943.40,56.60,1000.00,void\n");

        assertThat(counts(report)).isEqualTo("read 1 added 0 unchanged 0 changed 1 refused 0");
        assertThat(sharing.invoices(enterprise, TODAY, MONDAY))
                .extracting(Invoice::status)
                .containsExactly(Invoice.Status.VALID);
        assertThat(sharing.invoices(enterprise, TODAY, TUESDAY))
                .extracting(Invoice::status)
                .containsExactly(Invoice.Status.VOID);
        assertThat(sharing.invoices(enterprise, TODAY, MONDAY.minusSeconds(1))).isEmpty();
        assertThat(sharing.invoices(enterprise, LocalDate.parse("2026-01-04"), TUESDAY)).isEmpty();
    }

    @Test
    void other_facts_under_the_same_number_are_refused() {
        imported("101,2026-01-05,A1,943.40,56.60,1000.00,valid\n");

        var report =
                imported(
                        """
                        101,2026-01-05,A1,1886.80,113.20,2000.00,valid
                        101,2026-01-05,A2,943.40,56.60,1000.00,valid
                        101,2026-02-05,A1,943.40,56.60,1000.00,valid
                        """);

        assertThat(counts(report)).isEqualTo("read 3 added 1 unchanged 0 changed 0 refused 2");
        assertThat(refusals(report))
                .isEqualTo(
                        """
                        3 counterparty A2 SMP-SHA-0111
                        2 amount 1886.80 SMP-SHA-0111
                        """);
    }

    @Test
    void a_file_that_repeats_itself_adds_once_and_void_wins_in_either_order() {
        var report =
                imported(
                        """
                        101,2026-01-05,A1,10,1,11,valid
                        101,2026-01-05,A1,10,1,11,valid
                        102,2026-01-05,A1,10,1,11,valid
                        102,2026-01-05,A1,10,1,11,void
                        103,2026-01-05,A1,10,1,11,void
                        103,2026-01-05,A1,10,1,11,valid
                        """);

        assertThat(counts(report)).isEqualTo("read 6 added 3 unchanged 3 changed 0 refused 0");
        assertThat(sharing.invoices(enterprise, TODAY, MONDAY))
                .extracting(Invoice::status)
                .containsExactly(Invoice.Status.VALID, Invoice.Status.VOID, Invoice.Status.VOID);
    }

    @Test
    void each_wrong_row_is_refused_with_its_reason_and_the_others_are_taken() {
        var report =
                imported(
                        """
                        ,2026-01-05,A1,10,1,11,valid
                        1 1,2026-01-05,A1,10,1,11,valid
                        1,2026-02-30,A1,10,1,11,valid
                        1,2026/01/05,A1,10,1,11,valid
                        1,2026-11-25,A1,10,1,11,valid
                        1,1993-12-31,A1,10,1,11,valid
                        1,2026-01-05,,10,1,11,valid
                        1,2026-01-05,A1,10.001,1,11.001,valid
                        1,2026-01-05,A1,1e3,1,11,valid
                        1,2026-01-05,A1,10,,11,valid
                        1,2026-01-05,A1,10,1,11.01,valid
                        1,2026-01-05,A1,-22.54,0.68,-23.22,valid
                        1,2026-01-05,A1,10,1,11,maybe
                        1,2026-01-05,A1,10,1,11
                        1,2026-01-05,A1,10,1,11,valid,extra
                        1,2026-01-05,A1,99999999999999,0,99999999999999,valid
                        1,2026-01-05,A1,10,1,11,valid
                        """);

        assertThat(counts(report)).isEqualTo("read 17 added 1 unchanged 0 changed 0 refused 16");
        assertThat(refusals(report))
                .isEqualTo(
                        """
                        2 invoice_no  SMP-SHA-0101
                        3 invoice_no 1 1 SMP-SHA-0101
                        4 date 2026-02-30 SMP-SHA-0102
                        5 date 2026/01/05 SMP-SHA-0102
                        6 date 2026-11-25 SMP-SHA-0103
                        7 date 1993-12-31 SMP-SHA-0103
                        8 counterparty  SMP-SHA-0104
                        9 amount 10.001 SMP-SHA-0105
                        10 amount 1e3 SMP-SHA-0105
                        11 tax  SMP-SHA-0105
                        12 total 11.01 SMP-SHA-0106
                        13 tax 0.68 SMP-SHA-0107
                        14 status maybe SMP-SHA-0108
                        15 * 6 SMP-SHA-0110
                        16 * 8 SMP-SHA-0110
                        17 amount 99999999999999 SMP-SHA-0105
                        """);
        assertThat(report.refusals().get(10).text().zh()).contains("11.01").contains("11.00");
        assertThat(report.refusals().get(10).text().en()).contains("11.01").contains("11.00");
    }

    @Test
    void columns_may_stand_in_any_order_with_byte_order_mark_and_quotes_and_others_between() {
        var file =
                "\ufeffstatus,TOTAL,tax,amount,remark,counterparty,date,invoice_no\r\n"
                        + "valid,11,1,10,\"a, b\",\"张三 \"\"五金\"\"\",2026-01-05,101\r\n\r\n";

        var report = imported(file.getBytes(StandardCharsets.UTF_8));

        assertThat(counts(report)).isEqualTo("read 1 added 1 unchanged 0 changed 0 refused 0");
        assertThat(sharing.invoices(enterprise, TODAY, MONDAY).getFirst().counterparty())
                .isEqualTo("张三 \"五金\"");
    }

    @Test
    void a_compressed_file_is_taken_as_it_is() throws IOException {
        var report = imported(gzip(HEADING + "101,2026-01-05,A1,10,1,11,valid\n"));

        assertThat(report.added()).isEqualTo(1);
    }

    @Test
    void a_file_that_cannot_be_read_is_refused_as_a_whole() throws IOException {
        var good = HEADING + "101,2026-01-05,A1,10,1,11,valid\n";
        var cut = gzip(good);

        assertThatThrownBy(() -> imported(new byte[0])).hasMessageContaining("SMP-SHA-0005");
        assertThatThrownBy(
                        () -> imported("invoice_no,date\n1,2\n".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("SMP-SHA-0001");
        assertThatThrownBy(() ->
                        imported((HEADING.strip() + ",date\n").getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("SMP-SHA-0002");
        assertThatThrownBy(() ->
                        imported(
                                (good + "102,2026-01-05,张三,10,1,11,valid\n")
                                        .getBytes(Charset.forName("GBK"))))
                .hasMessageContaining("SMP-SHA-0003");
        assertThatThrownBy(() ->
                        imported(
                                (good + "102,2026-01-05,\"A1,10,1,11,valid\n")
                                        .getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("SMP-SHA-0004");
        assertThatThrownBy(() -> imported(Arrays.copyOf(cut, cut.length - 12)))
                .hasMessageContaining("SMP-SHA-0007");
        assertThat(sharing.invoices(enterprise, TODAY, MONDAY)).isEmpty();
    }

    @Test
    void rows_of_a_second_firm_are_not_taken_for_the_first() {
        var file =
                "firm,"
                        + HEADING
                        + "E1,101,2026-01-05,A1,10,1,11,valid\n"
                        + "E2,102,2026-01-05,A1,10,1,11,valid\n";

        var report = imported(file.getBytes(StandardCharsets.UTF_8));

        assertThat(counts(report)).isEqualTo("read 2 added 1 unchanged 0 changed 0 refused 1");
        assertThat(refusals(report)).isEqualTo("3 firm E2 SMP-SHA-0109\n");
    }

    @Test
    void a_file_of_many_firms_goes_to_each() {
        var other = access.as(Actor.SYSTEM, () -> parties.register(anEnterprise(), TODAY));
        var firms = new HashMap<String, EnterpriseId>();
        firms.put("E1", enterprise);
        firms.put("E2", other);
        var file =
                "firm,"
                        + HEADING
                        + "E1,101,2026-01-05,A1,10,1,11,valid\n"
                        + "E2,101,2026-01-05,A1,20,1,21,valid\n"
                        + "E3,101,2026-01-05,A1,30,1,31,valid\n";

        var report =
                access.as(
                        Actor.SYSTEM,
                        () -> sharing.importAll(Direction.SALE, bytes(file), firms::get));

        assertThat(counts(report)).isEqualTo("read 3 added 2 unchanged 0 changed 0 refused 1");
        assertThat(sharing.invoices(other, TODAY, MONDAY)).hasSize(1);
    }

    @Test
    void a_summary_counts_what_is_valid() {
        imported(
                """
                101,2026-01-05,A1,100,0,100,valid
                102,2026-01-06,A2,300,0,300,valid
                103,2026-02-06,A2,-50,0,-50,valid
                104,2026-02-07,A3,900,0,900,void
                """);
        access.as(
                Actor.SYSTEM,
                () ->
                        sharing.importInvoices(
                                enterprise,
                                Direction.PURCHASE,
                                bytes(HEADING + "101,2025-12-31,B1,70,0,70,valid\n")));

        var summary = sharing.summary(enterprise);

        assertThat(summary.from()).hasToString("2025-12-31");
        assertThat(summary.to()).hasToString("2026-02-07");
        assertThat(summary.sales()).isEqualTo(new InvoiceSummary.Total(3, Money.cny("350.00")));
        assertThat(summary.purchases()).isEqualTo(new InvoiceSummary.Total(1, Money.cny("70.00")));
        assertThat(summary.voided()).isEqualTo(1);
        assertThat(summary.redLetter()).isEqualTo(1);
        assertThat(
                        summary.months().stream()
                                .map(m -> m.month() + " | " + m.sales() + " | " + m.purchases())
                                .collect(Collectors.joining("\n")))
                .isEqualTo(
                        """
                        2025-12 | CNY 0.00 | CNY 70.00
                        2026-01 | CNY 400.00 | CNY 0.00
                        2026-02 | CNY -50.00 | CNY 0.00\
                        """);
        assertThat(summary.buyers())
                .extracting(buyer -> buyer.name() + " " + buyer.share())
                .containsExactly("A2 0.7143", "A1 0.2857");
    }

    @Test
    void without_invoices_the_summary_is_empty() {
        var summary = sharing.summary(enterprise);

        assertThat(summary.from()).isNull();
        assertThat(summary.sales().count()).isZero();
        assertThat(summary.buyers()).isEmpty();
    }

    @Test
    void invoices_come_page_by_page_newest_first_in_their_last_status() {
        imported(
                """
                101,2026-01-05,A1,10,1,11,valid
                102,2026-01-06,A1,10,1,11,valid
                103,2026-01-07,A1,10,1,11,valid
                """);
        clock.runAt(TUESDAY);
        imported("103,2026-01-07,A1,10,1,11,void\n");

        var first = sharing.invoices(enterprise, Direction.SALE, null, 2);
        var second = sharing.invoices(enterprise, null, first.next(), 2);

        assertThat(first.items()).extracting(Invoice::number).containsExactly("103", "102");
        assertThat(first.items().getFirst().status()).isEqualTo(Invoice.Status.VOID);
        assertThat(second.items()).extracting(Invoice::number).containsExactly("101");
        assertThat(second.next()).isNull();
    }

    private ImportReport imported(String rows) {
        return imported((HEADING + rows).getBytes(StandardCharsets.UTF_8));
    }

    private ImportReport imported(byte[] file) {
        return access.as(
                Actor.SYSTEM,
                () ->
                        sharing.importInvoices(
                                enterprise, Direction.SALE, new ByteArrayInputStream(file)));
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String counts(ImportReport report) {
        assertThat(report.read())
                .isEqualTo(
                        report.added() + report.unchanged() + report.changed() + report.refused());
        return "read %d added %d unchanged %d changed %d refused %d"
                .formatted(
                        report.read(),
                        report.added(),
                        report.unchanged(),
                        report.changed(),
                        report.refused());
    }

    private static String refusals(ImportReport report) {
        List<String> lines =
                report.refusals().stream()
                        .map(r ->
                                r.row()
                                        + " "
                                        + r.column()
                                        + " "
                                        + r.value()
                                        + " "
                                        + r.code()
                                        + "\n")
                        .toList();
        return String.join("", lines);
    }
}
