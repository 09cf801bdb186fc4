package io.sampan.access.internal;

import io.sampan.access.NewUser;
import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.access.Role;
import io.sampan.access.User;
import io.sampan.access.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code access.app_user}. */
@Component
class Users {

    /** What signing in needs to know of a user. */
    record Secret(User user, String passwordHash, boolean passwordGiven) {}

    private static final String SELECT =
            """
            select id, user_name, name, roles, enterprise_id, language, locked, created_at,
                   password_hash, password_given
            from access.app_user
            """;

    private final JdbcClient jdbc;

    Users(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UserId id, NewUser user, String passwordHash, boolean given, Instant at) {
        int inserted =
                jdbc.sql(
                                """
                                insert into access.app_user (id, user_name, name, roles,
                                    enterprise_id, language, password_hash, password_given,
                                    created_at)
                                values (:id, :userName, :name, :roles::text[], :enterprise,
                                    :language, :hash, :given, :at)
                                on conflict (user_name) do nothing
                                """)
                        .param("id", id.value())
                        .param("userName", user.userName())
                        .param("name", user.name())
                        .param("roles", array(user.roles()))
                        .param("enterprise", user.enterprise().orElse(null))
                        .param("language", user.language())
                        .param("hash", passwordHash)
                        .param("given", given)
                        .param("at", Timestamp.from(at))
                        .update();
        if (inserted == 0) {
            throw Problem.of("SMP-ACC-0016").field("userName");
        }
    }

    Optional<Secret> named(String userName) {
        return jdbc.sql(SELECT + " where user_name = :userName")
                .param("userName", userName.strip().toLowerCase(Locale.ROOT))
                .query((row, _) -> secret(row))
                .optional();
    }

    Secret user(UserId id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id.value())
                .query((row, _) -> secret(row))
                .optional()
                .orElseThrow(() -> Problem.of("SMP-ACC-0017"));
    }

    boolean anyAdministrator() {
        return jdbc.sql(
                        "select exists (select from access.app_user where 'ADMINISTRATOR' = any (roles))")
                .query(Boolean.class)
                .single();
    }

    /** Whether somebody else could agree to what an administrator proposes. */
    boolean anyAdministratorBeside(UserId id) {
        return jdbc.sql(
                        """
                        select exists (select from access.app_user
                                        where 'ADMINISTRATOR' = any (roles) and not locked
                                          and id <> :id)
                        """)
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    Page<User> users(@Nullable String q, @Nullable String cursor, int limit) {
        List<User> rows =
                jdbc.sql(
                                SELECT
                                        + """
                                         where user_name > :after
                                           and (:q = '' or position(:q in lower(name)) > 0
                                                or position(:q in user_name) > 0)
                                         order by user_name limit :limit
                                        """)
                        .param("after", cursor == null ? "" : Page.parts(cursor, 1).getFirst())
                        .param("q", q == null ? "" : q.strip().toLowerCase(Locale.ROOT))
                        .param("limit", limit + 1)
                        .query((row, _) -> secret(row).user())
                        .list();
        return Page.of(rows, limit, user -> Page.cursor(user.userName()));
    }

    void lock(UserId id, boolean locked) {
        set("locked = :value", id, locked);
    }

    void language(UserId id, String language) {
        set("language = :value", id, language);
    }

    void roles(UserId id, Set<Role> roles) {
        set("roles = :value::text[]", id, array(roles));
    }

    void password(UserId id, String hash) {
        set("password_hash = :value, password_given = false", id, hash);
    }

    void givenPassword(UserId id, String hash) {
        set("password_hash = :value, password_given = true", id, hash);
    }

    private void set(String assignment, UserId id, Object value) {
        jdbc.sql("update access.app_user set " + assignment + " where id = :id")
                .param("value", value)
                .param("id", id.value())
                .update();
    }

    private static String array(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().collect(Collectors.joining(",", "{", "}"));
    }

    private static Secret secret(ResultSet row) throws SQLException {
        var roles = EnumSet.noneOf(Role.class);
        for (var role : (String[]) row.getArray("roles").getArray()) {
            roles.add(Role.valueOf(role));
        }
        return new Secret(
                new User(
                        new UserId(row.getObject("id", UUID.class)),
                        row.getString("user_name"),
                        row.getString("name"),
                        roles,
                        Optional.ofNullable(row.getObject("enterprise_id", UUID.class)),
                        row.getString("language"),
                        row.getBoolean("locked"),
                        row.getTimestamp("created_at").toInstant()),
                row.getString("password_hash"),
                row.getBoolean("password_given"));
    }
}
