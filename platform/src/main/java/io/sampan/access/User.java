package io.sampan.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A user as the administrator sees it.
 *
 * @param userName as typed at sign-in
 * @param language {@code zh} or {@code en}
 * @param locked by an administrator; guessing locks only for a while and is not meant here
 */
public record User(
        UserId id,
        String userName,
        String name,
        Set<Role> roles,
        Optional<UUID> enterprise,
        String language,
        boolean locked,
        Instant createdAt) {

    public User {
        roles = Set.copyOf(roles);
    }
}
