package io.sampan.underwriting.internal;

import io.sampan.access.Access;
import io.sampan.access.AuditTrail;
import io.sampan.access.FourEyes;
import io.sampan.access.Ids;
import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.access.ProposalApproved;
import io.sampan.access.ProposalRejected;
import io.sampan.access.Role;
import io.sampan.packs.Words;
import io.sampan.rules.DmnReader;
import io.sampan.rules.DmnRefused;
import io.sampan.rules.DmnTable;
import io.sampan.underwriting.Policies;
import io.sampan.underwriting.PolicyCase;
import io.sampan.underwriting.PolicyChange;
import io.sampan.underwriting.PolicyId;
import io.sampan.underwriting.PolicyLine;
import io.sampan.underwriting.PolicyTerm;
import io.sampan.underwriting.PolicyVersion;
import io.sampan.underwriting.PolicyVersion.Row;
import io.sampan.underwriting.PolicyVersion.Table;
import io.sampan.underwriting.Simulation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where policies are written, looked over, tried and put before a second person. */
@Service
@Transactional
class PolicyDesk implements Policies {

    /** The kind of our proposals to a second pair of eyes. */
    static final String PROPOSAL = "underwriting.policy";

    private static final String SUBJECT = "policy";

    private final StoredPolicies stored;
    private final PackPolicies pack;
    private final PolicyReview review;
    private final Rulebooks rulebooks;
    private final Simulations simulations;
    private final FourEyes fourEyes;
    private final Access access;
    private final AuditTrail audit;
    private final Clock clock;

