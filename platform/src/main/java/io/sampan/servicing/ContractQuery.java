package io.sampan.servicing;

import io.sampan.parties.EnterpriseId;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which contracts to list, newest first.
 *
 * @param text part of the number or of the borrower's name, or empty
 * @param on the day the states are of: today
 */
public record ContractQuery(
        Optional<ContractState> state,
        String text,
        Optional<EnterpriseId> enterprise,
        LocalDate on,
        @Nullable String cursor,
        int limit) {}
