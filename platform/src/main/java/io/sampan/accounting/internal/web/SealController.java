package io.sampan.accounting.internal.web;

import io.sampan.access.Page;
import io.sampan.accounting.Seals;
import io.sampan.accounting.Seals.Block;
import io.sampan.accounting.Seals.Consistency;
import io.sampan.accounting.Seals.Inclusion;
import io.sampan.accounting.Seals.PublicKey;
import io.sampan.accounting.Seals.TreeHead;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The sealed history over HTTP: heads and proofs that anybody can check without us. */
@RestController
@RequestMapping("/api/v1/accounting")
@PreAuthorize("hasAnyRole('ACCOUNTANT', 'AUDITOR')")
class SealController {

    private final Seals seals;

    SealController(Seals seals) {
        this.seals = seals;
    }

    /**
     * @param head null before anything was sealed
     * @param signedText what the head's signature covers
     */
    record Sealed(@Nullable TreeHead head, @Nullable String signedText, PublicKey key) {}

    record Proofs(List<Inclusion> items, String signedText, PublicKey key) {}

    @GetMapping("/seals")
    Sealed head() {
        var head = seals.head().orElse(null);
        return new Sealed(head, head == null ? null : head.signedText(), seals.key());
    }

    @GetMapping("/seals/blocks")
    Page<Block> blocks(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return seals.blocks(cursor, limit);
    }

    @GetMapping("/seals/consistency")
    Consistency consistency(@RequestParam long first, @RequestParam long second) {
        return seals.consistency(first, second);
    }

    @GetMapping("/journals/{id}/proofs")
    Proofs inclusions(@PathVariable String id) {
        var items = seals.inclusions(id);
        return new Proofs(items, items.getFirst().head().signedText(), seals.key());
    }
}
