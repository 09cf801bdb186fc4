package io.sampan.sharing.internal;

import static io.sampan.parties.PartiesFixture.anEnterprise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.access.Actor;
import io.sampan.access.AuditLine;
import io.sampan.access.AuditQuery;
import io.sampan.access.AuditTrail;
import io.sampan.access.Role;
import io.sampan.access.WebTest;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.NewEnterprise;
import io.sampan.parties.Parties;
import io.sampan.parties.Purpose;
import io.sampan.sharing.ImportReport;
import io.sampan.sharing.Sharing;
import io.sampan.sharing.internal.TaxDataSimulator.Behaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** A holder of tax data that is not always at its best. */
class FetchingTests extends WebTest {

    @Autowired Sharing sharing;
    @Autowired Parties parties;
    @Autowired TaxDataSimulator simulator;
    @Autowired AuditTrail trail;

    @Value("${sampan.home}")
    Path home;

    private EnterpriseId enterprise;
    private NewEnterprise fresh;

    @BeforeEach
    void anEnterpriseTheHolderKnows() throws IOException {
        fresh = anEnterprise();
        enterprise = access.as(Actor.SYSTEM, () -> parties.register(fresh, today()));
        var folder = Files.createDirectories(home.resolve("tax-data"));
        Files.writeString(
                folder.resolve(fresh.creditCode() + "-sales.csv"),
                """
                invoice_no,date,counterparty,amount,tax,total,status
                101,2020-01-05,A1,10,1,11,valid
                102,2020-01-06,A1,10,1,11,valid
                103,2020-01-07,A1,10,1,11,void
                104,2020-01-08,A1,-10,-1,-11,valid
                """);
        Files.writeString(
                folder.resolve(fresh.creditCode() + "-purchases.csv"),
                """
                invoice_no,date,counterparty,amount,tax,total,status
                201,2020-02-05,B1,10,1,11,valid
                """);
    }

    @AfterEach
    void behaveAgain() {
        simulator.behave(Behaviour.GOOD);
    }

    @Test
    void without_a_consent_nothing_is_asked() {
        assertThatThrownBy(this::fetched).hasMessageContaining("SMP-SHA-0010");
    }

    @Test
    void a_withdrawn_consent_is_no_consent() {
        consent();
        access.as(Actor.SYSTEM, () -> parties.withdrawConsent(enterprise, Purpose.INVOICES));

        assertThatThrownBy(this::fetched).hasMessageContaining("SMP-SHA-0010");
    }

    @Test
    void with_a_consent_both_directions_come_and_are_written_down() {
        consent();

        var report = fetched();

        assertThat(report.added()).isEqualTo(5);
        assertThat(report.from()).hasToString("2020-01-05");
        assertThat(report.to()).hasToString("2020-02-05");
        assertThat(trail.lines(AuditQuery.about("enterprise", enterprise.toString())).items())
                .extracting(AuditLine::action)
                .contains("sharing.invoices-fetched");
        assertThat(fetched().unchanged()).isEqualTo(5);
    }

    @Test
    void a_holder_that_fails_a_few_times_is_asked_again() {
        consent();
        simulator.behave(new Behaviour(3, 0, 0, 0));

        assertThat(fetched().added()).isEqualTo(5);
    }

    @Test
    void patience_ends() {
        consent();
        simulator.behave(new Behaviour(1000, 0, 0, 0));

        assertThatThrownBy(this::fetched).hasMessageContaining("SMP-SHA-0503");
    }

    @Test
    void a_holder_that_repeats_itself_changes_nothing() {
        consent();
        simulator.behave(new Behaviour(0, 0, 2, 0));

        var report = fetched();

        assertThat(report.added()).isEqualTo(5);
        assertThat(report.unchanged()).isEqualTo(2);
    }

    @Test
    void a_holder_that_lies_is_not_believed() {
        consent();
        simulator.behave(new Behaviour(0, 0, 0, 2));

        var report = fetched();

        assertThat(report.refused()).isEqualTo(2);
        assertThat(report.refusals())
                .extracting(ImportReport.Refusal::code)
                .containsExactly("SMP-SHA-0106", "SMP-SHA-0105");
        assertThat(report.added()).isEqualTo(3);
    }

    @Test
    void a_slow_holder_is_waited_for() {
        consent();
        simulator.behave(new Behaviour(0, 50, 0, 0));

        assertThat(fetched().added()).isEqualTo(5);
    }

    @Test
    void a_borrower_fetches_over_http_once_per_key() {
        consent();
        var browser = signedIn(Role.BORROWER, enterprise.value());
        var path = "/api/v1/enterprises/" + enterprise + "/invoices/fetch";

        var first = browser.post(path, "", "a-key-of-" + enterprise);
        var again = browser.post(path, "", "a-key-of-" + enterprise);

        assertThat(first.json().path("added").asInt()).isEqualTo(5);
        assertThat(again.body()).isEqualTo(first.body());
    }

    private void consent() {
        var today = today();
        access.as(
                Actor.SYSTEM,
                () ->
                        parties.giveConsent(
                                enterprise, Purpose.INVOICES, today.plusMonths(1), today));
    }

    private ImportReport fetched() {
        return access.as(Actor.SYSTEM, () -> sharing.fetchInvoices(enterprise));
    }
}
