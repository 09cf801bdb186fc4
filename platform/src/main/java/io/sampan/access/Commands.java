package io.sampan.access;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Commands that happen once. One transaction inserts the key, does the work, stores the answer and
 * an audit line; see decision 0004.
 */
public interface Commands {

    /**
     * Does the work, or gives the first answer again if the actor has sent this key before.
     *
     * @param key the header {@code Idempotency-Key}: 8 to 128 visible ASCII characters, chosen by
     *     the caller, unique per actor
     * @param command what is done, for example {@code lending.submit}; the action in the audit
     *     trail when the work records none itself
     * @param request what distinguishes this request: the same key with another request is refused.
     *     Only its hash is stored, so leave passwords out and give files by their hash.
     * @param answerType what the stored answer is read as again; {@code Void.class} for none
     * @param work done again from its beginning, a few times at most, if others were in the way and
     *     the transaction was opened here
     * @throws Problem 409 {@code SMP-ACC-0409} if the key was used for another request
     */
    <T extends @Nullable Object> T once(
            String key, String command, Object request, Class<T> answerType, Supplier<T> work);
}
