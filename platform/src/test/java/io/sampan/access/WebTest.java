package io.sampan.access;

import io.sampan.SampanApplication;
import io.sampan.install.TestDatabase;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** The whole application behind a port, for tests that act as browsers do. */
@SpringBootTest(
        classes = SampanApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
public abstract class WebTest {

    /** Of all users of these tests. */
    public static final String PASSWORD = "seven quiet boats";

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired protected Access access;
    @LocalServerPort private int port;

    /** In the zone of the books. */
    protected static LocalDate today() {
        return LocalDate.now(SystemClock.ZONE);
    }

    /** A browser without cookies, at an address of its own. */
    protected Browser aBrowser() {
        return new Browser(port);
    }

    protected String aUserName() {
        return "user-" + COUNT.incrementAndGet();
    }

    protected User aUser(Set<Role> roles, @Nullable UUID enterprise) {
        var user =
                new NewUser(
                        aUserName(),
                        "Test",
                        roles,
                        Optional.ofNullable(enterprise),
                        "zh",
                        PASSWORD);
        return access.as(Actor.SYSTEM, () -> access.user(access.createUser(user)));
    }

    /** A browser in which a new user with the role is signed in. */
    protected Browser signedIn(Role role) {
        return signedIn(role, null);
    }

    protected Browser signedIn(Role role, @Nullable UUID enterprise) {
        var browser = aBrowser();
        browser.signIn(aUser(Set.of(role), enterprise).userName(), PASSWORD);
        return browser;
    }
}
