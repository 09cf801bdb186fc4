package io.sampan.underwriting.internal;

import io.sampan.access.SystemClock;
import io.sampan.packs.Packs;
import io.sampan.packs.Words;
import io.sampan.scoring.Assessment;
import io.sampan.scoring.Measures;
import io.sampan.underwriting.ModelMonth;
import io.sampan.underwriting.ModelMonth.Shift;
import io.sampan.underwriting.RunningBorrowers;
import io.sampan.underwriting.Terms;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What models did month by month, counted from the decisions themselves. Indices come from the
 * latest decisions of a month; how many those are is told, because small samples move by chance.
 */
@Component
class ModelMonths {

    private static final int LOOKED_MAX = 2000;

    /** Cases behind the shares of a points table whose training is not in the inventory. */
    private static final int CASES_OF_PACK = 100;

    private final JdbcClient sql;
    private final Rulebooks rulebooks;
    private final Inventory inventory;
    private final ObjectProvider<RunningBorrowers> borrowers;
    private final Packs packs;

    ModelMonths(
            JdbcClient sql,
            Rulebooks rulebooks,
            Inventory inventory,
            ObjectProvider<RunningBorrowers> borrowers,
            Packs packs) {
        this.sql = sql;
        this.borrowers = borrowers;
        this.packs = packs;
        this.rulebooks = rulebooks;
        this.inventory = inventory;
    }

    private record Counted(
            YearMonth month, String rulebook, int accepted, int referred, int refused) {}

    /** A person's answer beside what was suggested. */
    private record Answered(YearMonth month, String rulebook, boolean overrides) {}

    /** A decision that ended in an acceptance. */
    private record Accepted(
            YearMonth month, String rulebook, String application, boolean endedBadly) {}

    List<ModelMonth> of(YearMonth from, YearMonth to) {
        var byModel = new TreeMap<YearMonth, Map<String, List<Counted>>>();
        for (var counted : counted(from, to)) {
            var model = rulebooks.stored(counted.rulebook()).modelVersion();
            byModel.computeIfAbsent(counted.month(), _ -> new TreeMap<>())
                    .computeIfAbsent(model, _ -> new ArrayList<>())
                    .add(counted);
        }
        var answered = answered(from, to);
        var known = known(from, to);
        var expected = expected();
        var months = new ArrayList<ModelMonth>();
        byModel.descendingMap()
                .forEach((month, models) ->
                        models.forEach((model, parts) ->
                                months.add(
                                        month(
                                                month,
                                                model,
                                                parts,
                                                expected,
                                                of(
                                                        month,
                                                        parts,
                                                        answered,
                                                        Answered::month,
                                                        Answered::rulebook),
                                                of(
                                                        month,
                                                        parts,
                                                        known,
                                                        Accepted::month,
                                                        Accepted::rulebook)))));
        return months;
    }

    /** How the points of each model of the inventory lay when it was measured. */
    private Map<String, JsonNode> expected() {
        var expected = new TreeMap<String, JsonNode>();
        for (var model : inventory.all()) {
            inventory.steps(model.id()).stream()
                    .filter(s -> s.step().equals("VALIDATED"))
                    .findFirst()
                    .ifPresent(s ->
                            expected.put(
                                    model.modelVersion(), s.json().path("curves").path("points")));
        }
        return expected;
    }

    private List<Counted> counted(YearMonth from, YearMonth to) {
        return sql.sql(
                        """
                        select to_char(d.decided_at at time zone :zone, 'YYYY-MM') as month, d.rulebook,
                          count(*) filter (where d.kind = 'ACCEPTED') as accepted,
                          count(*) filter (where d.kind = 'REFERRED') as referred,
                          count(*) filter (where d.kind = 'REFUSED') as refused
                        from underwriting.decision d
                        where d.decided_at >= :from and d.decided_at < :to
                        group by 1, 2\
                        """)
                .param("zone", SystemClock.ZONE.getId())
                .param("from", start(from))
                .param("to", start(to.plusMonths(1)))
                .query((row, _) ->
                        new Counted(
                                YearMonth.parse(row.getString("month")),
                                row.getString("rulebook"),
                                row.getInt("accepted"),
                                row.getInt("referred"),
                                row.getInt("refused")))
                .list();
    }

