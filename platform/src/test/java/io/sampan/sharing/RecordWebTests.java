package io.sampan.sharing;

import static io.sampan.parties.PartiesFixture.anEnterprise;
import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.access.Actor;
import io.sampan.access.Role;
import io.sampan.access.SystemClock;
import io.sampan.access.WebTest;
import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Parties;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tax returns and bank statements: files good and bad, and who may bring and see them. */
class RecordWebTests extends WebTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-24T02:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    private static final String RETURNS =
            """
            period_from,period_to,declared_sales,tax_paid,filed_on
            2026-09-01,2026-09-30,300000.00,9000.00,2026-10-12
            2026-10-01,2026-10-31,0,0,2026-11-20
            """;

    private static final String LINES =
            """
            account,reference,date,side,amount,balance,counterparty
            6222000011112222,T1,2026-10-08,in,5000.00,8000.00,Haisheng
            6222000011112222,T2,2026-10-08,out,9000.00,-1000.00,Mill
            """;

    @Autowired Parties parties;
    @Autowired Records records;
    @Autowired SystemClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.runOn();
    }

    @Test
    void importing_a_file_again_changes_nothing() {
        var id = registered();

        assertThat(counts(returns(id, RETURNS))).isEqualTo("2 2 0 0 0");
        assertThat(counts(returns(id, RETURNS))).isEqualTo("2 0 2 0 0");
        assertThat(counts(lines(id, LINES))).isEqualTo("2 2 0 0 0");
        assertThat(counts(lines(id, LINES))).isEqualTo("2 0 2 0 0");
    }

    @Test
    void a_corrected_return_is_a_further_version_and_the_first_stays_known_for_its_time() {
        var id = registered();
        clock.runAt(MONDAY);
        returns(id, RETURNS);
        clock.runAt(TUESDAY);

        var corrected = returns(id, RETURNS.replace("300000.00,9000.00", "360000.00,10800.00"));

        assertThat(counts(corrected)).isEqualTo("2 0 1 1 0");
        assertThat(records.taxReturns(id, TODAY, MONDAY).getFirst().declared())
                .isEqualTo(Money.cny("300000.00"));
        assertThat(records.taxReturns(id, TODAY, TUESDAY).getFirst().declared())
                .isEqualTo(Money.cny("360000.00"));
        assertThat(records.taxReturns(id, TODAY, MONDAY.minusSeconds(1))).isEmpty();
    }

    @Test
    void a_line_that_is_known_with_other_figures_is_refused_and_the_account_is_not_kept() {
        var id = registered();
        lines(id, LINES);

        var report = lines(id, LINES.replace("5000.00", "5001.00"));

        assertThat(counts(report)).isEqualTo("2 0 1 0 1");
        assertThat(report.refusals().getFirst().code()).isEqualTo("SMP-SHA-0127");
        assertThat(report.refusals().getFirst().column()).isEqualTo("amount");
        assertThat(
                        records.bankLines(
                                id,
                                TODAY.minusYears(1),
                                TODAY,
                                Instant.parse("2100-01-01T00:00:00Z")))
                .extracting(BankLine::account)
                .containsExactly("2222", "2222");
    }

    @Test
    void rows_that_are_not_right_are_refused_one_by_one() {
        var id = registered();
        var report =
                returns(
                        id,
                        """
                        period_from,period_to,declared_sales,tax_paid,filed_on
                        2026-13-01,2026-09-30,1,0,2026-10-12
                        2026-09-30,2026-09-01,1,0,2026-10-12
                        2026-09-01,2026-09-30,-1,0,2026-10-12
                        2026-09-01,2026-09-30,1,0,2026-09-30
                        2026-09-01,2026-09-30,1,0,2099-09-30
                        2026-09-01,2026-09-30,1,0,2026-10-12
                        2026-09-01,2026-09-30,2,0,2026-10-12
                        2026-09-01,2026-09-30
                        """);

        assertThat(report.refusals().stream().map(r -> r.row() + " " + r.column() + " " + r.code()))
                .containsExactly(
                        "2 period_from SMP-SHA-0120",
                        "3 period_to SMP-SHA-0121",
                        "4 declared_sales SMP-SHA-0123",
                        "5 filed_on SMP-SHA-0122",
                        "6 filed_on SMP-SHA-0120",
                        "9 * SMP-SHA-0110",
                        "8 period_from SMP-SHA-0128");
        assertThat(counts(report)).isEqualTo("8 1 0 0 7");
        assertThat(
                        lines(
                                        id,
                                        """
                                        account,reference,date,side,amount,balance,counterparty
                                        62 22,T1,2026-10-08,in,1,1,A
                                        6222,,2026-10-08,in,1,1,A
                                        6222,T1,2026-10-08,up,1,1,A
                                        6222,T1,2026-10-08,in,0,1,A
                                        6222,T1,2026-10-08,in,1,much,A
                                        """)
                                .refusals()
                                .stream()
                                .map(ImportReport.Refusal::column)
                                .collect(Collectors.joining(" ")))
                .isEqualTo("account reference side amount balance");
    }

    @Test
    void a_borrower_brings_and_sees_his_own_and_nobody_elses() {
        var id = registered();
        var borrower = signedIn(Role.BORROWER, id.value());
        var other = signedIn(Role.BORROWER, registered().value());
        var file = LINES.getBytes(StandardCharsets.UTF_8);

        var report = borrower.upload(path(id, "bank-lines"), file, key());

        assertThat(report.status()).as(report.body()).isEqualTo(200);
        assertThat(report.json().path("added").asInt()).isEqualTo(2);
        var shown = borrower.get(path(id, "bank-lines"));
        assertThat(shown.json().get(0).path("account").asString()).isEqualTo("2222");
        assertThat(shown.body()).doesNotContain("62220000");
        for (var what : new String[] {"bank-lines", "tax-returns"}) {
            assertThat(other.upload(path(id, what), file, key()).status()).isEqualTo(404);
            assertThat(other.get(path(id, what)).status()).isEqualTo(404);
            assertThat(signedIn(Role.UNDERWRITER).get(path(id, what)).status()).isEqualTo(200);
            assertThat(signedIn(Role.UNDERWRITER).upload(path(id, what), file, key()).status())
                    .isEqualTo(403);
            assertThat(signedIn(Role.ACCOUNTANT).get(path(id, what)).status()).isEqualTo(403);
        }
        assertThat(signedIn(Role.OPERATIONS).upload(path(id, "tax-returns"), file, key()).code())
                .isEqualTo("SMP-SHA-0001");
    }

    private ImportReport returns(EnterpriseId id, String csv) {
        return access.as(
                Actor.SYSTEM,
                () -> records.importTaxReturns(id, new ByteArrayInputStream(bytes(csv))));
    }

    private ImportReport lines(EnterpriseId id, String csv) {
        return access.as(
                Actor.SYSTEM,
                () -> records.importBankLines(id, new ByteArrayInputStream(bytes(csv))));
    }

    private static byte[] bytes(String csv) {
        return csv.getBytes(StandardCharsets.UTF_8);
    }

    private static String counts(ImportReport report) {
        return report.read()
                + " "
                + report.added()
                + " "
                + report.unchanged()
                + " "
                + report.changed()
                + " "
                + report.refused();
    }

    private static String path(EnterpriseId id, String what) {
        return "/api/v1/enterprises/" + id + "/" + what;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private EnterpriseId registered() {
        return access.as(Actor.SYSTEM, () -> parties.register(anEnterprise(), TODAY));
    }
}
