package io.sampan.access.internal.web;

import io.sampan.access.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers of the security filters, in the same form as all other problems. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemAnswers answers;
    private final JsonMapper json;

    Refusals(ProblemAnswers answers, JsonMapper json) {
        this.answers = answers;
        this.json = json;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        write(response, Problem.of("SMP-ACC-0003", e));
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        write(
                response,
                e instanceof CsrfException
                        ? Problem.of("SMP-ACC-0004", e)
                        : ProblemAnswers.forbidden(e));
    }

    void write(HttpServletResponse response, Problem problem) throws IOException {
        var answer = answers.answer(problem);
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> response.setHeader(name, values.getFirst()));
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json.writeValueAsString(answer.getBody()));
    }
}
