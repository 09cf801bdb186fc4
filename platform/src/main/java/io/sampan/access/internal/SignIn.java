package io.sampan.access.internal;

import io.sampan.access.Actor;
import io.sampan.access.AuditTrail;
import io.sampan.access.Problem;
import io.sampan.access.UserId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Checks user name and password. Whether a user name exists shows neither in the answer nor in the
 * time it takes.
 */
@Component
public class SignIn {

    private final Users users;
    private final Passwords passwords;
    private final Guesses guesses;
    private final AuditTrail trail;

    SignIn(Users users, Passwords passwords, Guesses guesses, AuditTrail trail) {
        this.users = users;
        this.passwords = passwords;
        this.guesses = guesses;
        this.trail = trail;
    }

    /**
     * The user whose password this is.
     *
     * @throws Problem 401 if name or password is wrong or the user is locked, 423 after too many
     *     wrong guesses
     */
    public SignedIn check(String userName, String password, String address) {
        var name = userName.strip().toLowerCase(Locale.ROOT);
        guesses.charge(Guesses.Kind.ADDRESS, address);
        guesses.charge(Guesses.Kind.USER, name);
        var found = users.named(name);
        var hash = found.map(Users.Secret::passwordHash).orElse(passwords.nobodysHash());
        boolean matches = passwords.matches(password, hash) && found.isPresent();
        if (!matches) {
            record("access.sign-in-refused", found, address);
            throw Problem.of("SMP-ACC-0001");
        }
        guesses.right(Guesses.Kind.USER, name);
        guesses.right(Guesses.Kind.ADDRESS, address);
        var secret = found.orElseThrow();
        if (secret.user().locked()) {
            record("access.sign-in-refused", found, address);
            throw Problem.of("SMP-ACC-0007");
        }
        record("access.signed-in", found, address);
        return SignedIn.of(secret.user(), secret.passwordGiven());
    }

    /** Checks the password of somebody who is signed in. */
    void confirm(UserId id, String password) {
        var secret = users.user(id);
        guesses.charge(Guesses.Kind.USER, secret.user().userName());
        if (!passwords.matches(password, secret.passwordHash())) {
            throw Problem.of("SMP-ACC-0005").field("password");
        }
        guesses.right(Guesses.Kind.USER, secret.user().userName());
    }

    /**
     * In the name of the user it is about. A name that does not exist is not written down (people
     * type passwords there), but the attempt is, and takes as long.
     */
    private void record(String action, Optional<Users.Secret> found, String address) {
        var user = found.map(secret -> SignedIn.of(secret.user(), false));
        Acting.as(
                user.map(SignedIn::actor).orElse(Actor.SYSTEM),
                () -> {
                    trail.record(
                            action,
                            "user",
                            user.map(SignedIn::getName).orElse("unknown"),
                            null,
                            Map.of("address", address));
                    return action;
                });
    }
}
