package io.sampan.access.internal.web;

import io.sampan.access.Problem;
import io.sampan.access.Problems;
import io.sampan.access.Role;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.MDC;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.ExpressionAuthorizationDecision;
import org.springframework.stereotype.Component;

/** Words problems for HTTP. */
@Component
class ProblemAnswers {

    private static final Pattern QUOTED = Pattern.compile("'([A-Z_]+)'");

    private final Problems problems;

    ProblemAnswers(Problems problems) {
        this.problems = problems;
    }

    ResponseEntity<ProblemBody> answer(Problem problem) {
        var worded = problems.worded(problem);
        var language =
                LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage())
                        ? "en"
                        : "zh";
        var body =
                new ProblemBody(
                        "urn:sampan:problem:" + problem.code(),
                        worded.text().in(language),
                        worded.status(),
                        worded.text().in(language) + " " + worded.todo().in(language),
                        problem.code(),
                        problem.field(),
                        problem.params(),
                        worded.text(),
                        worded.todo(),
                        String.valueOf(MDC.get("requestId")));
        var answer =
                ResponseEntity.status(worded.status())
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .header(HttpHeaders.CONTENT_LANGUAGE, language);
        if (worded.status() == 503) {
            answer.header(HttpHeaders.RETRY_AFTER, "5");
        }
        return answer.body(body);
    }

    /** Names the roles that the refused handler asks for. */
    static Problem forbidden(AccessDeniedException e) {
        var roles = new TreeSet<Role>();
        if (e instanceof AuthorizationDeniedException denied
                && denied.getAuthorizationResult()
                        instanceof ExpressionAuthorizationDecision decision) {
            var names = QUOTED.matcher(decision.getExpression().getExpressionString());
            while (names.find()) {
                roles.add(Role.valueOf(names.group(1)));
            }
        }
        if (roles.isEmpty()) {
            roles.add(Role.ADMINISTRATOR);
        }
        return Problem.of("SMP-ACC-0403", e)
                .with("roles_zh", names(roles, "zh", "、"))
                .with("roles_en", names(roles, "en", ", "));
    }

    private static String names(Set<Role> roles, String language, String between) {
        return roles.stream()
                .map(role -> role.words().in(language))
                .collect(Collectors.joining(between));
    }
}
