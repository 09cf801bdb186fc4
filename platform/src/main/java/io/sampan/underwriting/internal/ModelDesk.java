package io.sampan.underwriting.internal;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.AuditTrail;
import io.sampan.access.FourEyes;
import io.sampan.access.Ids;
import io.sampan.access.Problem;
import io.sampan.access.ProposalApproved;
import io.sampan.access.ProposalId;
import io.sampan.access.ProposalRejected;
import io.sampan.access.Role;
import io.sampan.packs.Packs;
import io.sampan.packs.Words;
import io.sampan.underwriting.Hindrance;
import io.sampan.underwriting.LineUp;
import io.sampan.underwriting.ModelId;
import io.sampan.underwriting.ModelSheet;
import io.sampan.underwriting.ModelSheet.Origin;
import io.sampan.underwriting.ModelSheet.State;
import io.sampan.underwriting.Models;
import io.sampan.underwriting.Promotion;
import io.sampan.underwriting.ShadowSaid;
import io.sampan.underwriting.internal.LineUps.Places;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The inventory at work. Whoever brings a model cannot lift its flags, whoever lifted one cannot
 * propose it, and whoever proposes cannot agree: a model decides after two people at least.
 */
@Service
@Transactional
class ModelDesk implements Models {

    static final String PROMOTION = "underwriting.model-promotion";
    static final String RENEWAL = "underwriting.model-renewal";
    static final String ROLL_BACK = "underwriting.model-roll-back";

    private static final int WHY_MAX = 2000;

    private final Inventory inventory;
    private final LineUps lineUps;
    private final ModelSheets sheets;
    private final Shadows shadows;
    private final Packs packs;
    private final Access access;
    private final FourEyes fourEyes;
    private final AuditTrail audit;
    private final Clock clock;

