package io.sampan.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.access.internal.SignedIn;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks every address of the HTTP interface, those of capabilities to come too. */
class RightsTests extends WebTest {

    /** Open to everybody, or to everybody who is signed in; anything else names roles. */
    private static final Map<String, String> WITHOUT_ROLES =
            Map.ofEntries(
                    Map.entry("POST /api/v1/session", "permitAll()"),
                    Map.entry("GET /api/v1/session", "isAuthenticated()"),
                    Map.entry("DELETE /api/v1/session", "isAuthenticated()"),
                    Map.entry("PUT /api/v1/session/language", "isAuthenticated()"),
                    Map.entry("POST /api/v1/session/password", "isAuthenticated()"),
                    Map.entry("GET /api/v1/industries", "isAuthenticated()"),
                    Map.entry("GET /api/v1/products", "isAuthenticated()"),
                    Map.entry("GET /api/v1/business-day", "isAuthenticated()"),
                    Map.entry("GET /api/v1/decisions/reasons", "isAuthenticated()"),
                    // Evidence checks a document's enterprise.
                    Map.entry("GET /api/v1/documents/{id}", "isAuthenticated()"),
                    Map.entry("GET /api/v1/documents/{id}/facts", "isAuthenticated()"));

    private static final Pattern ROLES_ONLY =
            Pattern.compile("has(Any)?Role\\('[A-Z_]+'(, *'[A-Z_]+')*\\)");

    private static final Pattern ROLE = Pattern.compile("'([A-Z_]+)'");

    private record Place(String method, String path, HandlerMethod handler) {

        String name() {
            return method + " " + path;
        }

        String example() {
            return path.replaceAll("\\{purpose}", "BANK")
                    .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        }

        @Nullable PreAuthorize rule() {
            var onMethod =
                    AnnotatedElementUtils.findMergedAnnotation(
                            handler.getMethod(), PreAuthorize.class);
            return onMethod != null
                    ? onMethod
                    : AnnotatedElementUtils.findMergedAnnotation(
                            handler.getBeanType(), PreAuthorize.class);
        }

        Set<Role> roles() {
            var roles = EnumSet.noneOf(Role.class);
            var names = ROLE.matcher(String.valueOf(rule()));
            while (names.find()) {
                roles.add(Role.valueOf(names.group(1)));
            }
            return roles;
        }
    }

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void every_handler_says_who_may_call_it() {
        assertThat(places()).hasSizeGreaterThan(20);
        for (var place : places()) {
            var rule = place.rule();
            assertThat(rule).as("%s has no @PreAuthorize", place.name()).isNotNull();
            if (!ROLES_ONLY.matcher(rule.value()).matches()) {
                assertThat(WITHOUT_ROLES)
                        .as("%s is open by %s", place.name(), rule.value())
                        .containsEntry(place.name(), rule.value());
            }
        }
    }

    @Test
    void everybody_else_is_refused() {
        for (var place : places()) {
            for (var role : EnumSet.complementOf(EnumSet.copyOf(orAll(place.roles())))) {
                assertThat(refused(place, role)).as("%s as %s", place.name(), role).isTrue();
            }
        }
    }

    @Test
    void without_a_session_everything_but_signing_in_is_401() {
        var browser = aBrowser();
        browser.get("/api/v1/session");
        for (var place : places()) {
            if (!place.name().equals("POST /api/v1/session")) {
                var answer = browser.send(place.method(), place.example(), "", Map.of());

                assertThat(answer.status()).as(place.name()).isEqualTo(401);
                assertThat(answer.code()).as(place.name()).isEqualTo("SMP-ACC-0003");
            }
        }
    }

    @Test
    void a_borrower_reads_nothing_of_another_enterprise() {
        var browser = signedIn(Role.BORROWER, UUID.randomUUID());
        for (var place : places()) {
            if (place.path().startsWith("/api/v1/enterprises/{id}")
                    && place.method().equals("GET")
                    && place.roles().contains(Role.BORROWER)) {
                var answer = browser.get(place.example());

                assertThat(answer.status()).as(place.name()).isEqualTo(404);
                assertThat(answer.code()).as(place.name()).isEqualTo("SMP-ACC-0404");
            }
        }
    }

    @Test
    void a_refusal_names_the_role_and_who_can_grant_it() {
        var answer = signedIn(Role.OPERATIONS).get("/api/v1/users");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("texts").path("en").asString()).contains("administrator");
        assertThat(answer.json().path("texts").path("zh").asString()).contains("管理员");
        assertThat(answer.json().path("todo").path("en").asString())
                .contains("An administrator can grant it");
    }

    private List<Place> places() {
        var places = new ArrayList<Place>();
        for (Map.Entry<RequestMappingInfo, HandlerMethod> mapping :
                mappings.getHandlerMethods().entrySet()) {
            for (var path : mapping.getKey().getPatternValues()) {
                if (path.startsWith("/api/")) {
                    for (RequestMethod method :
                            mapping.getKey().getMethodsCondition().getMethods()) {
                        places.add(new Place(method.name(), path, mapping.getValue()));
                    }
                }
            }
        }
        return places;
    }

    /** Calls the handler itself, so that no argument it lacks can hide that it was reached. */
    private static boolean refused(Place place, Role role) {
        var enterprise = role == Role.BORROWER ? UUID.randomUUID() : null;
        var user =
                new User(
                        new UserId(Ids.next()),
                        "somebody",
                        "Somebody",
                        Set.of(role),
                        Optional.ofNullable(enterprise),
                        "zh",
                        false,
                        Instant.EPOCH);
        SecurityContextHolder.getContext()
                .setAuthentication(SignedIn.of(user, false).authentication());
        var method = place.handler().getMethod();
        var arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = Array.get(Array.newInstance(method.getParameterTypes()[i], 1), 0);
        }
        try {
            method.setAccessible(true);
            method.invoke(place.handler().createWithResolvedBean().getBean(), arguments);
            return false;
        } catch (InvocationTargetException e) {
            return e.getCause() instanceof AccessDeniedException;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private static Set<Role> orAll(Set<Role> roles) {
        return roles.isEmpty() ? EnumSet.allOf(Role.class) : roles;
    }
}
