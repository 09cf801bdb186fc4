package io.sampan.ledger;

import java.util.HashSet;
import java.util.List;

/** Transfers that are posted together or not at all, in this order. */
public record Group(List<Transfer> transfers) {

    public Group {
        transfers = List.copyOf(transfers);
        if (transfers.isEmpty()) {
            throw new IllegalArgumentException("a group holds at least one transfer");
        }
        var ids = new HashSet<TransferId>();
        for (var transfer : transfers) {
            if (!ids.add(transfer.id())) {
                throw new IllegalArgumentException(
                        "transfer " + transfer.id() + " is twice in its group");
            }
        }
    }

    public static Group of(Transfer... transfers) {
        return new Group(List.of(transfers));
    }
}