    ModelDesk(
            Inventory inventory,
            LineUps lineUps,
            ModelSheets sheets,
            Shadows shadows,
            Packs packs,
            Access access,
            FourEyes fourEyes,
            AuditTrail audit,
            Clock clock) {
        this.inventory = inventory;
        this.lineUps = lineUps;
        this.sheets = sheets;
        this.shadows = shadows;
        this.packs = packs;
        this.access = access;
        this.fourEyes = fourEyes;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<ModelSheet> models() {
        return sheets.all();
    }

    @Override
    @Transactional(readOnly = true)
    public ModelSheet model(ModelId id) {
        return sheets.of(kept(id));
    }

    @Override
    @Transactional(readOnly = true)
    public ShadowSaid said(ModelId id) {
        return shadows.said(kept(id).id());
    }

    @Override
    @Transactional(readOnly = true)
    public LineUp lineUp() {
        return lineUps.latest();
    }

    @Override
    @Transactional(readOnly = true)
    public List<LineUp> lineUps() {
        return lineUps.all();
    }

    private Inventory.Kept kept(ModelId id) {
        return inventory.find(id).orElseThrow(() -> Problem.of("SMP-UND-0701"));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    @Override
    public ModelSheet add(String model, String report, String note) {
        return model(keep(model, report, note, Origin.ADDED));
    }

    /** Takes a model in; gives the one that is there when its content is known. */
    ModelId keep(String content, String report, String note, Origin origin) {
        var text = ModelText.of(content);
        var told = told(report);
        ModelFolder.Model read;
        try {
            read = ModelFolder.model(content);
        } catch (JacksonException | IllegalArgumentException e) {
            throw Problem.of("SMP-UND-0702", e)
                    .field("file")
                    .with("reason", String.valueOf(e.getMessage()));
        }
        var actor = access.actor();
        var made = today();
        var kept =
                new Inventory.Kept(
                        new ModelId(Ids.next()),
                        RulebookText.kind(read.model().model()),
                        read.model().model().version(),
                        origin,
                        read.target(),
                        read.positive(),
                        told.path("data_sha256").asString(""),
                        told.path("seed").asLong(0),
                        read.model().model().names(),
                        text,
                        Canonical.write(told),
                        why(note, "note"),
                        actor.user().value(),
                        actor.name(),
                        clock.instant(),
                        made.plusMonths(LineUps.figure(packs, "valid_months", made)));
        if (!inventory.add(kept)) {
            return inventory.of(text.sha256()).orElseThrow().id();
        }
        audit.record(
                "underwriting.model-kept",
                "model",
                kept.id().toString(),
                null,
                Map.of("sha256", text.sha256(), "origin", origin, "version", kept.version()));
        return kept.id();
    }

    private static JsonNode told(String report) {
        try {
            var told =
                    report.isBlank()
                            ? Canonical.JSON.createObjectNode()
                            : Canonical.read(report, JsonNode.class);
            if (told.isObject()) {
                return told;
            }
        } catch (JacksonException e) {
            throw Problem.of("SMP-UND-0702", e).field("file").with("reason", "report.json");
        }
        throw Problem.of("SMP-UND-0702").field("file").with("reason", "report.json");
    }

    private static String why(String text, String field) {
        var why = text.strip();
        if (why.isEmpty() || why.length() > WHY_MAX) {
            throw Problem.of("SMP-UND-0718").field(field).with("max", WHY_MAX);
        }
        return why;
    }

    @Override
    public ModelSheet overrule(ModelId id, Set<String> flags, String text) {
        var model = kept(id);
        var actor = access.actor();
        if (actor.user().value().equals(model.by())) {
            throw Problem.of("SMP-UND-0705");
        }
        int least = LineUps.figure(packs, "overruling_characters_min", today());
        if (text.strip().length() < least) {
            throw Problem.of("SMP-UND-0706").field("text").with("min", least);
        }
        var liftable =
                sheets.of(model).hindrances().stream()
                        .filter(Hindrance::liftable)
                        .map(Hindrance::name)
                        .toList();
        if (flags.isEmpty()) {
            throw Problem.of("SMP-UND-0707").field("flags").with("flag", "—");
        }
        for (var flag : flags) {
            if (!liftable.contains(flag)) {
                throw Problem.of("SMP-UND-0707").field("flags").with("flag", flag);
            }
        }
        var content = Map.of("flags", new TreeSet<>(flags), "text", why(text, "text"));
        step(id, "OVERRULED", content, actor);
        audit.record("underwriting.model-overruled", "model", id.toString(), null, content);
        return model(id);
    }

    @Override
    public ProposalId promote(ModelId id, Promotion promotion) {
        var model = kept(id);
        var actor = access.actor();
        requirePromotable(model);
        if (inventory.steps(id).stream()
                .anyMatch(
                        s -> s.step().equals("OVERRULED") && s.by().equals(actor.user().value()))) {
            throw Problem.of("SMP-UND-0704");
        }
        requireShare(promotion);
        var lineUp = lineUps.latest();
        boolean there =
                switch (promotion.role()) {
                    case CHAMPION -> lineUp.champion().filter(id::equals).isPresent();
                    case CHALLENGER ->
                            lineUp.champion().filter(id::equals).isPresent()
                                    || (lineUp.challenger().filter(id::equals).isPresent()
                                            && lineUp.sharePercent() == promotion.sharePercent());
                };
        if (there) {
            throw Problem.of("SMP-UND-0710");
        }
        var wanted =
                new Promotion(
                        promotion.role(), promotion.sharePercent(), why(promotion.why(), "why"));
        step(id, "PROPOSED", wanted, actor);
        return fourEyes.propose(
                PROMOTION,
                Role.UNDERWRITER,
                id.toString(),
                Canonical.JSON.<JsonNode>valueToTree(wanted),
                summary(model, wanted));
    }

    private static Words summary(Inventory.Kept model, Promotion wanted) {
        return switch (wanted.role()) {
            case CHAMPION ->
                    new Words(
                            "启用模型 " + model.version() + " 为主模型：" + wanted.why(),
                            "Let model " + model.version() + " decide (champion): " + wanted.why());
            case CHALLENGER ->
                    new Words(
                            "启用模型 %s 为挑战者，占 %d%% 的企业：%s"
                                    .formatted(
                                            model.version(), wanted.sharePercent(), wanted.why()),
                            "Let model %s decide for %d %% of the enterprises (challenger): %s"
                                    .formatted(
                                            model.version(), wanted.sharePercent(), wanted.why()));
        };
    }

    private void requireShare(Promotion promotion) {
        int most = LineUps.figure(packs, "challenger_share_max", today());
        boolean right =
                switch (promotion.role()) {
                    case CHAMPION -> promotion.sharePercent() == 0;
                    case CHALLENGER ->
                            promotion.sharePercent() >= 1 && promotion.sharePercent() <= most;
                };
        if (!right) {
            throw Problem.of("SMP-UND-0708").field("sharePercent").with("max", most);
        }
    }

    /** Refuses by the name of every flag that nobody has lifted. */
    private void requirePromotable(Inventory.Kept model) {
        requireNot(model, hindrance -> !hindrance.lifted());
    }

    private void requireNot(Inventory.Kept model, Predicate<Hindrance> against) {
        var sheet = sheets.of(model);
        if (sheet.state() == State.RETIRED) {
            throw Problem.of("SMP-UND-0709");
        }
        var names = sheet.hindrances().stream().filter(against).map(Hindrance::name).toList();
        if (!names.isEmpty()) {
            throw Problem.of("SMP-UND-0703").with("flags", String.join(", ", names));
        }
    }

    @EventListener
    void on(ProposalApproved approved) {
        switch (approved.kind()) {
            case PROMOTION -> promoted(approved);
            case RENEWAL -> {
                var id = new ModelId(UUID.fromString(approved.subjectId()));
                step(id, "RENEWED", approved.content(), access.actor());
            }
            default -> {} // Somebody else's; a roll-back that is agreed to needs nothing more.
        }
    }

    private void promoted(ProposalApproved approved) {
        var id = new ModelId(UUID.fromString(approved.subjectId()));
        var wanted = Canonical.JSON.treeToValue(approved.content(), Promotion.class);
        requirePromotable(kept(id)); // It may have been measured again meanwhile.
        step(id, "APPROVED", wanted, access.actor());
        var before = lineUps.latest();
        var others = Places.of(before).without(id);
        var places =
                switch (wanted.role()) {
                    case CHAMPION ->
                            new Places(
                                    Optional.of(id.value()),
                                    others.challenger(),
                                    others.share(),
                                    others.shadows());
                    case CHALLENGER ->
                            new Places(
                                    others.champion(),
                                    Optional.of(id.value()),
                                    wanted.sharePercent(),
                                    others.shadows());
                };
        change(before, places, wanted.why());
    }

    @EventListener
    void on(ProposalRejected rejected) {
        switch (rejected.kind()) {
            case PROMOTION ->
                    step(
                            new ModelId(UUID.fromString(rejected.subjectId())),
                            "REJECTED",
                            Map.of("why", rejected.reason()),
                            access.actor());
            case ROLL_BACK -> takeBack(rejected);
            default -> {} // Somebody else's, or a renewal that does not come.
        }
    }

    /** Who scored before the roll-back scores again, unless that has been changed since. */
    private void takeBack(ProposalRejected rejected) {
        var before = lineUps.latest();
        if (rejected.subjectId().equals("line-up-" + before.no())) {
            var places = Canonical.JSON.treeToValue(rejected.content(), Places.class);
            change(before, places, rejected.reason());
        }
    }

    @Override
    public LineUp shadow(ModelId id, String why) {
        requireNot(kept(id), hindrance -> !hindrance.liftable());
        var before = lineUps.latest();
        var places = Places.of(before);
        if (before.champion().filter(id::equals).isPresent() || before.shadows().contains(id)) {
            throw Problem.of("SMP-UND-0710");
        }
        var shadows = new ArrayList<>(places.shadows());
        shadows.add(id.value());
        var rest = places.without(id);
        return change(
                before,
                new Places(rest.champion(), rest.challenger(), rest.share(), shadows),
                why(why, "why"));
    }

    @Override
    public LineUp withdraw(ModelId id, String why) {
        var before = lineUps.latest();
        boolean beside =
                before.challenger().filter(id::equals).isPresent() || before.shadows().contains(id);
        if (!beside) {
            throw Problem.of("SMP-UND-0719");
        }
        return change(before, Places.of(before).without(id), why(why, "why"));
    }

    @Override
    public LineUp rollBack(String why) {
        var now = lineUps.latest();
        if (now.champion().isEmpty()) {
            throw Problem.of("SMP-UND-0711");
        }
        var former = former(now);
        var rest = former.map(id -> Places.of(now).without(id)).orElse(Places.of(now));
        var places =
                new Places(
                        former.map(ModelId::value),
                        rest.challenger(),
                        rest.share(),
                        rest.shadows());
        var changed = change(now, places, why(why, "why"));
        fourEyes.propose(
                ROLL_BACK,
                Role.UNDERWRITER,
                "line-up-" + changed.no(),
                Canonical.JSON.<JsonNode>valueToTree(Places.of(now)),
                new Words(
                        "已退回前一主模型 " + named(former) + "（原为 " + named(now.champion()) + "）：" + why,
                        "Rolled back to "
                                + named(former)
                                + " (from "
                                + named(now.champion())
                                + "): "
                                + why));
        return changed;
    }

    private String named(Optional<ModelId> model) {
        return model.map(id -> lineUps.model(id).version()).orElse("pack");
    }

    /** The last champion before this one that may still decide; without any, the pack decides. */
    private Optional<ModelId> former(LineUp now) {
        for (var earlier : lineUps.all()) {
            var champion = earlier.champion();
            if (champion.isEmpty()) {
                return champion;
            }
            if (!champion.equals(now.champion())) {
                var state = model(champion.get()).state();
                if (state != State.EXPIRED && state != State.RETIRED) {
                    return champion;
                }
            }
        }
        return Optional.empty();
    }

    private LineUp change(LineUp before, Places places, String why) {
        var after = lineUps.change(before, places, why, access.actor(), clock.instant());
        audit.record(
                "underwriting.line-up-changed",
                "line-up",
                String.valueOf(after.no()),
                Places.of(before),
                Places.of(after));
        return after;
    }

    @Override
    public ProposalId renew(ModelId id, LocalDate until, String why) {
        var model = kept(id);
        var on = today();
        var last = on.plusMonths(LineUps.figure(packs, "valid_months", on));
        if (until.isBefore(on.plusDays(1)) || until.isAfter(last)) {
            throw Problem.of("SMP-UND-0720").field("until").with("max", last);
        }
        requireNot(model, h -> !h.lifted() && !h.code().equals("EXPIRED"));
        return fourEyes.propose(
                RENEWAL,
                Role.UNDERWRITER,
                id.toString(),
                Map.of("until", until.toString(), "why", why(why, "why")),
                new Words(
                        "模型 " + model.version() + " 延期至 " + until + "：" + why,
                        "Let model " + model.version() + " stay until " + until + ": " + why));
    }

    @Override
    public ModelSheet retire(ModelId id, String why) {
        var state = model(id).state();
        var lineUp = lineUps.latest();
        boolean scores =
                lineUp.champion().filter(id::equals).isPresent()
                        || lineUp.challenger().filter(id::equals).isPresent()
                        || lineUp.shadows().contains(id);
        if (scores || state == State.RETIRED || state == State.PROPOSED) {
            throw Problem.of("SMP-UND-0709");
        }
        var content = Map.of("why", why(why, "why"));
        step(id, "RETIRED", content, access.actor());
        audit.record("underwriting.model-retired", "model", id.toString(), null, content);
        return model(id);
    }

    private void step(ModelId id, String step, Object content, Actor by) {
        if (inventory.step(id, step, content, by, clock.instant()).isEmpty()) {
            throw Problem.of("SMP-UND-0712");
        }
    }
}
