package io.sampan.access.internal.web;

import io.sampan.access.Problem;
import java.security.Principal;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;

/** The one place where exceptions become problems. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Rim {

    private static final Logger LOG = LoggerFactory.getLogger(Rim.class);

    /** How Jackson says that a component of a record is not there. */
    private static final Pattern ABSENT = Pattern.compile("required creator property '([^']+)'");

    private final ProblemAnswers answers;

    Rim(ProblemAnswers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> answer(Exception exception) {
        return answers.answer(problem(exception));
    }

    private static Problem problem(Exception exception) {
        return switch (exception) {
            case Problem problem -> problem;
            case AccessDeniedException e ->
                    signedIn() ? ProblemAnswers.forbidden(e) : signInFirst(e);
            case AuthenticationCredentialsNotFoundException e -> signInFirst(e);
            case HttpMessageNotReadableException e -> unreadable(e);
            case MethodArgumentNotValidException e ->
                    invalid(e.getBindingResult().getFieldError(), e);
            case HandlerMethodValidationException e -> rule("request", e.getReason(), e);
            case MissingRequestHeaderException e ->
                    e.getHeaderName().equals("Idempotency-Key")
                            ? Problem.of("SMP-ACC-0400", e).field("Idempotency-Key")
                            : missing(e.getHeaderName(), e);
            case MissingServletRequestParameterException e -> missing(e.getParameterName(), e);
            case MissingServletRequestPartException e -> missing(e.getRequestPartName(), e);
            case ServletRequestBindingException e -> message(e);
            case MethodArgumentTypeMismatchException e -> mismatch(e, e.getName());
            case TypeMismatchException e ->
                    mismatch(e, e.getPropertyName() == null ? "?" : e.getPropertyName());
            case MaxUploadSizeExceededException e -> Problem.of("SMP-IN-0413", e);
            case MultipartException e -> missing("file", e);
            case NoResourceFoundException e -> Problem.of("SMP-IN-0404", e);
            case NoHandlerFoundException e -> Problem.of("SMP-IN-0404", e);
            case HttpRequestMethodNotSupportedException e -> Problem.of("SMP-IN-0405", e);
            case HttpMediaTypeNotAcceptableException e -> Problem.of("SMP-IN-0406", e);
            case HttpMediaTypeNotSupportedException e -> Problem.of("SMP-IN-0415", e);
            case IllegalArgumentException e -> message(e);
            case TransientDataAccessException e -> busy(e);
            case CannotCreateTransactionException e -> busy(e);
            default -> unexpected(exception);
        };
    }

    /** Jackson wraps what value types refuse; the path to the field is in the wrapping. */
    private static Problem unreadable(HttpMessageNotReadableException e) {
        if (!(e.getCause() instanceof JacksonException json)) {
            return missing("body", e);
        }
        var path = path(json);
        for (Throwable cause = json; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem.field() == null ? problem.field(path) : problem;
            }
            if (cause instanceof IllegalArgumentException refused) {
                return message(refused).field(path);
            }
            if (cause instanceof NullPointerException) {
                return missing(path, e);
            }
        }
        if (json instanceof StreamReadException) {
            return Problem.of("SMP-IN-0002", e)
                    .with("line", json.getLocation() == null ? 0 : json.getLocation().getLineNr())
                    .with(
                            "column",
                            json.getLocation() == null ? 0 : json.getLocation().getColumnNr());
        }
        if (json instanceof InvalidNullException absent) {
            return missing(path, absent);
        }
        if (json instanceof MismatchedInputException mismatched) {
            var absent = ABSENT.matcher(String.valueOf(json.getOriginalMessage()));
            if (absent.find()) {
                return missing(pathTo(path, absent.group(1)), e);
            }
            return Problem.of("SMP-IN-0003", e)
                    .field(path)
                    .with("name", path)
                    .with("expected", expected(mismatched.getTargetType()));
        }
        return Problem.of("SMP-IN-0005", e).field(path).with("name", path).with("rule", "JSON");
    }

    /** Jackson's path may or may not end with what is absent. */
    private static String pathTo(String path, String name) {
        if (path.equals("body")) {
            return name;
        }
        return path.equals(name) || path.endsWith("." + name) ? path : path + "." + name;
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        if (e instanceof DatabindException databind) {
            for (var step : databind.getPath()) {
                if (step.getPropertyName() == null) {
                    path.append('[').append(step.getIndex()).append(']');
                } else {
                    path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
                }
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static Problem invalid(@Nullable FieldError error, Exception e) {
        return error == null
                ? rule("request", "", e)
                : rule(error.getField(), String.valueOf(error.getDefaultMessage()), e);
    }

    private static Problem rule(String name, @Nullable String rule, Exception e) {
        return Problem.of("SMP-IN-0005", e)
                .field(name)
                .with("name", name)
                .with("rule", String.valueOf(rule));
    }

    private static Problem missing(String name, Exception e) {
        return Problem.of("SMP-IN-0004", e).field(name).with("name", name);
    }

    /** An identifier, a date or a value type in the address that its type refused. */
    private static Problem mismatch(TypeMismatchException e, String name) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        return Problem.of("SMP-IN-0003", e)
                .field(name)
                .with("name", name)
                .with("expected", expected(wanted(e)));
    }

    /** What an argument of a method is read as; an optional one as what it holds. */
    private static @Nullable Class<?> wanted(TypeMismatchException e) {
        return e instanceof MethodArgumentTypeMismatchException argument
                ? argument.getParameter().nestedIfOptional().getNestedParameterType()
                : e.getRequiredType();
    }

    /** An example of the form rather than the name of a class, which says nothing outside. */
    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "?";
        }
        if (type.isEnum()) {
            var names = new StringJoiner(", ");
            for (var constant : type.getEnumConstants()) {
                names.add(constant.toString());
            }
            return names.toString();
        }
        return switch (type.getSimpleName()) {
            case "LocalDate" -> "2026-11-24";
            case "Instant" -> "2026-11-24T08:00:00Z";
            case "UUID" -> "UUID";
            case "int", "Integer", "long", "Long" -> "12";
            case "boolean", "Boolean" -> "true, false";
            case "String" -> "\"...\"";
            case "List", "Set" -> "[...]";
            case "BigDecimal" -> "0.05";
            default -> type.isRecord() ? fields(type) : type.getSimpleName();
        };
    }

    private static String fields(Class<?> type) {
        var components = type.getRecordComponents();
        if (components.length == 1) {
            return expected(components[0].getType());
        }
        var names = new StringJoiner(", ", "{", "}");
        for (var component : components) {
            names.add(component.getName());
        }
        return names.toString();
    }

    private static Problem message(Exception e) {
        return Problem.of("SMP-IN-0001", e).with("message", String.valueOf(e.getMessage()));
    }

    private static Problem signInFirst(Exception e) {
        return Problem.of("SMP-ACC-0003", e);
    }

    private static boolean signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.isAuthenticated()
                && authentication.getPrincipal() instanceof Principal;
    }

    private static Problem busy(Exception e) {
        LOG.warn("the database did not serve a request: {}", e.getClass().getSimpleName());
        return Problem.of("SMP-SYS-0503", e);
    }

    private static Problem unexpected(Exception e) {
        LOG.error("a request failed", e);
        return Problem.of("SMP-SYS-0500", e);
    }
}
