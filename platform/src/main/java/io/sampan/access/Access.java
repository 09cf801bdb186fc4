package io.sampan.access;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who acts, and who may. */
public interface Access {

    /**
     * The actor of this thread: whoever {@link #as} named, else the signed-in user.
     *
     * @throws IllegalStateException if nobody acts, for example in a job outside {@link #as}
     */
    Actor actor();

    /** Does work in the name of somebody: jobs and the demo loader act as {@link Actor#SYSTEM}. */
    <T extends @Nullable Object> T as(Actor actor, Supplier<T> work);

    /** Like {@link #as(Actor, Supplier)} for work without an answer. */
    default void as(Actor actor, Runnable work) {
        this.<@Nullable Object>as(
                actor,
                () -> {
                    work.run();
                    return null;
                });
    }

    /**
     * Lets a borrower see only the enterprise he acts for; staff and the system pass.
     *
     * @throws Problem 404, as if the enterprise did not exist
     */
    void requireEnterprise(UUID enterprise);

    /**
     * Checks the signed-in user's password again, before something is signed. Wrong guesses count
     * towards the lock-out even if the surrounding transaction is rolled back.
     *
     * @throws Problem 422 if it is wrong, 423 if it was wrong too often
     */
    void confirmPassword(String password);

    /**
     * Creates a user who may sign in at once.
     *
     * @throws Problem 409 if the user name is taken, 422 if the password is too easy
     */
    UserId createUser(NewUser user);

    /** The user with a name as typed at sign-in. */
    Optional<User> userNamed(String userName);

    /**
     * A user.
     *
     * @throws Problem 404
     */
    User user(UserId id);

    /** Users whose name or user name contains the text, by user name. */
    Page<User> users(@Nullable String q, @Nullable String cursor, int limit);
}
