package io.sampan.underwriting.internal;

import io.sampan.rules.DmnTable;
import io.sampan.underwriting.PolicyId;
import io.sampan.underwriting.PolicyLine;
import io.sampan.underwriting.PolicyLine.State;
import java.util.Optional;

/** Policies as the list shows them. */
final class PolicyLines {

    private PolicyLines() {}

    static PolicyLine of(StoredPolicies.Draft draft) {
        return new PolicyLine(
                draft.id(),
                draft.proposed() ? State.PROPOSED : State.DRAFT,
                "",
                draft.effectiveFrom(),
                draft.note(),
                draft.authorName(),
                Optional.empty(),
                Optional.of(draft.changedAt()),
                false);
    }

    static PolicyLine of(StoredPolicies.Version version, PolicyId inForce) {
        return new PolicyLine(
                version.id(),
                State.APPROVED,
                version.label(),
                Optional.of(version.effectiveFrom()),
                version.note(),
                version.authorName(),
                Optional.of(version.approverName()),
                Optional.of(version.approvedAt()),
                version.id().equals(inForce));
    }

    static PolicyLine of(PackPolicies.Version version, PolicyId inForce) {
        return new PolicyLine(
                version.id(),
                State.PACK,
                version.label(),
                Optional.of(version.effectiveFrom()),
                version.citation(),
                "pack",
                Optional.empty(),
                Optional.empty(),
                version.id().equals(inForce));
    }

    /** A rule's name; its place in the file where the table has no such column. */
    static String rule(DmnTable table, DmnTable.Rule rule) {
        boolean named =
                table.outputs().stream().anyMatch(output -> output.name().equals(PolicyText.RULE));
        return named ? PolicyText.text(table, rule, PolicyText.RULE) : rule.id();
    }
}
