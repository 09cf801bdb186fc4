package io.sampan.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.AuditQuery;
import io.sampan.access.AuditTrail;
import io.sampan.access.Problem;
import io.sampan.access.Role;
import io.sampan.access.UserId;
import io.sampan.install.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.ContextConfiguration;

/** Documents kept as proof. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@ContextConfiguration(initializers = TestDatabase.class)
class EvidenceTests {

    private static final UUID OURS = UUID.randomUUID();
    private static final UUID THEIRS = UUID.randomUUID();
    private static final Actor BORROWER = borrower(OURS);

    @Autowired Evidence evidence;
    @Autowired Access access;
    @Autowired AuditTrail audit;
    @Autowired JdbcClient sql;
    @Autowired Environment environment;

    @Test
    void a_document_comes_back_byte_for_byte_under_its_hash() {
        var kept = access.as(BORROWER, () -> kept("Dear customer"));

        var content = access.as(BORROWER, () -> evidence.content(kept.id()));

        assertThat(new String(content, StandardCharsets.UTF_8)).isEqualTo("Dear customer");
        assertThat(kept.sha256())
                .isEqualTo("a721d791f600743c55777631d66ef23af6471f6eac51ca0d42b34dbeec7384ed");
    }

    @Test
    void each_read_is_written_to_the_audit_trail() {
        var kept = access.as(BORROWER, () -> kept("read me"));

        access.as(BORROWER, () -> evidence.content(kept.id()));

        assertThat(audit.lines(AuditQuery.about("document", kept.id().toString())).items())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.action()).isEqualTo("evidence.read");
                    assertThat(line.actor().id()).isEqualTo(BORROWER.user());
                });
    }

    @Test
    void another_enterprise_does_not_learn_that_a_document_exists() {
        var kept = access.as(BORROWER, () -> kept("ours"));

        assertThatThrownBy(() -> access.as(borrower(THEIRS), () -> evidence.document(kept.id())))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo("SMP-EVI-0404"));
        assertThat(access.as(borrower(THEIRS), () -> evidence.documents("case-1"))).isEmpty();
    }

    @Test
    void a_signature_says_who_when_how_and_over_which_hash() {
        var kept = access.as(BORROWER, () -> kept("sign me"));

        access.as(BORROWER, () -> evidence.sign(kept.id(), kept.sha256(), BORROWER, "password"));

        assertThat(access.as(BORROWER, () -> evidence.document(kept.id())).signatures())
                .singleElement()
                .satisfies(signature -> {
                    assertThat(signature.signer()).isEqualTo(BORROWER.user());
                    assertThat(signature.how()).isEqualTo("password");
                    assertThat(signature.sha256()).isEqualTo(kept.sha256());
                });
    }

    @Test
    void another_hash_than_the_document_s_is_not_signed() {
        var kept = access.as(BORROWER, () -> kept("sign me not"));

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        access.as(
                                BORROWER,
                                () -> evidence.sign(kept.id(), "0".repeat(64), BORROWER, "x")));
        assertThat(access.as(BORROWER, () -> evidence.document(kept.id())).signatures()).isEmpty();
    }

    @Test
    void signing_twice_keeps_the_first_signature() {
        var kept = access.as(BORROWER, () -> kept("sign me twice"));

        var first =
                access.as(
                        BORROWER,
                        () -> evidence.sign(kept.id(), kept.sha256(), BORROWER, "password"));
        var second =
                access.as(
                        BORROWER, () -> evidence.sign(kept.id(), kept.sha256(), BORROWER, "other"));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void the_application_cannot_change_or_remove_what_is_kept() {
        var kept = access.as(BORROWER, () -> kept("for ever"));

        for (var attempt :
                new String[] {
                    "update evidence.document set kind = 'other' where id = :id",
                    "update evidence.content set bytes = 'x' where document = :id",
                    "delete from evidence.content where document = :id",
                    "delete from evidence.signature where document = :id"
                }) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(attempt)
                    .isThrownBy(() -> sql.sql(attempt).param("id", kept.id().value()).update());
        }
    }

    @Test
    void bytes_changed_behind_our_back_are_noticed_at_the_next_read() {
        var kept = access.as(BORROWER, () -> kept("as it was"));

        TestDatabase.asOwner(environment)
                .sql("update evidence.content set bytes = 'as it is' where document = :id")
                .param("id", kept.id().value())
                .update();

        assertThatIllegalStateException()
                .isThrownBy(() -> access.as(BORROWER, () -> evidence.content(kept.id())))
                .withMessageContaining(kept.sha256());
    }

    private Document kept(String words) {
        return evidence.keep(
                new NewDocument("letter", "case-1", OURS, "en", "text/plain"),
                words.getBytes(StandardCharsets.UTF_8));
    }

    private static Actor borrower(UUID enterprise) {
        return new Actor(
                new UserId(UUID.randomUUID()),
                "Lin Qing",
                Set.of(Role.BORROWER),
                Optional.of(enterprise));
    }
}
