package io.sampan.access.internal.web;

import io.sampan.access.Problem;
import io.sampan.access.Role;
import io.sampan.access.UserId;
import io.sampan.access.internal.Desk;
import io.sampan.access.internal.SignIn;
import io.sampan.access.internal.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out, and what a user changes about himself. */
@RestController
@RequestMapping("/api/v1/session")
class SessionDesk {

    record SignInRequest(String userName, String password) {}

    record LanguageRequest(String language) {}

    record PasswordRequest(String old, String fresh) {}

    /** Who is signed in; {@code changePassword} until the first password is replaced. */
    record Me(
            UUID id,
            String userName,
            String name,
            List<Role> roles,
            String language,
            @Nullable UUID enterprise,
            boolean changePassword) {

        static Me of(SignedIn user) {
            return new Me(
                    user.id(),
                    user.userName(),
                    user.displayName(),
                    user.roles(),
                    user.language(),
                    user.enterprise(),
                    user.passwordGiven());
        }
    }

    private final SignIn signIn;
    private final Desk desk;
    private final SecurityContextRepository contexts;
    private final CookieCsrfTokenRepository csrfTokens;

    SessionDesk(
            SignIn signIn,
            Desk desk,
            SecurityContextRepository contexts,
            CookieCsrfTokenRepository csrfTokens) {
        this.signIn = signIn;
        this.desk = desk;
        this.contexts = contexts;
        this.csrfTokens = csrfTokens;
    }

    @PostMapping
    @PreAuthorize("permitAll()")
    Me signIn(
            @RequestBody SignInRequest asked,
            HttpServletRequest request,
            HttpServletResponse response) {
        required(asked.userName(), "userName");
        required(asked.password(), "password");
        var user = signIn.check(asked.userName(), asked.password(), request.getRemoteAddr());
        keep(user, request, response);
        return Me.of(user);
    }

    @GetMapping
    @PreAuthorize("isAuthenticated()")
    Me me(@AuthenticationPrincipal SignedIn user) {
        return Me.of(user);
    }

    @DeleteMapping
    @PreAuthorize("isAuthenticated()")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
        csrfTokens.saveToken(null, request, response);
    }

    @PutMapping("/language")
    @PreAuthorize("isAuthenticated()")
    Me speak(
            @RequestBody LanguageRequest asked,
            @AuthenticationPrincipal SignedIn user,
            HttpServletRequest request,
            HttpServletResponse response) {
        required(asked.language(), "language");
        var changed = desk.speak(new UserId(user.id()), asked.language());
        var now = SignedIn.of(changed, user.passwordGiven());
        // The same session: a new identifier would turn away what the page is asking meanwhile.
        remember(now, request, response);
        return Me.of(now);
    }

    @PostMapping("/password")
    @PreAuthorize("isAuthenticated()")
    Me changePassword(
            @RequestBody PasswordRequest asked,
            @AuthenticationPrincipal SignedIn user,
            HttpServletRequest request,
            HttpServletResponse response) {
        required(asked.old(), "old");
        required(asked.fresh(), "fresh");
        var id = new UserId(user.id());
        desk.changePassword(id, asked.old(), asked.fresh());
        // All sessions of the user have ended, this one too: it begins anew.
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        var now = SignedIn.of(desk.user(id), false);
        keep(now, request, response);
        return Me.of(now);
    }

    /**
     * A new session identifier and a new CSRF token, so that none from before is worth anything.
     */
    private void keep(SignedIn user, HttpServletRequest request, HttpServletResponse response) {
        var authentication = user.authentication();
        new ChangeSessionIdAuthenticationStrategy()
                .onAuthentication(authentication, request, response);
        csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
        remember(user, request, response);
    }

    private void remember(SignedIn user, HttpServletRequest request, HttpServletResponse response) {
        var authentication = user.authentication();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    private static void required(@Nullable String value, String name) {
        if (value == null || value.isEmpty()) {
            throw Problem.of("SMP-IN-0004").field(name).with("name", name);
        }
    }
}
