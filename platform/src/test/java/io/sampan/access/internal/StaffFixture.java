package io.sampan.access.internal;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import io.sampan.access.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A request as a signed-in user of a role sends it, without a user in the database. */
public final class StaffFixture {

    private StaffFixture() {}

    public static RequestPostProcessor signedInAs(String role) {
        var user =
                new SignedIn(
                        UUID.nameUUIDFromBytes(
                                role.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        role.toLowerCase(java.util.Locale.ROOT),
                        role,
                        new ArrayList<>(List.of(Role.valueOf(role))),
                        role.equals("BORROWER") ? new UUID(7, 7) : null,
                        "zh",
                        false);
        return authentication(user.authentication());
    }
}