    PolicyDesk(
            StoredPolicies stored,
            PackPolicies pack,
            PolicyReview review,
            Rulebooks rulebooks,
            Simulations simulations,
            FourEyes fourEyes,
            Access access,
            AuditTrail audit,
            Clock clock) {
        this.stored = stored;
        this.pack = pack;
        this.review = review;
        this.rulebooks = rulebooks;
        this.simulations = simulations;
        this.fourEyes = fourEyes;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<PolicyLine> policies(LocalDate today) {
        var lines = new ArrayList<PolicyLine>();
        var inForce = inForce(today);
        stored.drafts().forEach(draft -> lines.add(PolicyLines.of(draft)));
        stored.versions().forEach(version -> lines.add(PolicyLines.of(version, inForce)));
        pack.all().reversed().forEach(version -> lines.add(PolicyLines.of(version, inForce)));
        return List.copyOf(lines);
    }

    /** The policy that decides on a day. */
    private PolicyId inForce(LocalDate day) {
        return stored.version(stored.inForce(day))
                .map(StoredPolicies.Version::id)
                .orElseGet(() ->
                        pack.all().stream()
                                .filter(v -> !v.effectiveFrom().isAfter(day))
                                .reduce((_, later) -> later)
                                .orElseThrow()
                                .id());
    }

    /** What any policy consists of. */
    private record Content(
            PolicyLine line,
            int revision,
            Optional<PolicyId> basedOn,
            String dmn,
            List<PolicyCase> cases) {
        private Content {
            cases = List.copyOf(cases);
        }
    }

    private Content content(PolicyId id, LocalDate today) {
        var draft = stored.draft(id);
        if (draft.isPresent()) {
            var d = draft.get();
            return new Content(
                    PolicyLines.of(d), d.revision(), Optional.of(d.basedOn()), d.dmn(), d.cases());
        }
        var inForce = inForce(today);
        var version = stored.version(id);
        if (version.isPresent()) {
            var v = version.get();
            return new Content(
                    PolicyLines.of(v, inForce), 0, Optional.of(v.basedOn()), v.dmn(), v.cases());
        }
        var ofPack = pack.find(id).orElseThrow(() -> Problem.of("SMP-UND-0640"));
        return new Content(
                PolicyLines.of(ofPack, inForce), 0, Optional.empty(), ofPack.dmn(), ofPack.cases());
    }

    @Override
    @Transactional(readOnly = true)
    public PolicyVersion policy(PolicyId id, LocalDate today) {
        var content = content(id, today);
        var reviewed = review.review(content.dmn(), content.cases(), rulebook());
        return new PolicyVersion(
                content.line(),
                content.revision(),
                content.basedOn(),
                content.dmn(),
                reviewed.table().map(PolicyDesk::shown),
                reviewed.findings(),
                content.cases(),
                reviewed.results());
    }

    private static Table shown(DmnTable table) {
        return new Table(
                table.inputs().stream().map(DmnTable.Input::label).toList(),
                table.outputs().stream().map(DmnTable.Output::label).toList(),
                table.rules().stream()
                        .map(rule ->
                                new Row(PolicyLines.rule(table, rule), rule.when(), rule.then()))
                        .toList());
    }

    private Rulebook rulebook() {
        return rulebooks.on(LocalDate.now(clock));
    }

    @Override
    @Transactional(readOnly = true)
    public List<PolicyTerm> terms() {
        return PolicyTerms.of(rulebook());
    }

    @Override
    public PolicyId draft(PolicyId basedOn) {
        var content = content(basedOn, LocalDate.now(clock));
        var author = access.actor();
        var draft =
                new StoredPolicies.Draft(
                        new PolicyId(Ids.next()),
                        basedOn,
                        false,
                        1,
                        content.dmn(),
                        content.cases(),
                        "",
                        Optional.empty(),
                        author.user().value(),
                        author.name(),
                        clock.instant());
        stored.add(draft);
        audit.record("underwriting.policy-drafted", SUBJECT, draft.id().toString(), null, basedOn);
        return draft.id();
    }

    @Override
    public void change(PolicyId id, int revision, String dmn, List<PolicyCase> cases, String note) {
        var before = requireDraft(id, revision);
        var complete = completed(dmn);
        if (!stored.change(id, revision, complete, cases, note, clock.instant())) {
            throw Problem.of("SMP-UND-0641");
        }
        audit.record(
                "underwriting.policy-changed",
                SUBJECT,
                id.toString(),
                Canonical.sha256(before.dmn()),
                Canonical.sha256(complete));
    }

    /** With every value declared that the table asks for; as it is if it cannot be read. */
    private String completed(String dmn) {
        try {
            DmnReader.read(dmn, PolicyText.DECISION);
            return DmnReader.completed(dmn, PolicyTerms.types(rulebook()));
        } catch (DmnRefused _) {
            return dmn; // The look at the draft tells why it cannot be read.
        }
    }

    private StoredPolicies.Draft requireDraft(PolicyId id, int revision) {
        var draft =
                stored.draft(id)
                        .orElseThrow(
                                () -> Problem.of(isKnown(id) ? "SMP-UND-0642" : "SMP-UND-0640"));
        if (draft.proposed()) {
            throw Problem.of("SMP-UND-0642");
        }
        if (draft.revision() != revision) {
            throw Problem.of("SMP-UND-0641");
        }
        return draft;
    }

    private boolean isKnown(PolicyId id) {
        return stored.version(id).isPresent() || pack.find(id).isPresent();
    }

    @Override
    public void discard(PolicyId id, int revision) {
        var draft = requireDraft(id, revision);
        if (!stored.remove(id, revision)) {
            throw Problem.of("SMP-UND-0641");
        }
        audit.record(
                "underwriting.policy-discarded",
                SUBJECT,
                id.toString(),
                Canonical.sha256(draft.dmn()),
                null);
    }

    /** What a second person agrees to. */
    record Wish(LocalDate effectiveFrom, String sha256) {}

    @Override
    public void propose(
            PolicyId id, int revision, LocalDate effectiveFrom, String note, LocalDate today) {
        var draft = requireDraft(id, revision);
        if (note.isBlank()) {
            throw Problem.of("SMP-UND-0651").field("note");
        }
        if (effectiveFrom.isBefore(today)) {
            throw Problem.of("SMP-UND-0645").field("effectiveFrom").with("today", today);
        }
        requireReady(policy(id, today));
        if (!stored.move(id, "DRAFT", "PROPOSED", effectiveFrom, note)) {
            throw Problem.of("SMP-UND-0641");
        }
        fourEyes.propose(
                PROPOSAL,
                Role.UNDERWRITER,
                id.toString(),
                new Wish(effectiveFrom, Canonical.sha256(draft.dmn())),
                summary(draft, effectiveFrom, note, today));
        audit.record("underwriting.policy-proposed", SUBJECT, id.toString(), null, effectiveFrom);
    }

    private static void requireReady(PolicyVersion policy) {
        if (!policy.findings().isEmpty()) {
            throw Problem.of("SMP-UND-0643").with("count", policy.findings().size());
        }
        if (!policy.ready()) {
            long failed = policy.results().stream().filter(r -> !r.passed()).count();
            throw Problem.of("SMP-UND-0644")
                    .with("failed", failed)
                    .with("count", policy.cases().size());
        }
    }

    private Words summary(
            StoredPolicies.Draft draft, LocalDate effectiveFrom, String note, LocalDate today) {
        var changes = difference(inForce(today), draft.id());
        long added = changes.stream().filter(c -> c.kind() == PolicyChange.Kind.ADDED).count();
        long removed = changes.stream().filter(c -> c.kind() == PolicyChange.Kind.REMOVED).count();
        long changed = changes.size() - added - removed;
        return new Words(
                "准入政策自 %s 起生效：新增 %d 条、修改 %d 条、删除 %d 条规则。%s"
                        .formatted(effectiveFrom, added, changed, removed, note),
                "Credit policy in force from %s: %d rules added, %d changed, %d removed. %s"
                        .formatted(effectiveFrom, added, changed, removed, note));
    }

    @Override
    public PolicyId restore(PolicyId id, LocalDate effectiveFrom, String note, LocalDate today) {
        if (stored.draft(id).isPresent()) {
            throw Problem.of("SMP-UND-0652");
        }
        var again = draft(id);
        propose(again, 1, effectiveFrom, note, today);
        return again;
    }

    @EventListener
    void on(ProposalApproved approved) {
        if (!approved.kind().equals(PROPOSAL)) {
            return;
        }
        var draft = proposed(approved.subjectId());
        var wish = Canonical.JSON.treeToValue(approved.content(), Wish.class);
        if (!Canonical.sha256(draft.dmn()).equals(wish.sha256())) {
            throw new IllegalStateException("the draft is not what was proposed");
        }
        if (wish.effectiveFrom().isBefore(LocalDate.now(clock))) {
            throw Problem.of("SMP-UND-0650").with("date", wish.effectiveFrom());
        }
        var version = stored.approve(draft, wish.effectiveFrom(), access.actor(), clock.instant());
        audit.record(
                "underwriting.policy-approved",
                SUBJECT,
                draft.id().toString(),
                null,
                new Wish(version.effectiveFrom(), wish.sha256()));
    }

    @EventListener
    void on(ProposalRejected rejected) {
        if (rejected.kind().equals(PROPOSAL)) {
            var draft = proposed(rejected.subjectId());
            stored.move(
                    draft.id(),
                    "PROPOSED",
                    "DRAFT",
                    draft.effectiveFrom().orElse(null),
                    draft.note());
        }
    }

    private StoredPolicies.Draft proposed(String id) {
        return stored.draft(new PolicyId(UUID.fromString(id)))
                .filter(StoredPolicies.Draft::proposed)
                .orElseThrow(() -> Problem.of("SMP-UND-0640"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<PolicyChange> difference(PolicyId from, PolicyId to) {
        return PolicyDifference.between(table(from), table(to));
    }

    private DmnTable table(PolicyId id) {
        try {
            return DmnReader.read(content(id, LocalDate.now(clock)).dmn(), PolicyText.DECISION);
        } catch (DmnRefused e) {
            throw Problem.of("SMP-UND-0643", e).with("count", 1);
        }
    }

    @Override
    public UUID simulate(PolicyId id, LocalDate from, LocalDate to) {
        var content = content(id, LocalDate.now(clock));
        var findings = review.review(content.dmn(), List.of(), rulebook()).findings();
        if (!findings.isEmpty()) {
            throw Problem.of("SMP-UND-0643").with("count", findings.size());
        }
        return simulations.start(id, content.dmn(), from, to);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Simulation> simulations(PolicyId id) {
        return simulations.of(id);
    }

    @Override
    @Transactional(readOnly = true)
    public Simulation simulation(UUID id) {
        return simulations.find(id);
    }

    @Override
    @Transactional(readOnly = true)
    public Page<Simulation.Change> changes(UUID simulation, String cursor, int limit) {
        simulations.find(simulation);
        return simulations.changes(simulation, cursor, limit);
    }

    @Override
    public void stop(UUID simulation) {
        simulations.stop(simulations.find(simulation).id());
    }
}
