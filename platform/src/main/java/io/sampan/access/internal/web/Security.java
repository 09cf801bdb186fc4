package io.sampan.access.internal.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/**
 * Who gets through to what. Everything under {@code /api} needs a session except signing in; what a
 * session may do is said at each handler by {@code @PreAuthorize}.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity
class Security {

    /** Scripts only from our own jar; the desk pages' component library writes style elements. */
    private static final String CONTENT_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
                    + " font-src 'self' data:; frame-src 'self' blob:; worker-src 'self' blob:;"
                    + " object-src 'none'; base-uri 'self'; form-action 'self';"
                    + " frame-ancestors 'self'";

    @Bean
    SecurityFilterChain pages(
            HttpSecurity http,
            SecurityContextRepository contexts,
            CookieCsrfTokenRepository csrfTokens,
            Refusals refusals) {
        return http.authorizeHttpRequests(requests ->
                        requests.requestMatchers("/api/v1/session")
                                .permitAll() // Its handlers say which verbs need a session.
                                .requestMatchers("/api/**")
                                .authenticated()
                                .requestMatchers("/actuator/health", "/actuator/health/**")
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .hasRole("ADMINISTRATOR")
                                .anyRequest()
                                .permitAll())
                .csrf(csrf -> {
                    csrf.spa();
                    csrf.csrfTokenRepository(csrfTokens);
                })
                .securityContext(context -> context.securityContextRepository(contexts))
                .sessionManagement(sessions -> sessions.sessionFixation(f -> f.changeSessionId()))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterAfter(new GivenPasswordFilter(refusals), AuthorizationFilter.class)
                .headers(headers ->
                        headers.contentSecurityPolicy(
                                        policy -> policy.policyDirectives(CONTENT_POLICY))
                                .frameOptions(frames -> frames.sameOrigin())
                                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                                .permissionsPolicyHeader(policy ->
                                        policy.policy(
                                                "camera=(), microphone=(),"
                                                        + " geolocation=(),"
                                                        + " payment=()"))
                                .addHeaderWriter(
                                        new StaticHeadersWriter(
                                                "Cross-Origin-Opener-Policy", "same-origin")))
                .build();
    }

    @Bean
    SecurityContextRepository securityContexts() {
        return new HttpSessionSecurityContextRepository();
    }

    /** The page's script reads this cookie and sends it back as a header. */
    @Bean
    CookieCsrfTokenRepository csrfTokens() {
        var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    /** There is no other way in than the session: without this bean Spring invents a user. */
    @Bean
    UserDetailsService nobody() {
        return userName -> {
            throw new UsernameNotFoundException("users sign in by POST /api/v1/session");
        };
    }
}
