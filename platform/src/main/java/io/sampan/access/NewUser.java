package io.sampan.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A user to be created.
 *
 * @param userName as typed at sign-in, without regard to case: 3 to 40 of {@code a-z 0-9 . - _}
 * @param name as shown to colleagues
 * @param roles at least one; a borrower has no other role
 * @param enterprise whom a borrower acts for; empty for staff
 * @param language {@code zh} or {@code en}
 * @param password the first password, by the password policy
 */
public record NewUser(
        String userName,
        String name,
        Set<Role> roles,
        Optional<UUID> enterprise,
        String language,
        String password) {

    private static final Pattern USER_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{2,39}");

    public NewUser {
        userName = userName.strip().toLowerCase(java.util.Locale.ROOT);
        name = name.strip();
        if (!USER_NAME.matcher(userName).matches()) {
            throw Problem.of("SMP-ACC-0010").field("userName");
        }
        if (name.isEmpty() || name.length() > 80) {
            throw Problem.of("SMP-ACC-0011").field("name");
        }
        roles = checkedRoles(roles, enterprise);
        checkLanguage(language);
    }

    /** A set of roles one user may have, or the problem with it. */
    public static Set<Role> checkedRoles(Set<Role> roles, Optional<UUID> enterprise) {
        if (roles.isEmpty()) {
            throw Problem.of("SMP-ACC-0012").field("roles");
        }
        boolean borrower = roles.contains(Role.BORROWER);
        if (borrower && roles.size() > 1) {
            throw Problem.of("SMP-ACC-0013").field("roles");
        }
        if (borrower != enterprise.isPresent()) {
            throw Problem.of("SMP-ACC-0014").field("enterprise");
        }
        return Set.copyOf(roles);
    }

    /** Refuses languages the product does not speak. */
    public static void checkLanguage(String language) {
        if (!language.equals("zh") && !language.equals("en")) {
            throw Problem.of("SMP-ACC-0015").field("language");
        }
    }

    /** Without the password, for logs. */
    @Override
    public String toString() {
        return "NewUser[" + userName + "]";
    }
}
