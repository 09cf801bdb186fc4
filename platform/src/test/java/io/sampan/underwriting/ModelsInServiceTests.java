package io.sampan.underwriting;

import static io.sampan.underwriting.ModelsFixture.REASON;
import static io.sampan.underwriting.ModelsFixture.aModel;
import static io.sampan.underwriting.ModelsFixture.aReport;
import static io.sampan.underwriting.ModelsFixture.boosted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.FourEyes;
import io.sampan.access.Problem;
import io.sampan.access.ProposalId;
import io.sampan.access.Role;
import io.sampan.access.UserId;
import io.sampan.install.TestDatabase;
import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Parties;
import io.sampan.parties.PartiesFixture;
import io.sampan.sharing.Direction;
import io.sampan.sharing.Invoice;
import io.sampan.underwriting.ModelSheet.State;
import io.sampan.underwriting.internal.Shadows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.ContextConfiguration;

/** Models from the inventory to deciding and back, on a real database. */
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES)
@ContextConfiguration(initializers = TestDatabase.class)
class ModelsInServiceTests {

    private final LocalDate on = LocalDate.now(ZoneOffset.UTC);
    private static final String ELSEWHERE = "MEASURED_ELSEWHERE";

    @Autowired private Models models;
    @Autowired private Underwriting underwriting;
    @Autowired private Shadows shadows;
    @Autowired private Parties parties;
    @Autowired private SharingStandIn sharing;
    @Autowired private Access access;
    @Autowired private FourEyes fourEyes;
    @Autowired private Environment environment;

    private final Actor trainer = person("Tian Yu");
    private final Actor proposer = person("Gu Ming");
    private final Actor second = person("Shen Lan");

