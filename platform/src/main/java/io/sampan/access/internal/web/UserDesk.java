package io.sampan.access.internal.web;

import io.sampan.access.Commands;
import io.sampan.access.NewUser;
import io.sampan.access.Page;
import io.sampan.access.Proposal;
import io.sampan.access.Role;
import io.sampan.access.User;
import io.sampan.access.UserId;
import io.sampan.access.internal.Desk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Users as the administrator keeps them. */
@RestController
@RequestMapping("/api/v1/users")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class UserDesk {

    record NewUserRequest(
            String userName,
            String name,
            Set<Role> roles,
            @Nullable UUID enterprise,
            @Nullable String language) {}

    record RolesRequest(Set<Role> roles) {}

    /**
     * A user, or the proposal of one where another administrator must agree first. The password is
     * shown once; a repeated request no longer has it, and a user who was agreed to is given one.
     */
    record Created(@Nullable User user, @Nullable String password, @Nullable Proposal proposal) {}

    private final Desk desk;
    private final Commands commands;

    UserDesk(Desk desk, Commands commands) {
        this.desk = desk;
        this.commands = commands;
    }

    @GetMapping
    Page<User> users(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return desk.users(q, cursor, limit);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Created create(
            @RequestHeader("Idempotency-Key") String key, @RequestBody NewUserRequest asked) {
        var shown = new String[1];
        var answer =
                commands.once(
                        key,
                        "access.create-user",
                        asked,
                        Created.class,
                        () -> {
                            var password = desk.generatedPassword();
                            var user = wanted(asked, password);
                            if (desk.needsAnother(user.roles())) {
                                return new Created(null, null, desk.proposeUser(user));
                            }
                            var id = desk.createWithGivenPassword(user);
                            shown[0] = password;
                            return new Created(desk.user(id), null, null);
                        });
        return new Created(answer.user(), shown[0], answer.proposal());
    }

    @PostMapping("/{id}/lock")
    User lock(@RequestHeader("Idempotency-Key") String key, @PathVariable UserId id) {
        return commands.once(
                key, "access.lock-user", Map.of("user", id), User.class, () -> desk.lock(id, true));
    }

    @PostMapping("/{id}/unlock")
    User unlock(@RequestHeader("Idempotency-Key") String key, @PathVariable UserId id) {
        return commands.once(
                key,
                "access.unlock-user",
                Map.of("user", id),
                User.class,
                () -> desk.lock(id, false));
    }

    @PostMapping("/{id}/password")
    Created givePassword(@RequestHeader("Idempotency-Key") String key, @PathVariable UserId id) {
        var shown = new String[1];
        var user =
                commands.once(
                        key,
                        "access.give-password",
                        Map.of("user", id),
                        User.class,
                        () -> {
                            shown[0] = desk.generatedPassword();
                            desk.givePassword(id, shown[0]);
                            return desk.user(id);
                        });
        return new Created(user, shown[0], null);
    }

    @PutMapping("/{id}/roles")
    Proposal proposeRoles(
            @RequestHeader("Idempotency-Key") String key,
            @PathVariable UserId id,
            @RequestBody RolesRequest asked) {
        return commands.once(
                key,
                "access.propose-roles",
                List.of(id, asked),
                Proposal.class,
                () -> desk.proposeRoles(id, asked.roles()));
    }

    private static NewUser wanted(NewUserRequest asked, String password) {
        return new NewUser(
                asked.userName(),
                asked.name(),
                asked.roles(),
                Optional.ofNullable(asked.enterprise()),
                asked.language() == null ? "zh" : asked.language(),
                password);
    }
}
