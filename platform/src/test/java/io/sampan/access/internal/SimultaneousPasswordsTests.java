package io.sampan.access.internal;

import static org.assertj.core.api.Assertions.assertThatNoException;

import io.sampan.access.WebTest;
import io.sampan.access.internal.Guesses.Kind;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The right password several times at once: a double click, or two tabs. */
class SimultaneousPasswordsTests extends WebTest {

    @Autowired Guesses guesses;

    @Test
    void a_count_that_another_has_just_ended_is_begun_again() {
        var user = aUserName();
        var attempts = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 400; i++) {
                attempts.add(
                        threads.submit(() -> {
                            guesses.charge(Kind.USER, user);
                            guesses.right(Kind.USER, user);
                        }));
            }
        }

        assertThatNoException()
                .isThrownBy(() -> {
                    for (var attempt : attempts) {
                        attempt.get();
                    }
                });
    }
}