    @ParameterizedTest
    @CsvSource({
        "Term,GRAIN",
        "ChgOffPrinGr,ALONE_TOO_GOOD",
        "DisbursementDate,LATER_THAN_DECISION",
        "rating,TELLS_TOO_MUCH",
        "ended_on,FILLED_AFTERWARDS"
    })
    void a_flagged_column_refuses_promotion_by_its_name(String column, String kind) {
        var model =
                kept(
                        aModel(column.hashCode()),
                        aReport(
                                "[{\"column\":\"%s\",\"kind\":\"%s\",\"value\":0.93}]"
                                        .formatted(column, kind)));
        overrule(model, second, ELSEWHERE);

        assertThatThrownBy(() -> promote(model, proposer))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo("SMP-UND-0703");
                            assertThat(problem.params())
                                    .containsEntry("flags", kind + " " + column);
                        });
    }

    @Test
    void the_same_model_without_the_flag_is_promoted() {
        var model = kept(aModel(501), aReport());
        overrule(model, second, ELSEWHERE);

        agree(promote(model, proposer), second);

        assertThat(models.model(model.id()).state()).isEqualTo(State.CHAMPION);
        as(proposer, () -> models.rollBack("back to the pack"));
    }

    @Test
    void a_validation_that_does_not_say_its_split_refuses_promotion() {
        var report = aReport().replace("out of time: learnt from the earlier 2100 rows", "");

        assertThat(names(kept(aModel(502), report))).contains("UNLABELLED_SPLIT");
        assertThat(names(kept(aModel(503), "{}"))).contains("NOT_VALIDATED");
        assertThat(names(kept(aModel(504), aReport().replace("0.71", "0.53"))))
                .contains("BY_CHANCE");
    }

    @Test
    void a_column_that_no_decision_can_compute_is_named_and_nobody_may_lift_it() {
        var model = kept(aModel(505, "NAICS"), aReport());

        assertThat(names(model)).contains("UNKNOWN_COLUMN NAICS");
        assertThatThrownBy(() -> overrule(model, second, "UNKNOWN_COLUMN NAICS"))
                .hasMessageContaining("SMP-UND-0707");
        assertThatThrownBy(() -> as(proposer, () -> models.shadow(model.id(), "a look")))
                .hasMessageContaining("SMP-UND-0703");
    }

    @Test
    void nobody_lifts_the_flags_of_his_own_model_or_proposes_what_he_lifted() {
        var model = kept(aModel(506), aReport());

        assertThatThrownBy(() -> overrule(model, trainer, ELSEWHERE))
                .hasMessageContaining("SMP-UND-0705");
        assertThatThrownBy(() ->
                        as(second, () -> models.overrule(model.id(), Set.of(ELSEWHERE), "fine")))
                .hasMessageContaining("SMP-UND-0706");
        overrule(model, second, ELSEWHERE);
        assertThatThrownBy(() -> promote(model, second)).hasMessageContaining("SMP-UND-0704");
        var proposal = promote(model, proposer);
        assertThatThrownBy(() -> agree(proposal, proposer)).isInstanceOf(Problem.class);
        assertThat(models.model(model.id()).state()).isEqualTo(State.PROPOSED);
        assertThat(models.model(model.id()).hindrances())
                .singleElement()
                .satisfies(h -> assertThat(h.overruled().orElseThrow().text()).isEqualTo(REASON));
        as(second, () -> fourEyes.reject(proposal, "not yet"));
        assertThat(models.model(model.id()).state()).isEqualTo(State.TRAINED);
    }

    @ParameterizedTest
    @CsvSource({"SCORECARD", "BOOSTED"})
    void a_champion_decides_and_its_decisions_replay_after_it_is_gone(ModelSheet.Kind kind) {
        var text = kind == ModelSheet.Kind.SCORECARD ? aModel(507) : boosted(-3.25);
        var model = kept(text, aReport());
        overrule(model, second, ELSEWHERE);
        agree(promote(model, proposer), second);

        var decided = decide();
        as(proposer, () -> models.rollBack("too many refusals this week"));
        var after = decide();

        assertThat(model.kind()).isEqualTo(kind);
        assertThat(decided.modelVersion()).startsWith(model.version() + "@");
        assertThat(after.modelVersion()).doesNotStartWith(model.version());
        assertThat(underwriting.replay(decided.id()).differences()).isEmpty();
        assertThat(underwriting.replay(decided.id()).same()).isTrue();
    }

    @Test
    void a_roll_back_works_at_once_and_a_second_person_may_take_it_back() {
        var model = kept(aModel(508), aReport());
        overrule(model, second, ELSEWHERE);
        agree(promote(model, proposer), second);

        var back = as(proposer, () -> models.rollBack("grades look wrong"));
        var proposal =
                as(second, () -> fourEyes.proposals(null, null, 50)).items().stream()
                        .filter(p -> p.subjectId().equals("line-up-" + back.no()))
                        .findFirst()
                        .orElseThrow();

        assertThat(back.champion()).isEmpty();
        as(second, () -> fourEyes.reject(proposal.id(), "the grades were right"));
        assertThat(models.lineUp().champion()).contains(model.id());
        as(proposer, () -> models.rollBack("end of the test"));
    }

    @Test
    void a_challenger_decides_for_its_share_and_always_for_the_same_enterprises() {
        var model = kept(aModel(509), aReport());
        overrule(model, second, ELSEWHERE);
        agree(
                as(
                        proposer,
                        () ->
                                models.promote(
                                        model.id(),
                                        new Promotion(
                                                Promotion.Role.CHALLENGER, 30, "a real try"))),
                second);

        var enterprises = new ArrayList<EnterpriseId>();
        for (int i = 0; i < 60; i++) {
            enterprises.add(anEnterprise());
        }
        var first = challenged(model, enterprises);
        var again = challenged(model, enterprises);
        as(proposer, () -> models.withdraw(model.id(), "end of the try"));

        assertThat(first).hasSizeBetween(6, 32).isEqualTo(again);
        assertThat(challenged(model, enterprises)).isEmpty();
        assertThat(models.model(model.id()).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void a_model_whose_time_is_over_decides_nothing_and_is_refused_until_renewed() {
        var model = kept(aModel(510), aReport());
        overrule(model, second, ELSEWHERE);
        agree(promote(model, proposer), second);
        TestDatabase.asOwner(environment)
                .sql("update underwriting.model set expires_on = ? where id = ?")
                .params(on.minusDays(1), model.id().value())
                .update();

        assertThat(decide().modelVersion()).doesNotStartWith(model.version());
        assertThat(models.model(model.id()).state()).isEqualTo(State.EXPIRED);
        assertThat(names(models.model(model.id()))).contains("EXPIRED");
        var renewal =
                as(proposer, () -> models.renew(model.id(), on.plusMonths(6), "measured again"));
        agree(renewal, second);
        assertThat(decide().modelVersion()).startsWith(model.version() + "@");
        as(proposer, () -> models.rollBack("end of the test"));
    }

    @Test
    void the_same_content_is_kept_once_with_its_first_report() {
        var flagged = aReport("[{\"column\":\"Term\",\"kind\":\"GRAIN\",\"value\":0.9}]");
        var first = kept(aModel(511), flagged);

        var again = kept(aModel(511), aReport());

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(names(again)).contains("GRAIN Term");
    }

    @Test
    void a_shadow_scores_behind_the_decision_and_changes_nothing() {
        var model = kept(aModel(513), aReport());
        as(proposer, () -> models.shadow(model.id(), "a look before a try"));

        var decided = decide();
        int scored = shadows.score();

        assertThat(decided.modelVersion()).doesNotStartWith(model.version());
        assertThat(scored).isEqualTo(1);
        assertThat(shadows.score()).isZero();
        assertThat(underwriting.decision(decided.id())).isEqualTo(decided);
        assertThat(shadowPoints(decided)).isNotEqualTo(decided.score().points());
        var said = as(proposer, () -> models.said(model.id()));
        assertThat(said.decisions()).isEqualTo(1);
        assertThat(said.sameGrade()).isBetween(0, 1);
        assertThat(said.pointsMore())
                .isEqualByComparingTo(
                        BigDecimal.valueOf(shadowPoints(decided) - decided.score().points()));
        as(proposer, () -> models.withdraw(model.id(), "end of the test"));
    }

    private int shadowPoints(Decision decided) {
        return TestDatabase.asOwner(environment)
                .sql("select points from underwriting.shadow_score where decision = ?")
                .param(decided.id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void a_retired_model_comes_back_for_nothing() {
        var model = kept(aModel(512), aReport());
        overrule(model, second, ELSEWHERE);

        as(proposer, () -> models.retire(model.id(), "replaced"));

        assertThat(models.model(model.id()).state()).isEqualTo(State.RETIRED);
        assertThatThrownBy(() -> promote(model, proposer)).hasMessageContaining("SMP-UND-0709");
    }

    private Set<EnterpriseId> challenged(ModelSheet model, List<EnterpriseId> enterprises) {
        return enterprises.stream()
                .filter(e -> decide(e).modelVersion().startsWith(model.version() + "@"))
                .collect(Collectors.toSet());
    }

    private static List<String> names(ModelSheet model) {
        return model.hindrances().stream().map(Hindrance::name).toList();
    }

    private ModelSheet kept(String model, String report) {
        return as(trainer, () -> models.add(model, report, "for working capital"));
    }

    private void overrule(ModelSheet model, Actor by, String flag) {
        as(by, () -> models.overrule(model.id(), Set.of(flag), REASON));
    }

    private ProposalId promote(ModelSheet model, Actor by) {
        return as(
                by,
                () ->
                        models.promote(
                                model.id(),
                                new Promotion(Promotion.Role.CHAMPION, 0, "orders better")));
    }

    private void agree(ProposalId proposal, Actor by) {
        as(by, () -> fourEyes.approve(proposal));
    }

    private Decision decide() {
        return decide(anEnterprise());
    }

    private Decision decide(EnterpriseId enterprise) {
        return access.as(
                Actor.SYSTEM,
                () ->
                        underwriting.decide(
                                new Asked(
                                        "SQ-" + UUID.randomUUID(),
                                        enterprise,
                                        Money.cny("100000.00"),
                                        12,
                                        new Asked.Product(
                                                "working-capital",
                                                Money.cny("10000.00"),
                                                Money.cny("2000000.00"),
                                                24),
                                        on,
                                        Instant.now().plusSeconds(5))));
    }

    private EnterpriseId anEnterprise() {
        var enterprise =
                access.as(Actor.SYSTEM, () -> parties.register(PartiesFixture.anEnterprise(), on));
        var invoices = new ArrayList<Invoice>();
        for (int back = 24; back >= 1; back--) {
            for (int i = 0; i < 4; i++) {
                var day = on.minusMonths(back).withDayOfMonth(1 + i);
                invoices.add(
                        new Invoice(
                                enterprise,
                                Direction.SALE,
                                String.valueOf(invoices.size()),
                                day,
                                "buyer " + i,
                                Money.cny("30000.00"),
                                Money.cny("0.00"),
                                Money.cny("30000.00"),
                                Invoice.Status.VALID,
                                day.atStartOfDay(ZoneOffset.UTC).toInstant()));
            }
        }
        sharing.known.put(enterprise, invoices);
        return enterprise;
    }

    private <T> T as(Actor actor, Supplier<T> work) {
        return access.as(actor, work);
    }

    private static Actor person(String name) {
        return new Actor(
                new UserId(UUID.randomUUID()), name, Set.of(Role.UNDERWRITER), Optional.empty());
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Outside {

        @Bean
        @Primary
        SharingStandIn sharingStandIn() {
            return new SharingStandIn();
        }

        @Bean
        Exposure exposure() {
            return enterprise -> Money.cny("0.00");
        }
    }
}
