package io.sampan.underwriting.internal;

import io.sampan.access.UserId;
import io.sampan.underwriting.LineUp;
import io.sampan.underwriting.ModelId;
import io.sampan.underwriting.ModelSheet;
import io.sampan.underwriting.ModelSheet.State;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What is known of a model today: its state, which follows from its steps and the line-up, and what
 * stands against it, which is found out anew each time.
 */
@Component
class ModelSheets {

    private final Inventory inventory;
    private final LineUps lineUps;
    private final Rulebooks rulebooks;
    private final Clock clock;

    ModelSheets(Inventory inventory, LineUps lineUps, Rulebooks rulebooks, Clock clock) {
        this.inventory = inventory;
        this.lineUps = lineUps;
        this.rulebooks = rulebooks;
        this.clock = clock;
    }

    List<ModelSheet> all() {
        var lineUp = lineUps.latest();
        var catalogue = catalogue();
        return inventory.all().stream().map(model -> sheet(model, lineUp, catalogue)).toList();
    }

    ModelSheet of(Inventory.Kept model) {
        return sheet(model, lineUps.latest(), catalogue());
    }

    /** The features that a model may ask for. */
    private Set<String> catalogue() {
        return rulebooks.on(today()).features().keySet();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private ModelSheet sheet(Inventory.Kept model, LineUp lineUp, Set<String> catalogue) {
        var steps = inventory.steps(model.id());
        var expires = lineUps.expiresOn(model.id());
        var last = steps.isEmpty() ? "" : open(steps);
        return new ModelSheet(
                model.id(),
                model.text().sha256(),
                model.kind(),
                model.version(),
                model.origin(),
                model.target(),
                model.positive(),
                model.dataSha256(),
                model.seed(),
                model.columns(),
                model.note(),
                new UserId(model.by()),
                model.byName(),
                model.at(),
                expires,
                state(model.id(), lineUp, steps, expires),
                last.equals("PROPOSED"),
                model.reportJson(),
                steps.stream()
                        .filter(s -> s.step().equals("VALIDATED"))
                        .reduce((_, later) -> later)
                        .map(Inventory.Step::json),
                Hindrances.of(model, steps, catalogue, expires, today()),
                steps.stream()
                        .filter(s -> !s.step().equals("VALIDATED"))
                        .map(s ->
                                new ModelSheet.Step(s.no(), s.step(), s.json(), s.byName(), s.at()))
                        .toList());
    }

    /** The last step of the way to its deciding. */
    private static String open(List<Inventory.Step> steps) {
        return steps.stream()
                .map(Inventory.Step::step)
                .filter(Set.of("PROPOSED", "REJECTED", "APPROVED", "RETIRED")::contains)
                .reduce((_, later) -> later)
                .orElse("");
    }

    private State state(ModelId id, LineUp lineUp, List<Inventory.Step> steps, LocalDate expires) {
        var last = open(steps);
        if (last.equals("RETIRED")) {
            return State.RETIRED;
        }
        if (!today().isBefore(expires)) {
            return State.EXPIRED;
        }
        if (lineUp.champion().filter(id::equals).isPresent()) {
            return State.CHAMPION;
        }
        if (lineUp.challenger().filter(id::equals).isPresent()) {
            return State.CHALLENGER;
        }
        if (lineUp.shadows().contains(id)) {
            return State.SHADOW;
        }
        if (last.equals("PROPOSED")) {
            return State.PROPOSED;
        }
        boolean approved = steps.stream().anyMatch(s -> s.step().equals("APPROVED"));
        return approved ? State.APPROVED : State.TRAINED;
    }
}