    /** What people answered to the decisions of some months. */
    private List<Answered> answered(YearMonth from, YearMonth to) {
        return sql.sql(
                        """
                        select to_char(d.decided_at at time zone :zone, 'YYYY-MM') as month, d.rulebook,
                          d.sealed, r.content
                        from underwriting.decision d
                        join underwriting.resolution r on r.decision = d.id and r.step = 'RESOLVED'
                        where d.decided_at >= :from and d.decided_at < :to\
                        """)
                .param("zone", SystemClock.ZONE.getId())
                .param("from", start(from))
                .param("to", start(to.plusMonths(1)))
                .query((row, _) ->
                        new Answered(
                                YearMonth.parse(row.getString("month")),
                                row.getString("rulebook"),
                                overrides(
                                        row.getString("sealed"),
                                        Canonical.read(
                                                        row.getString("content"),
                                                        Resolutions.Said.class)
                                                .answer()
                                                .terms())))
                .list();
    }

    /**
     * Whether a person's answer is another than the one suggested. Who asked for less than may be
     * lent gets what he asked for: that is no other answer.
     */
    static boolean overrides(String sealed, Optional<Terms> granted) {
        var suggested = Sealing.terms(sealed);
        if (granted.isEmpty() || suggested.isEmpty()) {
            return granted.isPresent() != suggested.isPresent();
        }
        var asked = Sealing.asked(sealed);
        var most = suggested.get();
        var given = granted.get();
        boolean amount =
                given.limit().equals(most.limit())
                        || given.limit().equals(asked.asked().min(most.limit()));
        boolean tenor =
                given.monthsMax() == most.monthsMax()
                        || given.monthsMax() == Math.min(asked.months(), most.monthsMax());
        return !amount || !tenor || given.rate().compareTo(most.rate()) != 0;
    }

    /** Accepted decisions of some months whose loan can have told how it ends. */
    private List<Accepted> known(YearMonth from, YearMonth to) {
        var accepted =
                sql.sql(
                                """
                                select to_char(d.decided_at at time zone :zone, 'YYYY-MM') as month,
                                  d.rulebook, d.application, b.application is not null as ended_badly
                                from underwriting.decision d
                                left join underwriting.ended_badly b on b.application = d.application
                                where d.decided_at >= :from and d.decided_at < :to
                                  and (d.kind = 'ACCEPTED' or exists (
                                    select from underwriting.resolution r
                                    where r.decision = d.id and r.step = 'RESOLVED'
                                      and r.content::jsonb #>> '{answer,kind}' = 'ACCEPTED'))\
                                """)
                        .param("zone", SystemClock.ZONE.getId())
                        .param("from", start(from))
                        .param("to", start(to.plusMonths(1)))
                        .query((row, _) ->
                                new Accepted(
                                        YearMonth.parse(row.getString("month")),
                                        row.getString("rulebook"),
                                        row.getString("application"),
                                        row.getBoolean("ended_badly")))
                        .list();
        var applications = accepted.stream().map(Accepted::application).collect(Collectors.toSet());
        var telling = telling(applications);
        return accepted.stream()
                .filter(a -> a.endedBadly() || telling.contains(a.application()))
                .toList();
    }

    private Set<String> telling(Set<String> applications) {
        var outside = borrowers.getIfAvailable();
        if (outside == null || applications.isEmpty()) {
            return Set.of();
        }
        var on = outside.today();
        int days = LineUps.figure(packs, "bad_days_past_due", on);
        return borrowers.stream()
                .flatMap(port -> port.telling(applications, days, on).stream())
                .collect(Collectors.toSet());
    }

    private static <T> List<T> of(
            YearMonth month,
            List<Counted> parts,
            List<T> all,
            Function<T, YearMonth> when,
            Function<T, String> rulebook) {
        var rulebooks = parts.stream().map(Counted::rulebook).collect(Collectors.toSet());
        return all.stream()
                .filter(one ->
                        when.apply(one).equals(month) && rulebooks.contains(rulebook.apply(one)))
                .toList();
    }

    private static Timestamp start(YearMonth month) {
        return Timestamp.from(month.atDay(1).atStartOfDay(SystemClock.ZONE).toInstant());
    }

