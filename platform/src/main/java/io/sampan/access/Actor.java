package io.sampan.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who acts: a signed-in user, or the system itself.
 *
 * @param user whose actions the audit trail names
 * @param name as shown to colleagues
 * @param roles what the actor may do
 * @param enterprise the one enterprise a borrower acts for; empty for staff
 */
public record Actor(UserId user, String name, Set<Role> roles, Optional<UUID> enterprise) {

    /** Jobs, the close of the day and the loading of demonstration data. */
    public static final Actor SYSTEM =
            new Actor(new UserId(new UUID(0, 0)), "Sampan", Set.of(), Optional.empty());

    public Actor {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
