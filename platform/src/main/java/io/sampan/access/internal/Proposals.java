package io.sampan.access.internal;

import io.sampan.access.Actor;
import io.sampan.access.AuditLine;
import io.sampan.access.AuditTrail;
import io.sampan.access.FourEyes;
import io.sampan.access.Ids;
import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.access.Proposal;
import io.sampan.access.ProposalApproved;
import io.sampan.access.ProposalId;
import io.sampan.access.ProposalRejected;
import io.sampan.access.Role;
import io.sampan.access.UserId;
import io.sampan.packs.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rows of {@code access.proposal}; the database, too, refuses that a proposer approves. */
@Component
@Transactional
class Proposals implements FourEyes {

    private static final int REASON_MAX = 500;

    private static final String SELECT = "select * from access.proposal";

    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Proposals(JdbcClient jdbc, AuditTrail trail, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public ProposalId propose(
            String kind, Role approver, String subjectId, Object content, Words summary) {
        var id = new ProposalId(Ids.next());
        var actor = Acting.actor();
        int inserted =
                jdbc.sql(
                                """
                                insert into access.proposal (id, kind, approver, subject_id,
                                    summary_zh, summary_en, content, state, proposed_by,
                                    proposed_by_name, proposed_at)
                                values (:id, :kind, :approver, :subject, :zh, :en, :content::jsonb,
                                    'OPEN', :actor, :actorName, :at)
                                on conflict (kind, subject_id) where state = 'OPEN' do nothing
                                """)
                        .param("id", id.value())
                        .param("kind", kind)
                        .param("approver", approver.name())
                        .param("subject", subjectId)
                        .param("zh", summary.zh())
                        .param("en", summary.en())
                        .param("content", Json.write(content))
                        .param("actor", actor.user().value())
                        .param("actorName", actor.name())
                        .param("at", Timestamp.from(clock.instant()))
                        .update();
        if (inserted == 0) {
            throw Problem.of("SMP-ACC-0033");
        }
        trail.record(kind + ".proposed", "proposal", id.toString(), null, summary);
        return id;
    }

    @Override
    public Proposal approve(ProposalId id) {
        var proposal = openForDecision(id);
        if (Acting.actor().user().equals(proposal.proposedBy().id())) {
            throw Problem.of("SMP-ACC-0031");
        }
        requireApprover(proposal);
        decide(id, Proposal.State.APPROVED, null);
        trail.record(
                proposal.kind() + ".approved",
                "proposal",
                id.toString(),
                Map.of("state", Proposal.State.OPEN),
                Map.of("state", Proposal.State.APPROVED));
        events.publishEvent(
                new ProposalApproved(
                        id, proposal.kind(), proposal.subjectId(), proposal.content()));
        return proposal(id);
    }

    @Override
    public Proposal reject(ProposalId id, String reason) {
        var why = reason.strip();
        if (why.isEmpty() || why.length() > REASON_MAX) {
            throw Problem.of("SMP-ACC-0034").field("reason");
        }
        var proposal = openForDecision(id);
        if (!Acting.actor().user().equals(proposal.proposedBy().id())) {
            requireApprover(proposal);
        }
        decide(id, Proposal.State.REJECTED, why);
        trail.record(
                proposal.kind() + ".rejected",
                "proposal",
                id.toString(),
                Map.of("state", Proposal.State.OPEN),
                Map.of("state", Proposal.State.REJECTED, "reason", why));
        events.publishEvent(
                new ProposalRejected(
                        id, proposal.kind(), proposal.subjectId(), proposal.content(), why));
        return proposal(id);
    }

    @Override
    public Proposal proposal(ProposalId id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id.value())
                .query((row, _) -> proposal(row))
                .optional()
                .orElseThrow(() -> Problem.of("SMP-ACC-0030"));
    }

    @Override
    public Page<Proposal> proposals(
            Proposal.@Nullable State state, @Nullable String cursor, int limit) {
        var actor = Acting.actor();
        var rows =
                jdbc.sql(
                                SELECT
                                        + """
                                         where (approver = any (:roles::text[])
                                                or proposed_by = :actor or :all)
                                           and (:state = '' or state = :state)
                                           and id < :before
                                         order by id desc limit :limit
                                        """)
                        .param("roles", roles(actor))
                        .param("actor", actor.user().value())
                        .param("all", actor.has(Role.AUDITOR) || actor.equals(Actor.SYSTEM))
                        .param("state", state == null ? "" : state.name())
                        .param("before", before(cursor))
                        .param("limit", Page.limit(limit) + 1)
                        .query((row, _) -> proposal(row))
                        .list();
        return Page.of(rows, limit, proposal -> Page.cursor(proposal.id()));
    }

    private Proposal openForDecision(ProposalId id) {
        var proposal =
                jdbc.sql(SELECT + " where id = :id for update")
                        .param("id", id.value())
                        .query((row, _) -> proposal(row))
                        .optional()
                        .orElseThrow(() -> Problem.of("SMP-ACC-0030"));
        if (proposal.state() != Proposal.State.OPEN) {
            throw Problem.of("SMP-ACC-0032");
        }
        return proposal;
    }

    private static void requireApprover(Proposal proposal) {
        var role = proposal.approver();
        if (!Acting.actor().has(role)) {
            throw Problem.of("SMP-ACC-0403")
                    .with("roles_zh", role.words().zh())
                    .with("roles_en", role.words().en());
        }
    }

    private void decide(ProposalId id, Proposal.State state, @Nullable String reason) {
        var actor = Acting.actor();
        jdbc.sql(
                        """
                        update access.proposal set state = :state, decided_by = :actor,
                            decided_by_name = :actorName, decided_at = :at, reason = :reason
                        where id = :id
                        """)
                .param("state", state.name())
                .param("actor", actor.user().value())
                .param("actorName", actor.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("reason", reason)
                .param("id", id.value())
                .update();
    }

    private static UUID before(@Nullable String cursor) {
        if (cursor == null) {
            return new UUID(-1, -1);
        }
        return Page.id(cursor);
    }

    private static String roles(Actor actor) {
        return actor.roles().stream().map(Role::name).collect(Collectors.joining(",", "{", "}"));
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        var decidedBy = row.getObject("decided_by", UUID.class);
        var decidedAt = row.getTimestamp("decided_at");
        return new Proposal(
                new ProposalId(row.getObject("id", UUID.class)),
                row.getString("kind"),
                Role.valueOf(row.getString("approver")),
                row.getString("subject_id"),
                new Words(row.getString("summary_zh"), row.getString("summary_en")),
                Json.tree(row.getString("content")),
                Proposal.State.valueOf(row.getString("state")),
                new AuditLine.Who(
                        new UserId(row.getObject("proposed_by", UUID.class)),
                        row.getString("proposed_by_name")),
                row.getTimestamp("proposed_at").toInstant(),
                decidedBy == null
                        ? null
                        : new AuditLine.Who(
                                new UserId(decidedBy), row.getString("decided_by_name")),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("reason"));
    }
}
