package io.sampan.access.internal;

import io.sampan.access.Actor;
import io.sampan.access.Role;
import io.sampan.access.User;
import io.sampan.access.UserId;
import java.io.Serializable;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * The signed-in user as the session keeps it. Whoever changes a user's rights ends his sessions.
 *
 * @param passwordGiven somebody else knows the password; nothing is allowed until it is changed
 */
public record SignedIn(
        UUID id,
        String userName,
        String displayName,
        ArrayList<Role> roles,
        @Nullable UUID enterprise,
        String language,
        boolean passwordGiven)
        implements Principal, Serializable {

    public static SignedIn of(User user, boolean passwordGiven) {
        return new SignedIn(
                user.id().value(),
                user.userName(),
                user.name(),
                new ArrayList<>(List.copyOf(new java.util.TreeSet<>(user.roles()))),
                user.enterprise().orElse(null),
                user.language(),
                passwordGiven);
    }

    /** By this name the sessions of a user are found. */
    @Override
    public String getName() {
        return id.toString();
    }

    Actor actor() {
        return new Actor(
                new UserId(id), displayName, Set.copyOf(roles), Optional.ofNullable(enterprise));
    }

    public Authentication authentication() {
        Collection<SimpleGrantedAuthority> authorities =
                roles.stream().map(role -> new SimpleGrantedAuthority("ROLE_" + role)).toList();
        return UsernamePasswordAuthenticationToken.authenticated(
                this, null, new ArrayList<>(authorities));
    }
}
