package io.sampan.access.internal.web;

import io.sampan.access.Problem;
import io.sampan.access.internal.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whoever signed in with a password that an administrator knows must change it first. */
class GivenPasswordFilter extends OncePerRequestFilter {

    private final Refusals refusals;

    GivenPasswordFilter(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        boolean given =
                authentication != null
                        && authentication.getPrincipal() instanceof SignedIn user
                        && user.passwordGiven();
        if (given
                && path.startsWith("/api/")
                && !path.equals("/api/v1/session")
                && !path.startsWith("/api/v1/session/")) {
            refusals.write(response, Problem.of("SMP-ACC-0006"));
        } else {
            chain.doFilter(request, response);
        }
    }
}
