package io.sampan.underwriting.internal;

import io.sampan.access.Actor;
import io.sampan.underwriting.PolicyCase;
import io.sampan.underwriting.PolicyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Drafts of policies, and the approved ones, which are only added to. */
@Repository
class StoredPolicies {

    private final JdbcClient sql;

    StoredPolicies(JdbcClient sql) {
        this.sql = sql;
    }

    /** A policy being written. */
    record Draft(
            PolicyId id,
            PolicyId basedOn,
            boolean proposed,
            int revision,
            String dmn,
            List<PolicyCase> cases,
            String note,
            Optional<LocalDate> effectiveFrom,
            UUID author,
            String authorName,
            Instant changedAt) {

        Draft {
            cases = List.copyOf(cases);
        }
    }

    /** An approved policy. */
    record Version(
            int no,
            PolicyId id,
            PolicyId basedOn,
            String dmn,
            List<PolicyCase> cases,
            String note,
            LocalDate effectiveFrom,
            String authorName,
            String approverName,
            Instant approvedAt) {

        Version {
            cases = List.copyOf(cases);
        }

        /** As decisions name it. */
        String label() {
            return "v" + no;
        }
    }

    /** The number of the approved policy that decides on a day; 0 if none does. */
    int inForce(LocalDate day) {
        return sql.sql(
                        "select no from underwriting.policy_version where effective_from <= ?"
                                + " order by effective_from desc, no desc limit 1")
                .param(day)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    Optional<Version> version(int no) {
        return sql.sql("select * from underwriting.policy_version where no = ?")
                .param(no)
                .query(StoredPolicies::version)
                .optional();
    }

    Optional<Version> version(PolicyId id) {
        return sql.sql("select * from underwriting.policy_version where id = ?")
                .param(id.value())
                .query(StoredPolicies::version)
                .optional();
    }

    /** All approved policies, the latest first. */
    List<Version> versions() {
        return sql.sql("select * from underwriting.policy_version order by no desc")
                .query(StoredPolicies::version)
                .list();
    }

    private static Version version(ResultSet row, int no) throws SQLException {
        return new Version(
                row.getInt("no"),
                id(row, "id"),
                id(row, "based_on"),
                row.getString("dmn"),
                cases(row),
                row.getString("note"),
                row.getObject("effective_from", LocalDate.class),
                row.getString("author_name"),
                row.getString("approver_name"),
                row.getTimestamp("approved_at").toInstant());
    }

    Optional<Draft> draft(PolicyId id) {
        return sql.sql("select * from underwriting.policy_draft where id = ?")
                .param(id.value())
                .query(StoredPolicies::draft)
                .optional();
    }

    /** All drafts, the one changed last first. */
    List<Draft> drafts() {
        return sql.sql("select * from underwriting.policy_draft order by changed_at desc, id desc")
                .query(StoredPolicies::draft)
                .list();
    }

    private static Draft draft(ResultSet row, int no) throws SQLException {
        return new Draft(
                id(row, "id"),
                id(row, "based_on"),
                row.getString("state").equals("PROPOSED"),
                row.getInt("revision"),
                row.getString("dmn"),
                cases(row),
                row.getString("note"),
                Optional.ofNullable(row.getObject("effective_from", LocalDate.class)),
                row.getObject("author", UUID.class),
                row.getString("author_name"),
                row.getTimestamp("changed_at").toInstant());
    }

    private static PolicyId id(ResultSet row, String column) throws SQLException {
        return new PolicyId(row.getObject(column, UUID.class));
    }

    private static List<PolicyCase> cases(ResultSet row) throws SQLException {
        return Arrays.asList(Canonical.read(row.getString("cases"), PolicyCase[].class));
    }

    void add(Draft draft) {
        sql.sql(
                        "insert into underwriting.policy_draft (id, based_on, state, revision, dmn,"
                                + " cases, note, effective_from, author, author_name, changed_at)"
                                + " values (?, ?, 'DRAFT', ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Arrays.asList(
                                draft.id().value(),
                                draft.basedOn().value(),
                                draft.revision(),
                                draft.dmn(),
                                Canonical.write(draft.cases()),
                                draft.note(),
                                draft.effectiveFrom().orElse(null),
                                draft.author(),
                                draft.authorName(),
                                Timestamp.from(draft.changedAt())))
                .update();
    }

    /** Changes a draft of a revision; false if it has another one now or is proposed. */
    boolean change(
            PolicyId id,
            int revision,
            String dmn,
            List<PolicyCase> cases,
            String note,
            Instant at) {
        return sql.sql(
                                "update underwriting.policy_draft set dmn = ?, cases = ?, note = ?,"
                                        + " changed_at = ?, revision = revision + 1"
                                        + " where id = ? and revision = ? and state = 'DRAFT'")
                        .params(
                                dmn,
                                Canonical.write(cases),
                                note,
                                Timestamp.from(at),
                                id.value(),
                                revision)
                        .update()
                == 1;
    }

    boolean remove(PolicyId id, int revision) {
        return sql.sql(
                                "delete from underwriting.policy_draft"
                                        + " where id = ? and revision = ? and state = 'DRAFT'")
                        .params(id.value(), revision)
                        .update()
                == 1;
    }

    /** Moves a draft on to a second person, or back to its author. */
    boolean move(PolicyId id, String from, String to, @Nullable LocalDate day, String note) {
        return sql.sql(
                                "update underwriting.policy_draft set state = ?, effective_from = ?,"
                                        + " note = ?, revision = revision + 1"
                                        + " where id = ? and state = ?")
                        .params(Arrays.asList(to, day, note, id.value(), from))
                        .update()
                == 1;
    }

    /** Makes a version of a draft; the draft is no more. */
    Version approve(Draft draft, LocalDate from, Actor approver, Instant at) {
        sql.sql("delete from underwriting.policy_draft where id = ?")
                .param(draft.id().value())
                .update();
        sql.sql(
                        """
                        insert into underwriting.policy_version (no, id, based_on, dmn, cases, note,
                          effective_from, author, author_name, approver, approver_name, approved_at, sha256)
                        select coalesce(max(no), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
                        from underwriting.policy_version\
                        """)
                .params(
                        draft.id().value(),
                        draft.basedOn().value(),
                        draft.dmn(),
                        Canonical.write(draft.cases()),
                        draft.note(),
                        from,
                        draft.author(),
                        draft.authorName(),
                        approver.user().value(),
                        approver.name(),
                        Timestamp.from(at),
                        Canonical.sha256(draft.dmn()))
                .update();
        return version(draft.id()).orElseThrow();
    }
}
