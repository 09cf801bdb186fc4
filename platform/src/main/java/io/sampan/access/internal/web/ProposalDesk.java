package io.sampan.access.internal.web;

import io.sampan.access.Commands;
import io.sampan.access.FourEyes;
import io.sampan.access.Page;
import io.sampan.access.Proposal;
import io.sampan.access.ProposalId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for a second pair of eyes. Which role may decide is said by each proposal. */
@RestController
@RequestMapping("/api/v1/proposals")
@PreAuthorize(
        "hasAnyRole('ACCOUNT_MANAGER', 'UNDERWRITER', 'OPERATIONS', 'ACCOUNTANT', 'AUDITOR',"
                + " 'ADMINISTRATOR')")
class ProposalDesk {

    record RejectRequest(String reason) {}

    private final FourEyes fourEyes;
    private final Commands commands;

    ProposalDesk(FourEyes fourEyes, Commands commands) {
        this.fourEyes = fourEyes;
        this.commands = commands;
    }

    @GetMapping
    Page<Proposal> proposals(
            @RequestParam(required = false) Proposal.@Nullable State state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return fourEyes.proposals(state, cursor, limit);
    }

    @PostMapping("/{id}/approve")
    Proposal approve(@RequestHeader("Idempotency-Key") String key, @PathVariable ProposalId id) {
        return commands.once(
                key,
                "access.approve",
                Map.of("proposal", id),
                Proposal.class,
                () -> fourEyes.approve(id));
    }

    @PostMapping("/{id}/reject")
    Proposal reject(
            @RequestHeader("Idempotency-Key") String key,
            @PathVariable ProposalId id,
            @RequestBody RejectRequest asked) {
        return commands.once(
                key,
                "access.reject",
                List.of(id, asked),
                Proposal.class,
                () -> fourEyes.reject(id, String.valueOf(asked.reason())));
    }
}