    private ModelMonth month(
            YearMonth month,
            String model,
            List<Counted> parts,
            Map<String, JsonNode> expected,
            List<Answered> answered,
            List<Accepted> known) {
        int accepted = parts.stream().mapToInt(Counted::accepted).sum();
        int referred = parts.stream().mapToInt(Counted::referred).sum();
        int refused = parts.stream().mapToInt(Counted::refused).sum();
        var looked = new ArrayList<Looked>();
        for (var part : parts) {
            looked.addAll(looked(month, part.rulebook(), LOOKED_MAX - looked.size()));
        }
        var rulebook = rulebooks.stored(parts.getFirst().rulebook());
        var found =
                inventory.all().stream().filter(m -> m.modelVersion().equals(model)).findFirst();
        int learnt =
                found.map(m -> m.reportJson().path("rows").asInt(CASES_OF_PACK))
                        .orElse(CASES_OF_PACK);
        return new ModelMonth(
                month,
                model,
                accepted + referred + refused,
                accepted,
                referred,
                refused,
                answered.size(),
                (int) answered.stream().filter(Answered::overrides).count(),
                known.size(),
                (int) known.stream().filter(Accepted::endedBadly).count(),
                looked.size(),
                points(looked, expected.get(model), learnt),
                features(rulebook, looked, learnt));
    }

    private record Looked(int points, Case asked) {}

    private List<Looked> looked(YearMonth month, String rulebook, int atMost) {
        return sql.sql(
                        """
                        select points, sealed from underwriting.decision
                        where rulebook = :rulebook and decided_at >= :from and decided_at < :to
                        order by decided_at desc limit :max\
                        """)
                .param("rulebook", rulebook)
                .param("from", start(month))
                .param("to", start(month.plusMonths(1)))
                .param("max", Math.max(0, atMost))
                .query((row, _) ->
                        new Looked(row.getInt("points"), Sealing.asked(row.getString("sealed"))))
                .list();
    }

    private static List<Shift> features(Rulebook rulebook, List<Looked> looked, int learnt) {
        var scores = rulebook.model();
        var shifts = new ArrayList<Shift>();
        var model = scores.model();
        for (int f = 0; f < scores.encodings().size(); f++) {
            var encoding = scores.encodings().get(f);
            var before = model.shares(f);
            var after = new double[before.length];
            int missing = 0;
            for (var one : looked) {
                double value =
                        one.asked()
                                .value(encoding.column())
                                .map(BigDecimal::doubleValue)
                                .orElse(Double.NaN);
                missing += Double.isNaN(value) ? 1 : 0;
                after[model.band(f, encoding.number(value))]++;
            }
            if (!looked.isEmpty()) {
                shifts.add(
                        new Shift(
                                encoding.column(),
                                rulebook.feature(encoding.column()).name(),
                                Modelling.round(Measures.populationStability(before, after)),
                                Modelling.round(
                                        Assessment.stabilityByChance(
                                                before.length, learnt, looked.size())),
                                Modelling.round((double) missing / looked.size())));
            }
        }
        return shifts;
    }

    private static Optional<Shift> points(
            List<Looked> looked, @org.jspecify.annotations.Nullable JsonNode expected, int learnt) {
        if (expected == null || expected.isEmpty() || looked.isEmpty()) {
            return Optional.empty();
        }
        var bars = new TreeMap<Integer, double[]>();
        for (var bar : expected) {
            bars.computeIfAbsent(bar.get(0).asInt(), _ -> new double[2])[0] +=
                    bar.get(1).asDouble();
        }
        for (var one : looked) {
            bars.computeIfAbsent(ModelValidation.bar(one.points()), _ -> new double[2])[1]++;
        }
        var before = bars.values().stream().mapToDouble(b -> b[0]).toArray();
        var after = bars.values().stream().mapToDouble(b -> b[1]).toArray();
        return Optional.of(
                new Shift(
                        "points",
                        new Words("分数", "Points"),
                        Modelling.round(Measures.populationStability(before, after)),
                        Modelling.round(
                                Assessment.stabilityByChance(before.length, learnt, looked.size())),
                        0));
    }
}
