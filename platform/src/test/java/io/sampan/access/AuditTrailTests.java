package io.sampan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.install.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever owns the database tries to rewrite what happened. */
class AuditTrailTests extends WebTest {

    @Autowired AuditTrail trail;
    @Autowired JdbcClient jdbc;
    @Autowired Environment environment;
    @Autowired PlatformTransactionManager transactions;

    @Test
    void a_line_says_who_did_what_to_what_with_before_and_after() {
        var id = aLine();

        var line = trail.lines(AuditQuery.about("thing", id)).items().getFirst();

        assertThat(line.actor().name()).isEqualTo("Sampan");
        assertThat(line.action()).isEqualTo("test.changed");
        assertThat(String.valueOf(line.before())).isEqualTo("{\"limit\":\"1.00\"}");
        assertThat(String.valueOf(line.after())).isEqualTo("{\"limit\":\"2.00\"}");
    }

    @Test
    void passwords_and_personal_numbers_are_masked_wherever_they_stand() {
        var id = UUID.randomUUID().toString();
        access.as(
                Actor.SYSTEM,
                () ->
                        trail.record(
                                "test.changed",
                                "thing",
                                id,
                                null,
                                Map.of(
                                        "person",
                                        List.of(Map.of("idNumber", "110101199003070000")))));

        var line = trail.lines(AuditQuery.about("thing", id)).items().getFirst();

        assertThat(String.valueOf(line.after())).isEqualTo("{\"person\":[{\"idNumber\":\"***\"}]}");
    }

    @Test
    void a_line_goes_with_the_transaction_it_tells_about() {
        var id = UUID.randomUUID().toString();

        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> {
                    access.as(
                            Actor.SYSTEM,
                            () -> trail.record("test.undone", "thing", id, null, null));
                    status.setRollbackOnly();
                });

        assertThat(trail.lines(AuditQuery.about("thing", id)).items()).isEmpty();
    }

    @Test
    void the_application_can_neither_change_nor_delete_a_line_or_a_seal() {
        aLine();
        trail.seal();

        for (var sql :
                List.of(
                        "update access.audit_line set action = 'x'",
                        "delete from access.audit_line",
                        "truncate access.audit_line",
                        "update access.audit_seal set hash = 'x'",
                        "delete from access.audit_seal")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void an_untouched_trail_is_whole() {
        aLine();
        trail.seal();
        aLine();

        assertThat(trail.verify()).isEmpty();
    }

    @Test
    void a_changed_line_shows_sealed_or_not() {
        var sealed = aLine();
        trail.seal();
        var unsealed = aLine();

        tamper(
                "update access.audit_line set actor_name = 'Nobody' where subject_id = '"
                        + sealed
                        + "'");
        tamper("update access.audit_line set after = '{}' where subject_id = '" + unsealed + "'");

        assertThat(trail.verify())
                .hasSize(2)
                .anyMatch(wrong -> wrong.contains(lineId(sealed)))
                .anyMatch(wrong -> wrong.contains(lineId(unsealed)));
        restore(sealed, unsealed);
    }

    @Test
    void a_removed_line_shows() {
        var id = aLine();
        trail.seal();
        var line = lineId(id);

        tamper(
                "create table access.stolen as select * from access.audit_line where id = '"
                        + line
                        + "'");
        tamper("delete from access.audit_line where id = '" + line + "'");

        assertThat(trail.verify()).containsExactly("line " + line + " is gone");
        tamper("insert into access.audit_line select * from access.stolen");
        tamper("drop table access.stolen");
        assertThat(trail.verify()).isEmpty();
    }

    @Test
    void removed_seals_show_as_a_gap() {
        aLine();
        trail.seal();
        aLine();
        trail.seal();
        aLine();
        trail.seal();
        long last =
                jdbc.sql("select max(position) from access.audit_seal").query(Long.class).single();

        tamper(
                "create table access.stolen as select * from access.audit_seal where position = "
                        + (last - 1));
        tamper("delete from access.audit_seal where position = " + (last - 1));

        assertThat(trail.verify())
                .containsExactly("seals " + (last - 1) + " to " + (last - 1) + " are gone");
        tamper("insert into access.audit_seal select * from access.stolen");
        tamper("drop table access.stolen");
    }

    @Test
    void a_line_slipped_in_shows() {
        var id = aLine();
        tamper(
                """
                insert into access.audit_line
                select gen_random_uuid(), at, actor_id, actor_name, 'test.never', subject_type,
                       subject_id, before, after, request_id, mac
                from access.audit_line where subject_id = '%s'
                """
                        .formatted(id));

        assertThat(trail.verify()).hasSize(1).allMatch(wrong -> wrong.contains("slipped in"));
        tamper("delete from access.audit_line where action = 'test.never'");
    }

    @Test
    void lines_come_page_by_page_newest_first() {
        var id = UUID.randomUUID().toString();
        for (int i = 0; i < 5; i++) {
            int number = i;
            access.as(
                    Actor.SYSTEM,
                    () -> trail.record("test.number-" + number, "thing", id, null, null));
        }

        var first = trail.lines(about(id, null));
        var second = trail.lines(about(id, first.next()));

        assertThat(first.items())
                .extracting(AuditLine::action)
                .containsExactly("test.number-4", "test.number-3", "test.number-2");
        assertThat(second.items())
                .extracting(AuditLine::action)
                .containsExactly("test.number-1", "test.number-0");
        assertThat(second.next()).isNull();
    }

    @Test
    void the_auditor_reads_it_and_checks_it_over_http() {
        var id = aLine();
        var auditor = signedIn(Role.AUDITOR);

        var lines = auditor.get("/api/v1/audit?subjectId=" + id);
        var check = auditor.get("/api/v1/audit/verification");

        assertThat(lines.json().path("items").get(0).path("action").asString())
                .isEqualTo("test.changed");
        assertThat(check.json().path("intact").asBoolean()).isTrue();
        var today = today();
        assertThat(
                        itemsOf(
                                auditor.get(
                                        "/api/v1/audit?subjectId="
                                                + id
                                                + "&from="
                                                + today
                                                + "&to="
                                                + today)))
                .isEqualTo(1);
        assertThat(
                        itemsOf(
                                auditor.get(
                                        "/api/v1/audit?subjectId="
                                                + id
                                                + "&to="
                                                + today.minusDays(1))))
                .isZero();
    }

    private static int itemsOf(Browser.Answer answer) {
        return answer.json().path("items").size();
    }

    private static AuditQuery about(String id, @Nullable String cursor) {
        return new AuditQuery(null, null, null, id, null, null, cursor, 3);
    }

    private String aLine() {
        var id = UUID.randomUUID().toString();
        access.as(
                Actor.SYSTEM,
                () ->
                        trail.record(
                                "test.changed",
                                "thing",
                                id,
                                Map.of("limit", "1.00"),
                                Map.of("limit", "2.00")));
        return id;
    }

    private String lineId(String subject) {
        return jdbc.sql("select id::text from access.audit_line where subject_id = :id")
                .param("id", subject)
                .query(String.class)
                .single();
    }

    private void tamper(String sql) {
        TestDatabase.asOwner(environment).sql(sql).update();
    }

    private void restore(String sealed, String unsealed) {
        tamper(
                "update access.audit_line set actor_name = 'Sampan' where subject_id = '"
                        + sealed
                        + "'");
        tamper(
                "update access.audit_line set after = '{\"limit\":\"2.00\"}' where subject_id = '"
                        + unsealed
                        + "'");
        assertThat(trail.verify()).isEmpty();
    }
}
