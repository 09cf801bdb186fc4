package io.sampan.servicing;

import io.sampan.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money received on a contract and how it is spread, as of now: a later backdated fact may spread
 * it anew.
 *
 * @param how {@code DEBIT} (collected) or {@code DESK} (entered by operations)
 * @param transfer the settled transfer behind a {@code DEBIT}
 * @param reversed whether it was taken back
 */
public record Receipt(
        UUID id,
        LocalDate valueDate,
        Instant bookedAt,
        RepaymentKind kind,
        Money amount,
        Amounts split,
        String how,
        @Nullable UUID transfer,
        String note,
        boolean reversed) {}
