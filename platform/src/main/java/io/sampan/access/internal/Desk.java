package io.sampan.access.internal;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.AuditTrail;
import io.sampan.access.FourEyes;
import io.sampan.access.Ids;
import io.sampan.access.NewUser;
import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.access.Proposal;
import io.sampan.access.ProposalApproved;
import io.sampan.access.Role;
import io.sampan.access.User;
import io.sampan.access.UserId;
import io.sampan.install.FirstAdministrator;
import io.sampan.packs.Words;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Users and what is done with them. Whatever changes a user's rights ends his sessions. */
@Component
@Transactional
public class Desk implements Access, FirstAdministrator {

    private static final String ROLES = "access.roles";
    private static final String HIRING = "access.hiring";

    private final Users users;
    private final Passwords passwords;
    private final SignIn signIn;
    private final AuditTrail trail;
    private final FourEyes fourEyes;
    private final FindByIndexNameSessionRepository<?> sessions;
    private final Clock clock;

    Desk(
            Users users,
            Passwords passwords,
            SignIn signIn,
            AuditTrail trail,
            FourEyes fourEyes,
            FindByIndexNameSessionRepository<?> sessions,
            Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.signIn = signIn;
        this.trail = trail;
        this.fourEyes = fourEyes;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public Actor actor() {
        return Acting.actor();
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public <T extends @Nullable Object> T as(Actor actor, Supplier<T> work) {
        return Acting.as(actor, work);
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public void requireEnterprise(UUID enterprise) {
        var actor = Acting.actor();
        boolean own = actor.enterprise().filter(enterprise::equals).isPresent();
        if (actor.has(Role.BORROWER) && !own) {
            throw Problem.of("SMP-ACC-0404");
        }
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public void confirmPassword(String password) {
        signIn.confirm(Acting.actor().user(), password);
    }

    @Override
    public UserId createUser(NewUser user) {
        return create(user, false);
    }

    /** A user with a password that is shown to an administrator and must be changed at once. */
    public UserId createWithGivenPassword(NewUser user) {
        return create(user, true);
    }

    private UserId create(NewUser user, boolean passwordGiven) {
        var id = new UserId(Ids.next());
        var hash = passwords.hash(user.password(), user.userName());
        users.insert(id, user, hash, passwordGiven, clock.instant());
        trail.record("access.user-created", "user", id.toString(), null, users.user(id).user());
        return id;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<User> userNamed(String userName) {
        return users.named(userName).map(Users.Secret::user);
    }

    @Override
    @Transactional(readOnly = true)
    public User user(UserId id) {
        return users.user(id).user();
    }

    @Override
    @Transactional(readOnly = true)
    public Page<User> users(@Nullable String q, @Nullable String cursor, int limit) {
        return users.users(q, cursor, Page.limit(limit));
    }

    /** A password for somebody else, to be changed at the next sign-in. */
    public String generatedPassword() {
        return passwords.generated();
    }

    /** Gives a user a new password and ends his sessions. */
    public void givePassword(UserId id, String password) {
        var user = users.user(id).user();
        users.givenPassword(id, passwords.hash(password, user.userName()));
        endSessions(id);
        trail.record("access.password-given", "user", id.toString(), null, null);
    }

    /** Locks a user out, or lets him in again. */
    public User lock(UserId id, boolean locked) {
        if (locked && Acting.actor().user().equals(id)) {
            throw Problem.of("SMP-ACC-0018");
        }
        var before = users.user(id).user();
        users.lock(id, locked);
        endSessions(id);
        var after = users.user(id).user();
        trail.record(
                locked ? "access.user-locked" : "access.user-unlocked",
                "user",
                id.toString(),
                before,
                after);
        return after;
    }

    /** Proposes other roles for a user; another administrator must agree. */
    public Proposal proposeRoles(UserId id, Set<Role> roles) {
        var user = users.user(id).user();
        var wanted = new TreeSet<>(NewUser.checkedRoles(roles, user.enterprise()));
        var summary =
                new Words(
                        user.name() + "（" + user.userName() + "）的角色改为：" + names(wanted, "zh", "、"),
                        "Roles of "
                                + user.name()
                                + " ("
                                + user.userName()
                                + ") become: "
                                + names(wanted, "en", ", "));
        return fourEyes.proposal(
                fourEyes.propose(
                        ROLES,
                        Role.ADMINISTRATOR,
                        id.toString(),
                        Map.of("roles", wanted),
                        summary));
    }

    /**
     * Whether a colleague may only be proposed: wherever another administrator could agree. An
     * installation with one administrator has nobody to ask.
     */
    public boolean needsAnother(Set<Role> roles) {
        return !roles.contains(Role.BORROWER)
                && users.anyAdministratorBeside(Acting.actor().user());
    }

    /** Proposes a colleague; another administrator must agree before there is such a user. */
    public Proposal proposeUser(NewUser user) {
        if (users.named(user.userName()).isPresent()) {
            throw Problem.of("SMP-ACC-0016").field("userName");
        }
        var roles = new TreeSet<>(user.roles());
        var who = user.name() + " (" + user.userName() + ")";
        var summary =
                new Words(
                        "新增用户 "
                                + user.name()
                                + "（"
                                + user.userName()
                                + "），角色："
                                + names(roles, "zh", "、"),
                        "New user " + who + ", roles: " + names(roles, "en", ", "));
        return fourEyes.proposal(
                fourEyes.propose(
                        HIRING,
                        Role.ADMINISTRATOR,
                        user.userName(),
                        Map.of(
                                "name", user.name(),
                                "roles", roles,
                                "language", user.language()),
                        summary));
    }

    @EventListener
    void hire(ProposalApproved approved) {
        if (approved.kind().equals(HIRING)) {
            var content = approved.content();
            createWithGivenPassword(
                    new NewUser(
                            approved.subjectId(),
                            content.path("name").asString(),
                            roles(content),
                            Optional.empty(),
                            content.path("language").asString(),
                            passwords.generated()));
        }
    }

    @EventListener
    void on(ProposalApproved approved) {
        if (approved.kind().equals(ROLES)) {
            var id = UserId.of(approved.subjectId());
            var before = users.user(id).user();
            var roles = roles(approved.content());
            users.roles(id, roles);
            endSessions(id);
            trail.record(
                    "access.roles-changed",
                    "user",
                    id.toString(),
                    Map.of("roles", new TreeSet<>(before.roles())),
                    Map.of("roles", roles));
        }
    }

    /** The signed-in user's language from now on. */
    public User speak(UserId id, String language) {
        NewUser.checkLanguage(language);
        users.language(id, language);
        return users.user(id).user();
    }

    /** Replaces the user's own password and ends his other sessions. */
    public void changePassword(UserId id, String old, String fresh) {
        signIn.confirm(id, old);
        if (old.equals(fresh)) {
            throw Problem.of("SMP-ACC-0024").field("fresh");
        }
        var user = users.user(id).user();
        users.password(id, passwords.hash(fresh, user.userName()));
        endSessions(id);
        trail.record("access.password-changed", "user", id.toString(), null, null);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean missing() {
        return !users.anyAdministrator();
    }

    @Override
    public void create(String userName, String password) {
        if (users.named(userName).isEmpty()) {
            Acting.as(
                    Actor.SYSTEM,
                    () ->
                            create(
                                    new NewUser(
                                            userName,
                                            "管理员 Administrator",
                                            Set.of(Role.ADMINISTRATOR),
                                            Optional.empty(),
                                            "zh",
                                            password),
                                    false));
        }
    }

    private void endSessions(UserId id) {
        sessions.findByPrincipalName(id.toString()).keySet().forEach(sessions::deleteById);
    }

    private static Set<Role> roles(JsonNode content) {
        var roles = new TreeSet<Role>();
        content.path("roles").forEach(role -> roles.add(Role.valueOf(role.asString())));
        return roles;
    }

    private static String names(Set<Role> roles, String language, String between) {
        return roles.stream()
                .map(role -> role.words().in(language))
                .collect(Collectors.joining(between));
    }
}
