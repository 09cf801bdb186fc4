package io.sampan.underwriting.internal.web;

import io.sampan.access.Commands;
import io.sampan.access.Role;
import io.sampan.access.SystemClock;
import io.sampan.packs.Words;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Parties;
import io.sampan.underwriting.Alert;
import io.sampan.underwriting.ModelMonth;
import io.sampan.underwriting.Watching;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/watch}: models by month and alerts, for the people who answer for them. */
@RestController
@RequestMapping("/api/v1/watch")
@PreAuthorize("hasAnyRole('UNDERWRITER','ACCOUNT_MANAGER','AUDITOR')")
class WatchEndpoints {

    private static final String WHO_WORKS = "hasAnyRole('UNDERWRITER','ACCOUNT_MANAGER')";
    private static final int MONTHS_MAX = 24;

    private final Watching watching;
    private final Parties parties;
    private final Commands commands;
    private final Clock clock;

    WatchEndpoints(Watching watching, Parties parties, Commands commands, Clock clock) {
        this.watching = watching;
        this.parties = parties;
        this.commands = commands;
        this.clock = clock;
    }

    record Close(String reason) {}

    record Elsewhere(UUID enterprise, int days, String source, LocalDate seenOn) {}

    record Opened(int alerts) {}

    /** An alert as pages show it. */
    record AlertView(
            UUID id,
            String rule,
            DecisionView.@Nullable Named enterprise,
            Alert.Effect effect,
            Words text,
            Role owner,
            LocalDate openedOn,
            Alert.State state,
            @Nullable String taker,
            List<Alert.Step> steps) {}

    @GetMapping("/months")
    List<ModelMonth> months(@RequestParam(defaultValue = "12") int months) {
        var to = YearMonth.from(clock.instant().atZone(SystemClock.ZONE));
        return watching.months(to.minusMonths(Math.clamp(months, 1, MONTHS_MAX) - 1L), to);
    }

    @GetMapping("/alerts")
    List<AlertView> alerts(@RequestParam Optional<Alert.State> state) {
        return watching.alerts(state).stream().map(this::view).toList();
    }

    private AlertView view(Alert alert) {
        return new AlertView(
                alert.id(),
                alert.rule(),
                alert.enterprise()
                        .map(id ->
                                new DecisionView.Named(id.value(), parties.enterprise(id).name()))
                        .orElse(null),
                alert.effect(),
                alert.text(),
                alert.owner(),
                alert.openedOn(),
                alert.state(),
                alert.taker().orElse(null),
                alert.steps());
    }

    @PostMapping("/alerts/{id}/take")
    @PreAuthorize(WHO_WORKS)
    AlertView take(@PathVariable UUID id, @RequestHeader("Idempotency-Key") String key) {
        return commands.once(
                key,
                "underwriting.take-alert",
                Map.of("alert", id),
                AlertView.class,
                () -> view(watching.take(id)));
    }

    @PostMapping("/alerts/{id}/close")
    @PreAuthorize(WHO_WORKS)
    AlertView close(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Close request) {
        return commands.once(
                key,
                "underwriting.close-alert",
                List.of(id, request),
                AlertView.class,
                () -> view(watching.close(id, request.reason())));
    }

    @PostMapping("/overdue-elsewhere")
    @PreAuthorize(WHO_WORKS)
    List<AlertView> overdueElsewhere(
            @RequestHeader("Idempotency-Key") String key, @RequestBody Elsewhere request) {
        var enterprise = new EnterpriseId(request.enterprise());
        commands.once(
                key,
                "underwriting.overdue-elsewhere",
                request,
                UUID.class,
                () -> {
                    parties.enterprise(enterprise);
                    watching.overdueElsewhere(
                            enterprise, request.days(), request.source(), request.seenOn());
                    return request.enterprise();
                });
        return watching.alerts(Optional.empty()).stream()
                .filter(alert -> alert.enterprise().filter(enterprise::equals).isPresent())
                .map(this::view)
                .toList();
    }
}
