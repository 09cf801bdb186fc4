package io.sampan.parties;

import static io.sampan.parties.PartiesFixture.aCard;
import static io.sampan.parties.PartiesFixture.aPerson;
import static io.sampan.parties.PartiesFixture.aPhone;
import static io.sampan.parties.PartiesFixture.anEnterprise;
import static io.sampan.parties.PartiesFixture.ownedBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sampan.access.Actor;
import io.sampan.access.AuditQuery;
import io.sampan.access.AuditTrail;
import io.sampan.access.SystemClock;
import io.sampan.access.WebTest;
import io.sampan.install.TestDatabase;
import io.sampan.money.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The register of enterprises and persons. */
class RegisterTests extends WebTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-24");

    @Autowired Parties parties;
    @Autowired AuditTrail trail;
    @Autowired SystemClock clock;
    @Autowired Environment environment;

    @AfterEach
    void letTheClockRun() {
        clock.runOn();
    }

    @Test
    void an_enterprise_is_registered_sized_and_shown_masked() {
        var fresh = anEnterprise();

        var enterprise = parties.enterprise(registered(fresh));

        assertThat(enterprise.creditCode()).isEqualTo(fresh.creditCode());
        assertThat(enterprise.size()).isEqualTo(SizeClass.SMALL);
        assertThat(enterprise.industry().name().zh()).isEqualTo("金属制品业");
        assertThat(enterprise.owners()).isEqualTo(fresh.owners());
        assertThat(enterprise.customerSince()).isEqualTo(DAY);
        assertThat(enterprise.legalRepresentative().idNumberMasked())
                .isEqualTo(fresh.legalRepresentative().idNumber().masked())
                .contains("***********");
    }

    @Test
    void enterprises_of_one_person_or_one_owner_belong_together_and_namesakes_may() {
        var person = aPerson();
        var own = registered(anEnterprise(person, ownedBy("王一", "甲投资有限公司")));
        var samePerson =
                registered(
                        anEnterprise(
                                new NewPerson("王一", person.idNumber(), aPhone()),
                                ownedBy("赵二", "乙投资有限公司")));
        var sameOwner = registered(anEnterprise(aPerson(), ownedBy("钱三", "甲投资有限公司")));
        var namesake = registered(anEnterprise(aPerson(), ownedBy("王一", "丙投资有限公司")));
        var name = parties.enterprise(own).name();
        var daughter = registered(anEnterprise(aPerson(), ownedBy("孙四", name)));
        registered(anEnterprise(aPerson(), ownedBy("李五", "丁投资有限公司")));

        var related = parties.related(own, new BigDecimal("0.25"));
        var byHalf = parties.related(own, new BigDecimal("0.5"));

        assertThat(related)
                .extracting(Related::enterprise, Related::tie)
                .containsExactlyInAnyOrder(
                        tuple(samePerson, Related.Tie.REPRESENTATIVE),
                        tuple(sameOwner, Related.Tie.OWNER),
                        tuple(daughter, Related.Tie.OWNER),
                        tuple(namesake, Related.Tie.NAMESAKE));
        assertThat(parties.related(daughter, new BigDecimal("0.25")))
                .extracting(Related::enterprise)
                .containsExactly(own);
        assertThat(byHalf)
                .extracting(Related::enterprise)
                .containsExactlyInAnyOrder(samePerson, namesake);
    }

    @Test
    void the_same_code_is_registered_once() {
        var fresh = anEnterprise();
        var id = registered(fresh);

        assertThatThrownBy(() -> registered(fresh)).hasMessageContaining("SMP-PAR-0051");
        assertThat(parties.find(fresh.creditCode())).contains(id);
    }

    @Test
    void an_enterprise_cannot_be_founded_tomorrow_or_in_an_industry_that_does_not_exist() {
        var fresh = anEnterprise();
        assertThatThrownBy(() ->
                        bySystem(() -> parties.register(fresh, LocalDate.parse("2015-03-01"))))
                .hasMessageContaining("SMP-PAR-0046");
    }

    @Test
    void a_change_sizes_anew_and_keeps_the_state_before_in_the_audit_trail() {
        var id = registered(anEnterprise());

        var changed =
                bySystem(() ->
                        parties.change(
                                id,
                                changes(Optional.of(300), Optional.of("20000000.00")),
                                Optional.of(1),
                                DAY));

        assertThat(changed.size()).isEqualTo(SizeClass.MEDIUM);
        assertThat(changed.version()).isEqualTo(2);
        assertThat(parties.enterprise(id)).isEqualTo(changed);
        var line = trail.lines(AuditQuery.about("enterprise", id.toString())).items().getFirst();
        assertThat(line.action()).isEqualTo("parties.changed");
        assertThat(String.valueOf(line.before())).contains("\"staff\":35");
        assertThat(String.valueOf(line.after())).contains("\"staff\":300");
    }

    @Test
    void a_change_made_on_an_old_version_is_refused() {
        var id = registered(anEnterprise());
        bySystem(() ->
                parties.change(
                        id, changes(Optional.of(40), Optional.empty()), Optional.of(1), DAY));

        assertThatThrownBy(() ->
                        bySystem(() ->
                                parties.change(
                                        id,
                                        changes(Optional.of(50), Optional.empty()),
                                        Optional.of(1),
                                        DAY)))
                .hasMessageContaining("SMP-PAR-0052");
    }

    @Test
    void enterprises_are_found_by_part_of_the_name_and_by_code_page_by_page() {
        var one = registered(anEnterprise("江南纸业有限公司"));
        var two = registered(anEnterprise("江南木业有限公司"));
        var code = parties.enterprise(two).creditCode();

        var first = parties.enterprises("江南", null, 1);
        var second = parties.enterprises("江南", first.next(), 1);

        assertThat(first.items()).hasSize(1);
        assertThat(second.next()).isNull();
        assertThat(first.items().getFirst().id()).isNotEqualTo(second.items().getFirst().id());
        assertThat(parties.enterprises(code.value(), null, 50).items())
                .extracting(Enterprise::id)
                .containsExactly(two);
        assertThat(parties.enterprises("100%_", null, 50).items()).isEmpty();
        assertThat(one).isNotEqualTo(two);
    }

    @Test
    void personal_numbers_do_not_stand_in_the_database() {
        var fresh = anEnterprise();
        var id = registered(fresh);
        var account =
                bySystem(() -> parties.addAccount(id, new NewBankAccount("测试银行", aCard(), "张测试")));
        var card = bySystem(() -> parties.cardNumber(account)).value();

        var dump =
                String.join(
                        "\n",
                        TestDatabase.asOwner(environment)
                                .sql(
                                        """
                                        select p::text from parties.person p
                                        union all select b::text from parties.bank_account b
                                        union all select e::text from parties.enterprise e
                                        union all select a::text from access.audit_line a
                                        union all select c::text from access.command c
                                        """)
                                .query(String.class)
                                .list());

        assertThat(dump)
                .doesNotContain(
                        fresh.legalRepresentative().idNumber().value(),
                        fresh.legalRepresentative().phone().value(),
                        card)
                .doesNotContain(hex(fresh.legalRepresentative().idNumber().value()), hex(card));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_number_copied_to_another_row_does_not_open() {
        var one = parties.enterprise(registered(anEnterprise())).legalRepresentative().id();
        var other = parties.enterprise(registered(anEnterprise())).legalRepresentative().id();
        TestDatabase.asOwner(environment)
                .sql(
                        """
                        update parties.person set id_number_sealed =
                            (select id_number_sealed from parties.person where id = :other)
                        where id = :one
                        """)
                .param("one", one.value())
                .param("other", other.value())
                .update();

        assertThatThrownBy(() -> bySystem(() -> parties.idNumber(one, "test")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not open");
    }

    @Test
    void a_whole_number_is_given_with_a_reason_and_written_down() {
        var fresh = anEnterprise();
        var person = parties.enterprise(registered(fresh)).legalRepresentative().id();

        var number = bySystem(() -> parties.idNumber(person, "contract to be signed"));

        assertThat(number).isEqualTo(fresh.legalRepresentative().idNumber());
        var line = trail.lines(AuditQuery.about("person", person.toString())).items().getFirst();
        assertThat(line.action()).isEqualTo("parties.number-seen");
        assertThat(String.valueOf(line.after())).contains("contract to be signed");
        assertThatThrownBy(() -> bySystem(() -> parties.phone(person, " ")))
                .hasMessageContaining("SMP-PAR-0055");
    }

    @Test
    void enterprises_are_found_by_personal_numbers_without_opening_them() {
        var fresh = anEnterprise();
        var id = registered(fresh);
        var card = aCard();
        bySystem(() -> parties.addAccount(id, new NewBankAccount("测试银行", card, "张测试")));

        assertThat(bySystem(() -> parties.represented(fresh.legalRepresentative().idNumber())))
                .containsExactly(id);
        assertThat(bySystem(() -> parties.reachedBy(fresh.legalRepresentative().phone())))
                .containsExactly(id);
        assertThat(bySystem(() -> parties.holding(card))).containsExactly(id);
        assertThat(bySystem(() -> parties.holding(aCard()))).isEmpty();
    }

    @Test
    void the_same_card_is_registered_once_and_shown_by_its_tail() {
        var id = registered(anEnterprise());
        var account = new NewBankAccount("测试银行", aCard(), "测试公司");

        var first = bySystem(() -> parties.addAccount(id, account));
        var again = bySystem(() -> parties.addAccount(id, account));

        assertThat(again).isEqualTo(first);
        assertThat(parties.accounts(id)).hasSize(1);
        assertThat(parties.account(first).tail()).isEqualTo(account.cardNumber().tail());
        assertThat(bySystem(() -> parties.cardNumber(first))).isEqualTo(account.cardNumber());
    }

    @Test
    void a_consent_holds_from_when_it_is_given_until_its_last_day() {
        var id = registered(anEnterprise());
        var given = Instant.parse("2026-11-24T02:00:00Z");
        clock.runAt(given);

        var consent =
                bySystem(() ->
                        parties.giveConsent(
                                id, Purpose.INVOICES, LocalDate.parse("2026-12-31"), DAY));

        assertThat(consent.given()).isTrue();
        assertThat(consent.reader().en()).contains("lender");
        assertThat(parties.consented(id, Purpose.INVOICES, given)).isTrue();
        assertThat(parties.consented(id, Purpose.INVOICES, given.minusSeconds(1))).isFalse();
        assertThat(parties.consented(id, Purpose.INVOICES, Instant.parse("2026-12-31T15:59:59Z")))
                .isTrue();
        assertThat(parties.consented(id, Purpose.INVOICES, Instant.parse("2026-12-31T16:00:00Z")))
                .isFalse();
        assertThat(parties.consented(id, Purpose.TAX, given)).isFalse();
    }

    @Test
    void a_withdrawn_consent_no_longer_holds_but_what_was_is_still_known() {
        var id = registered(anEnterprise());
        var given = Instant.parse("2026-11-24T02:00:00Z");
        clock.runAt(given);
        bySystem(() -> parties.giveConsent(id, Purpose.INVOICES, DAY.plusMonths(6), DAY));
        clock.runAt(given.plus(Duration.ofDays(1)));

        bySystem(() -> {
            parties.withdrawConsent(id, Purpose.INVOICES);
            parties.withdrawConsent(id, Purpose.INVOICES);
            return id;
        });

        assertThat(parties.consented(id, Purpose.INVOICES, given.plus(Duration.ofDays(2))))
                .isFalse();
        assertThat(parties.consented(id, Purpose.INVOICES, given.plus(Duration.ofHours(1))))
                .isTrue();
        var consent =
                parties.consents(id).stream()
                        .filter(c -> c.purpose() == Purpose.INVOICES)
                        .findFirst()
                        .orElseThrow();
        assertThat(consent.given()).isFalse();
        assertThat(consent.givenAt()).isEqualTo(given);
        assertThat(consent.withdrawnAt()).isEqualTo(given.plus(Duration.ofDays(1)));
        assertThat(parties.consents(id)).hasSize(Purpose.values().length);
    }

    @Test
    void a_consent_lasts_two_years_at_most_and_not_into_the_past() {
        var id = registered(anEnterprise());

        assertThatThrownBy(() ->
                        bySystem(() -> parties.giveConsent(id, Purpose.TAX, DAY.minusDays(1), DAY)))
                .hasMessageContaining("SMP-PAR-0060");
        assertThatThrownBy(() ->
                        bySystem(() ->
                                parties.giveConsent(
                                        id, Purpose.TAX, DAY.plusMonths(24).plusDays(1), DAY)))
                .hasMessageContaining("SMP-PAR-0061");
    }

    @Test
    void the_representative_may_change() {
        var id = registered(anEnterprise());
        var person = aPerson();

        var changed =
                bySystem(() ->
                        parties.change(
                                id,
                                new ChangedEnterprise(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(person),
                                        Optional.empty()),
                                Optional.empty(),
                                DAY));

        assertThat(changed.legalRepresentative().idNumberMasked())
                .isEqualTo(person.idNumber().masked());
        assertThat(bySystem(() -> parties.represented(person.idNumber()))).containsExactly(id);
    }

    private static ChangedEnterprise changes(Optional<Integer> staff, Optional<String> revenue) {
        return new ChangedEnterprise(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                staff,
                revenue.map(Money::cny),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private EnterpriseId registered(NewEnterprise fresh) {
        return bySystem(() -> parties.register(fresh, DAY));
    }

    private <T> T bySystem(Supplier<T> work) {
        return access.as(Actor.SYSTEM, work);
    }
}
