package io.sampan.demo.internal;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.NewUser;
import io.sampan.access.Role;
import io.sampan.access.UserId;
import io.sampan.install.SignIns;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The demo lender's people, one for each role, named after what they do. */
@Component
class Staff {

    /** A sign-in name, what the list of sign-ins says, the name colleagues see, the role. */
    private record Post(String userName, String who, String name, Role role) {}

    private static final List<Post> POSTS =
            List.of(
                    new Post("manager", "account manager", "客户经理", Role.ACCOUNT_MANAGER),
                    new Post("underwriter", "underwriter", "审批员", Role.UNDERWRITER),
                    new Post("underwriter2", "second underwriter", "审批员二", Role.UNDERWRITER),
                    new Post("operations", "operations", "运营", Role.OPERATIONS),
                    new Post("cashier", "operations, second pair of eyes", "出纳", Role.OPERATIONS),
                    new Post("accountant", "accountant", "会计", Role.ACCOUNTANT),
                    new Post("accountant2", "second accountant", "会计二", Role.ACCOUNTANT),
                    new Post("auditor", "auditor", "审计", Role.AUDITOR),
                    new Post("admin2", "second administrator", "管理员二", Role.ADMINISTRATOR));

    private final Access access;

    Staff(Access access) {
        this.access = access;
    }

    /** Creates who is missing; hashing passwords takes its time, so all at once. */
    void hire(SignIns signIns) {
        var missing =
                POSTS.stream()
                        .filter(post -> access.userNamed(post.userName()).isEmpty())
                        .map(post ->
                                new NewUser(
                                        post.userName(),
                                        post.name(),
                                        Set.of(post.role()),
                                        Optional.empty(),
                                        "zh",
                                        signIns.password(post.userName(), post.who())))
                        .toList();
        SideBySide.each(missing, user -> access.as(Actor.SYSTEM, () -> access.createUser(user)));
    }

    /** Gives an enterprise a user who can sign in. */
    void invite(SignIns signIns, String userName, String firm, UUID enterprise) {
        if (access.userNamed(userName).isEmpty()) {
            access.createUser(
                    new NewUser(
                            userName,
                            firm,
                            Set.of(Role.BORROWER),
                            Optional.of(enterprise),
                            "zh",
                            signIns.password(userName, "borrower, " + firm)));
        }
    }

    Actor member(String userName) {
        var user = access.userNamed(userName).orElseThrow();
        return new Actor(user.id(), user.name(), user.roles(), Optional.empty());
    }

    /** Whoever acts for an enterprise that has no user of its own. */
    static Actor of(Firm firm, UUID enterprise) {
        return new Actor(
                new UserId(new UUID(firm.number() + 1L, Demo.SEED)),
                firm.name(),
                Set.of(Role.BORROWER),
                Optional.of(enterprise));
    }
}
