package io.sampan.underwriting.internal;

import io.sampan.access.Access;
import io.sampan.access.AuditTrail;
import io.sampan.access.Problem;
import io.sampan.access.Role;
import io.sampan.packs.Packs;
import io.sampan.packs.Words;
import io.sampan.parties.EnterpriseId;
import io.sampan.rules.Condition;
import io.sampan.sharing.Sharing;
import io.sampan.underwriting.Alert;
import io.sampan.underwriting.Alert.Effect;
import io.sampan.underwriting.LimitHeld;
import io.sampan.underwriting.ModelId;
import io.sampan.underwriting.ModelMonth;
import io.sampan.underwriting.RunningBorrowers;
import io.sampan.underwriting.RunningBorrowers.Running;
import io.sampan.underwriting.Watching;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Looks at running borrowers and models day by day and tells people. One borrower is one
 * transaction: what cannot be computed for one harms no other.
 */
@Service
class WatchDesk implements Watching {

    private static final Logger LOG = LoggerFactory.getLogger(WatchDesk.class);
    private static final int TEXT_MAX = 2000;

    private final Alerts alerts;
    private final ModelMonths months;
    private final LineUps lineUps;
    private final Sharing sharing;
    private final ObjectProvider<RunningBorrowers> borrowers;
    private final Packs packs;
    private final Access access;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    WatchDesk(
            Alerts alerts,
            ModelMonths months,
            LineUps lineUps,
            Sharing sharing,
            ObjectProvider<RunningBorrowers> borrowers,
            Packs packs,
            Access access,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.alerts = alerts;
        this.months = months;
        this.lineUps = lineUps;
        this.sharing = sharing;
        this.borrowers = borrowers;
        this.packs = packs;
        this.access = access;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A warning of the pack. */
    private record Warning(
            String id,
            String value,
            Condition when,
            Effect then,
            BigDecimal factor,
            Role owner,
            Words text) {
        static Warning of(JsonNode node) {
            return new Warning(
                    node.path("id").asString(),
                    node.path("value").asString(),
                    Condition.parse(node.path("when").asString()),
                    Effect.valueOf(node.path("then").asString()),
                    new BigDecimal(node.path("factor").asString()),
                    Role.valueOf(node.path("owner").asString()),
                    Words.of(node.path("text")));
        }
    }

    @Override
    public List<ModelMonth> months(YearMonth from, YearMonth to) {
        return months.of(from, to);
    }

    @Override
    public List<Alert> alerts(Optional<Alert.State> state) {
        return alerts.all(state);
    }

    @Override
    public Alert take(UUID alert) {
        return step(alert, "TAKEN", "");
    }

    @Override
    public Alert close(UUID alert, String reason) {
        var why = reason.strip();
        if (why.isEmpty() || why.length() > TEXT_MAX) {
            throw Problem.of("SMP-UND-0733").field("reason").with("max", TEXT_MAX);
        }
        boolean froze = alerts.one(alert).effect() == Effect.FREEZE;
        if (froze && !access.actor().has(Role.UNDERWRITER)) {
            throw Problem.of("SMP-UND-0734");
        }
        return step(alert, "CLOSED", why);
    }

    private Alert step(UUID id, String step, String text) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    if (alerts.one(id).state() == Alert.State.CLOSED) {
                        throw Problem.of("SMP-UND-0732");
                    }
                    alerts.step(id, step, text, access.actor(), clock.instant());
                    audit.record(
                            "underwriting.alert-" + (step.equals("TAKEN") ? "taken" : "closed"),
                            "alert",
                            id.toString(),
                            null,
                            text);
                    return alerts.one(id);
                }));
    }

    @Override
    public void overdueElsewhere(
            EnterpriseId enterprise, int days, String source, LocalDate seenOn) {
        if (days < 0 || source.isBlank() || source.length() > TEXT_MAX) {
            throw Problem.of("SMP-UND-0735").field(days < 0 ? "days" : "source");
        }
        var on = today();
        transaction.executeWithoutResult(_ -> {
            alerts.elsewhere(
                    enterprise, days, source.strip(), seenOn, access.actor(), clock.instant());
            audit.record(
                    "underwriting.overdue-elsewhere",
                    "enterprise",
                    enterprise.toString(),
                    null,
                    Map.of("days", days));
            var owed = running(on).getOrDefault(enterprise, List.of());
            if (!owed.isEmpty()) {
                look(enterprise, owed, on);
            }
        });
    }

    private LocalDate today() {
        var outside = borrowers.getIfAvailable();
        return outside == null ? LocalDate.now(clock) : outside.today();
    }

    private Map<EnterpriseId, List<Running>> running(LocalDate on) {
        return borrowers.stream()
                .flatMap(port -> port.running(on).stream())
                .collect(Collectors.groupingBy(Running::enterprise));
    }

    @Override
    public int evaluate(LocalDate on) {
        int opened = 0;
        for (var borrower : running(on).entrySet()) {
            try {
                var found =
                        transaction.execute(_ -> look(borrower.getKey(), borrower.getValue(), on));
                opened += found == null ? 0 : found;
            } catch (RuntimeException e) {
                LOG.error("borrower {} was not looked at", borrower.getKey().value(), e);
            }
        }
        var found = transaction.execute(_ -> models(on));
        return opened + (found == null ? 0 : found);
    }

    /** The warnings of one borrower; how many alerts were opened. */
    private int look(EnterpriseId enterprise, List<Running> contracts, LocalDate on) {
        int bad = LineUps.figure(packs, "bad_days_past_due", on);
        for (var contract : contracts) {
            if (contract.daysPastDue() >= bad) {
                alerts.endedBadly(contract.application(), on, clock.instant());
            }
        }
        var values = values(enterprise, contracts, on);
        int opened = 0;
        for (var node : packs.rule("underwriting/warnings", "warnings", on).value()) {
            var warning = Warning.of(node);
            if (warning.when().meets(Optional.ofNullable(values.get(warning.value())))) {
                opened += tell(enterprise, warning, values, on) ? 1 : 0;
            }
        }
        return opened;
    }

    private Map<String, BigDecimal> values(
            EnterpriseId enterprise, List<Running> contracts, LocalDate on) {
        var now = clock.instant();
        var invoices = sharing.invoices(enterprise, on, now);
        var values =
                new HashMap<String, BigDecimal>(
                        InvoiceFeatures.of(invoices, on, now).found().valuesByKey());
        int late = contracts.stream().mapToInt(Running::daysPastDue).max().orElse(0);
        values.put("days_past_due", BigDecimal.valueOf(late));
        int days = packs.rule("underwriting/warnings", "elsewhere_days", on).integer();
        alerts.elsewhere(enterprise, on.minusDays(days))
                .ifPresent(d -> values.put("overdue_elsewhere_days", BigDecimal.valueOf(d)));
        return values;
    }

    private boolean tell(
            EnterpriseId enterprise,
            Warning warning,
            Map<String, BigDecimal> values,
            LocalDate on) {
        var value =
                values.getOrDefault(warning.value(), BigDecimal.ZERO)
                        .stripTrailingZeros()
                        .toPlainString();
        var opened =
                open(
                        new Alerts.Finding(
                                warning.id() + ":" + enterprise.value(),
                                warning.id(),
                                Optional.of(enterprise),
                                Optional.empty(),
                                warning.then(),
                                warning.factor(),
                                new Words(
                                        warning.text().zh() + "（" + value + "）",
                                        warning.text().en() + " (" + value + ")"),
                                warning.owner()),
                        on);
        if (opened.isPresent() && warning.then() != Effect.NONE) {
            events.publishEvent(new LimitHeld(enterprise, warning.then(), opened.get()));
        }
        return opened.isPresent();
    }

    private Optional<UUID> open(Alerts.Finding finding, LocalDate on) {
        int quiet = packs.rule("underwriting/warnings", "quiet_days", on).integer();
        return alerts.open(finding, on, quiet, clock.instant());
    }

    /** Models whose time is nearly over, and those that moved in the last whole month. */
    private int models(LocalDate on) {
        var findings = new ArrayList<Alerts.Finding>();
        var lineUp = lineUps.latest();
        var warn = on.plusDays(LineUps.figure(packs, "expiry_warning_days", on));
        var scoring = new ArrayList<ModelId>();
        lineUp.champion().ifPresent(scoring::add);
        lineUp.challenger().ifPresent(scoring::add);
        for (var id : scoring) {
            var until = lineUps.expiresOn(id);
            if (!until.isAfter(warn)) {
                findings.add(
                        model(
                                "expires:" + until + ":" + id,
                                "EXPIRES",
                                Optional.of(id),
                                new Words(
                                        "模型 "
                                                + lineUps.model(id).version()
                                                + " 将于 "
                                                + until
                                                + " 到期",
                                        "The time of model "
                                                + lineUps.model(id).version()
                                                + " is over on "
                                                + until)));
            }
        }
        var month = YearMonth.from(on).minusMonths(1);
        var moved = packs.rule("underwriting/models", "psi_moved", on).decimal().doubleValue();
        for (var seen : months.of(month, month)) {
            var shifts = new ArrayList<>(seen.features());
            seen.score().ifPresent(shifts::add);
            for (var shift : shifts) {
                if (shift.index() > moved && shift.index() > shift.byChance()) {
                    findings.add(
                            model(
                                    "moved:" + seen.model() + ":" + shift.name(),
                                    "MOVED",
                                    Optional.empty(),
                                    new Words(
                                            "模型 %s：%s 在 %s 明显变化（PSI %.2f，偶然 %.2f）"
                                                    .formatted(
                                                            seen.model(),
                                                            shift.text().zh(),
                                                            month,
                                                            shift.index(),
                                                            shift.byChance()),
                                            "Model %s: %s moved in %s (PSI %.2f, by chance %.2f)"
                                                    .formatted(
                                                            seen.model(),
                                                            shift.text().en(),
                                                            month,
                                                            shift.index(),
                                                            shift.byChance()))));
                }
            }
        }
        int opened = 0;
        for (var finding : findings) {
            opened += open(finding, on).isPresent() ? 1 : 0;
        }
        return opened;
    }

    private static Alerts.Finding model(
            String cause, String rule, Optional<ModelId> model, Words text) {
        return new Alerts.Finding(
                cause,
                rule,
                Optional.empty(),
                model,
                Effect.NONE,
                BigDecimal.ONE,
                text,
                Role.UNDERWRITER);
    }

    @Override
    public void requireFree(EnterpriseId enterprise) {
        if (alerts.hold(enterprise).frozen()) {
            throw Problem.of("SMP-UND-0730");
        }
    }
}
