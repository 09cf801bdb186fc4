package io.sampan.access.internal;

import io.sampan.access.Actor;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who acts in this thread. */
final class Acting {

    private static final ScopedValue<Actor> NAMED = ScopedValue.newInstance();

    private Acting() {}

    static Optional<Actor> somebody() {
        return NAMED.isBound() ? Optional.of(NAMED.get()) : signedIn().map(SignedIn::actor);
    }

    static Actor actor() {
        return somebody()
                .orElseThrow(() ->
                        new IllegalStateException("nobody acts here: jobs run inside Access.as"));
    }

    static Optional<SignedIn> signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn user
                ? Optional.of(user)
                : Optional.empty();
    }

    static <T extends @Nullable Object> T as(Actor actor, Supplier<T> work) {
        return ScopedValue.where(NAMED, actor).call(work::get);
    }
}
