package io.sampan.lending;

import static io.sampan.lending.LendingWorld.TODAY;
import static io.sampan.lending.StandInJudge.accepted;
import static io.sampan.lending.StandInJudge.referred;
import static io.sampan.lending.StandInJudge.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.SampanApplication;
import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.FourEyes;
import io.sampan.access.Problem;
import io.sampan.access.Proposal;
import io.sampan.access.Role;
import io.sampan.evidence.Evidence;
import io.sampan.install.TestDatabase;
import io.sampan.lending.LendingWorld.Borrower;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.parties.BankAccountId;
import io.sampan.parties.EnterpriseId;
import io.sampan.servicing.ContractState;
import io.sampan.servicing.Servicing;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** From the wish to the money, and every way it can end before. */
@SpringBootTest(classes = SampanApplication.class)
@ContextConfiguration(initializers = TestDatabase.class)
@Import(LendingWorld.class)
class AnEnterpriseBorrowsTests {

    private static final Wish WISH =
            new Wish("working-capital", Money.cny("200000.00"), 12, "GOODS");
    private static final Choice CHOICE = new Choice(Money.cny("200000.00"), 12, null);

    @Autowired Lending lending;
    @Autowired Evidence evidence;
    @Autowired Servicing servicing;
    @Autowired FourEyes fourEyes;
    @Autowired Access access;
    @Autowired StandInBank bank;
    @Autowired StandInJudge judge;
    @Autowired LendingWorld.World world;

    private Borrower borrower = new Borrower(Actor.SYSTEM, nobody(), noAccount());

    @BeforeEach
    void a_borrower() {
        borrower = world.aBorrowerWithInvoices();
        judge.answers(accepted("218900.00", "0.072", 24));
        bank.settles();
    }

    @Test
    void an_enterprise_is_judged_gets_an_offer_signs_and_is_paid() {
        var offered = anOffer();
        assertThat(offered.state()).isEqualTo(ApplicationState.OFFERED);
        assertThat(offer(offered).limit()).isEqualTo(Money.cny("218900.00"));
        assertThat(offer(offered).validUntil()).isEqualTo(TODAY.plusDays(3));

        var paying = signed(offered);
        assertThat(paying.state()).isEqualTo(ApplicationState.PAYING);
        world.theBankAnswers();

        var paid = seen(paying);
        assertThat(paid.state()).isEqualTo(ApplicationState.PAID);
        assertThat(paid.steps())
                .extracting(Application.Step::state)
                .containsExactly(
                        ApplicationState.DRAFT,
                        ApplicationState.OFFERED,
                        ApplicationState.SIGNED,
                        ApplicationState.PAYING,
                        ApplicationState.PAID);
        assertThat(as(() -> servicing.of(borrower.enterprise(), TODAY)))
                .singleElement()
                .satisfies(contract -> {
                    assertThat(contract.principal()).isEqualTo(Money.cny("200000.00"));
                    assertThat(contract.state()).isEqualTo(ContractState.ACTIVE);
                });
    }

    @Test
    void the_signed_document_carries_both_signatures_over_its_hash() {
        var paying = signed(anOffer());

        var document = as(() -> evidence.document(signing(paying).document()));

        assertThat(document.signatures())
                .hasSize(2)
                .allSatisfy(
                        signature -> assertThat(signature.sha256()).isEqualTo(document.sha256()))
                .anySatisfy(signature -> {
                    assertThat(signature.signer()).isEqualTo(borrower.actor().user());
                    assertThat(signature.how()).isEqualTo("password");
                });
    }

    @Test
    void a_draft_keeps_what_was_said_and_names_what_is_missing() {
        var bare = world.aBareBorrower();
        var draft =
                access.as(
                        bare.actor(),
                        () ->
                                lending.draft(
                                        bare.enterprise(),
                                        new Wish(null, Money.cny("50000.00"), null, null),
                                        TODAY));

        var saved =
                access.as(
                        bare.actor(),
                        () -> lending.save(draft.id(), new Wish(null, null, null, "WAGES"), TODAY));

        assertThat(saved.wish()).isEqualTo(new Wish(null, Money.cny("50000.00"), null, "WAGES"));
        assertThat(access.as(bare.actor(), () -> lending.missing(saved)))
                .containsExactly(
                        Missing.PRODUCT,
                        Missing.MONTHS,
                        Missing.CONSENT_INVOICES,
                        Missing.INVOICES,
                        Missing.ACCOUNT);
        assertThat(saved.keptUntil()).isEqualTo(TODAY.plusDays(30));
    }

    @Test
    void a_complete_wish_without_consent_invoices_or_account_is_told_what_to_do() {
        borrower = world.aBareBorrower();
        var draft = aDraft(WISH);

        refuses("SMP-LEN-0112", () -> submitted(draft));
        world.consents(borrower);
        refuses("SMP-LEN-0113", () -> submitted(draft));
        world.showsInvoices(borrower);
        refuses("SMP-LEN-0114", () -> submitted(draft));
        borrower = world.registersAnAccount(borrower);
        assertThat(submitted(draft).state()).isEqualTo(ApplicationState.OFFERED);
    }

    @Test
    void money_for_shares_is_refused_with_the_rule_named() {
        assertThatThrownBy(() ->
                        aDraft(new Wish("working-capital", Money.cny("50000.00"), 12, "SHARES")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo("SMP-LEN-0104");
                            assertThat(problem.params().get("rule")).contains("金规〔2024〕26号");
                        });
    }

    @Test
    void amounts_and_tenors_a_product_does_not_have_name_their_field() {
        refuses(
                "SMP-LEN-0101",
                () -> aDraft(new Wish("working-capital", Money.cny("9900.00"), 12, null)));
        refuses(
                "SMP-LEN-0102",
                () -> aDraft(new Wish("working-capital", Money.cny("10050.00"), 12, null)));
        refuses(
                "SMP-LEN-0103",
                () -> aDraft(new Wish("working-capital", Money.cny("10000.00"), 7, null)));
        refuses("SMP-LEN-0106", () -> aDraft(new Wish("gold", null, null, null)));
    }

    @Test
    void whoever_is_refused_can_have_a_person_look_and_then_has_that_answer() {
        judge.answers(refused());
        var refused = submitted(aDraft(WISH));
        assertThat(lending.whatHelps(refused).person()).isTrue();

        var asked = as(() -> lending.askPerson(refused.id(), TODAY));

        assertThat(asked.state()).isEqualTo(ApplicationState.REFERRED);
        assertThat(asked.reasons()).isEqualTo(refused.reasons());
        assertThat(lending.whatHelps(asked).person()).isFalse();
        refuses("SMP-LEN-0120", () -> as(() -> lending.askPerson(refused.id(), TODAY)));
    }

    @Test
    void a_refusal_gives_reasons_in_both_languages_and_what_would_help() {
        judge.answers(refused());

        var refused = submitted(aDraft(WISH));

        assertThat(refused.state()).isEqualTo(ApplicationState.REFUSED);
        assertThat(refused.reasons())
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.text().zh()).isEqualTo("发票月份不足");
                    assertThat(reason.help().en()).isEqualTo("Add invoices");
                });
        refuses("SMP-LEN-0120", () -> as(() -> lending.quote(refused.id(), CHOICE, TODAY)));
    }

    @Test
    void a_referral_becomes_an_offer_when_a_person_says_yes() {
        judge.answers(referred());
        var referred = submitted(aDraft(WISH));
        assertThat(referred.state()).isEqualTo(ApplicationState.REFERRED);

        access.as(
                world.staff(Role.UNDERWRITER),
                () ->
                        judge.resolves(
                                Objects.requireNonNull(referred.decision()),
                                accepted("150000.00", "0.09", 12)));

        var offered = seen(referred);
        assertThat(offered.state()).isEqualTo(ApplicationState.OFFERED);
        assertThat(offer(offered).limit()).isEqualTo(Money.cny("150000.00"));
        assertThat(offer(offered).monthsMax()).isEqualTo(12);
        assertThat(partsSum(offered)).isEqualTo(AnnualRate.of("0.09"));
    }

    @Test
    void a_referral_is_refused_when_a_person_says_no() {
        judge.answers(referred());
        var referred = submitted(aDraft(WISH));

        access.as(
                world.staff(Role.UNDERWRITER),
                () -> judge.resolves(Objects.requireNonNull(referred.decision()), refused()));

        assertThat(seen(referred).state()).isEqualTo(ApplicationState.REFUSED);
    }

    @Test
    void a_limit_below_the_smallest_amount_is_a_refusal_with_a_reason() {
        judge.answers(accepted("5000.00", "0.072", 12));

        var refused = submitted(aDraft(WISH));

        assertThat(refused.state()).isEqualTo(ApplicationState.REFUSED);
        assertThat(refused.reasons()).extracting(Reason::code).containsExactly("L01");
    }

    @Test
    void a_choice_stays_within_the_offer() {
        var offered = anOffer();

        refuses("SMP-LEN-0101", () -> quoted(offered, "219000.00", 12));
        refuses("SMP-LEN-0102", () -> quoted(offered, "200050.00", 12));
        refuses("SMP-LEN-0103", () -> quoted(offered, "200000.00", 36));
        assertThat(quoted(offered, "218900.00", 12).yearlyRate())
                .isEqualTo(AnnualRate.of("0.0728"));
    }

    @Test
    void the_parts_of_the_rate_add_up_to_it() {
        assertThat(partsSum(anOffer())).isEqualTo(AnnualRate.of("0.072"));
    }

    @Test
    void an_offer_that_has_run_out_is_neither_quoted_nor_signed() {
        var offered = anOffer();
        var paper = paper(offered);
        var late = TODAY.plusDays(4);

        refuses("SMP-LEN-0121", () -> as(() -> lending.quote(offered.id(), CHOICE, late)));
        refuses(
                "SMP-LEN-0121",
                () -> as(() -> lending.sign(offered.id(), request(paper, true), late)));
        assertThat(as(() -> lending.expire(late))).isPositive();
        assertThat(seen(offered).state()).isEqualTo(ApplicationState.EXPIRED);
    }

    @Test
    void a_contract_of_yesterday_has_to_be_opened_again() {
        var offered = anOffer();
        var paper = paper(offered);

        refuses(
                "SMP-LEN-0123",
                () ->
                        as(() ->
                                lending.sign(
                                        offered.id(), request(paper, true), TODAY.plusDays(1))));
    }

    @Test
    void the_same_choice_on_the_same_day_is_the_same_paper() {
        var offered = anOffer();

        assertThat(paper(offered)).isEqualTo(paper(offered));
    }

    @Test
    void another_hash_than_the_one_shown_signs_nothing() {
        var offered = anOffer();
        var paper = paper(offered);

        refuses(
                "SMP-EVI-0409",
                () ->
                        as(() ->
                                lending.sign(
                                        offered.id(),
                                        new SignRequest(
                                                paper.document(), "0".repeat(64), true, "password"),
                                        TODAY)));
        assertThat(seen(offered).state()).isEqualTo(ApplicationState.OFFERED);
    }

    @Test
    void nothing_is_signed_without_the_tick() {
        var offered = anOffer();
        var paper = paper(offered);

        refuses(
                "SMP-LEN-0124",
                () -> as(() -> lending.sign(offered.id(), request(paper, false), TODAY)));
    }

    @Test
    void an_application_is_signed_once() {
        var offered = anOffer();
        var paper = paper(offered);
        as(() -> lending.sign(offered.id(), request(paper, true), TODAY));

        refuses(
                "SMP-LEN-0122",
                () -> as(() -> lending.sign(offered.id(), request(paper, true), TODAY)));

        world.theBankAnswers();
        assertThat(bank.paid(offered)).isEqualTo(1);
    }

    @Test
    void what_was_borrowed_elsewhere_meanwhile_is_no_longer_in_the_offer() {
        var first = anOffer();
        var second = anOffer();
        var paper = paper(second);
        signed(first);

        refuses(
                "SMP-LEN-0101",
                () -> as(() -> lending.sign(second.id(), request(paper, true), TODAY)));
    }

    @Test
    void what_waits_for_a_second_check_is_no_longer_in_the_offer_either() {
        judge.answers(accepted("800000.00", "0.072", 24));
        var other = anOffer();
        aLargeSigning();

        assertThat(as(() -> lending.available(other))).isEqualTo(Money.cny("200000.00"));
        assertThat(as(() -> lending.home(borrower.enterprise(), TODAY)).used())
                .isEqualTo(Money.cny("600000.00"));
    }

    @Test
    void two_signatures_at_the_same_moment_cannot_take_up_the_limit_twice() throws Exception {
        var first = anOffer();
        var second = anOffer();
        var firstPaper = paper(first);
        var secondPaper = paper(second);

        long signed;
        try (var threads = Executors.newFixedThreadPool(2)) {
            var signatures =
                    threads.invokeAll(
                            List.<Callable<Boolean>>of(
                                    () -> signs(first, firstPaper),
                                    () -> signs(second, secondPaper)));
            signed = signatures.stream().filter(Future::resultNow).count();
        }

        assertThat(signed).isEqualTo(1);
    }

    private boolean signs(Application offered, Paper paper) {
        try {
            as(() -> lending.sign(offered.id(), request(paper, true), TODAY));
            return true;
        } catch (Problem tooLate) {
            assertThat(tooLate.code()).isEqualTo("SMP-LEN-0101");
            return false;
        }
    }

    @Test
    void an_account_of_somebody_else_is_not_paid_to() {
        var other = world.aBorrowerWithInvoices();
        var offered = anOffer();

        refuses(
                "SMP-LEN-0126",
                () -> as(() -> lending.paper(offered.id(), CHOICE, other.account(), "zh", TODAY)));
    }

    @Test
    void a_failed_pay_out_says_why_and_is_tried_again_without_paying_twice() {
        bank.refuses();
        var paying = signed(anOffer());
        world.theBankAnswers();

        var failed = seen(paying);
        assertThat(failed.state()).isEqualTo(ApplicationState.PAYMENT_FAILED);
        assertThat(Objects.requireNonNull(signing(failed).failure()).text().en())
                .isEqualTo("The account is closed");

        bank.settles();
        as(() -> lending.retryPayment(failed.id()));
        refuses("SMP-LEN-0127", () -> as(() -> lending.retryPayment(failed.id())));
        world.theBankAnswers();

        assertThat(seen(failed).state()).isEqualTo(ApplicationState.PAID);
        assertThat(bank.paid(failed)).isEqualTo(1);
    }

    @Test
    void a_large_pay_out_waits_for_a_second_pair_of_eyes() {
        var signed = aLargeSigning();
        assertThat(signed.state()).isEqualTo(ApplicationState.SECOND_CHECK);
        world.theBankAnswers();
        assertThat(bank.paid(signed)).isZero();

        access.as(world.staff(Role.OPERATIONS), () -> fourEyes.approve(proposal(signed).id()));
        world.theBankAnswers();

        assertThat(seen(signed).state()).isEqualTo(ApplicationState.PAID);
        assertThat(bank.paid(signed)).isEqualTo(1);
    }

    @Test
    void a_second_pair_of_eyes_may_say_no_and_nothing_is_booked() {
        var signed = aLargeSigning();

        access.as(
                world.staff(Role.OPERATIONS),
                () -> fourEyes.reject(proposal(signed).id(), "name does not match"));

        assertThat(seen(signed).state()).isEqualTo(ApplicationState.REFUSED);
        assertThat(seen(signed).reasons()).extracting(Reason::code).containsExactly("L04");
        assertThat(as(() -> servicing.of(borrower.enterprise(), TODAY))).isEmpty();
    }

    @Test
    void an_unsigned_application_can_be_taken_back_and_a_signed_one_not() {
        var offered = anOffer();
        assertThat(as(() -> lending.withdraw(offered.id(), TODAY)).state())
                .isEqualTo(ApplicationState.WITHDRAWN);

        var signed = signed(anOffer());
        refuses("SMP-LEN-0122", () -> as(() -> lending.withdraw(signed.id(), TODAY)));
    }

    @Test
    void another_enterprise_does_not_learn_that_an_application_exists() {
        var offered = anOffer();
        var stranger = world.aBorrowerWithInvoices();

        refuses404(() -> access.as(stranger.actor(), () -> lending.application(offered.id())));
        refuses404(() ->
                access.as(stranger.actor(), () -> lending.quote(offered.id(), CHOICE, TODAY)));
        refuses404(() -> access.as(stranger.actor(), () -> lending.withdraw(offered.id(), TODAY)));
        assertThat(
                        access.as(
                                        stranger.actor(),
                                        () ->
                                                lending.applications(
                                                        new ApplicationQuery(
                                                                null,
                                                                null,
                                                                borrower.enterprise(),
                                                                null,
                                                                50)))
                                .items())
                .isEmpty();
    }

    @Test
    void the_first_page_adds_up() {
        signed(anOffer());
        world.theBankAnswers();

        var home = as(() -> lending.home(borrower.enterprise(), TODAY));

        assertThat(home.limit()).isEqualTo(Money.cny("218900.00"));
        assertThat(home.used()).isEqualTo(Money.cny("200000.00"));
        assertThat(home.available()).isEqualTo(home.limit().minus(home.used()));
        assertThat(Objects.requireNonNull(Objects.requireNonNull(home.nextPayment()).nextDue()))
                .satisfies(due -> {
                    assertThat(due.date()).isEqualTo(TODAY.plusMonths(1));
                    assertThat(due.amount()).isEqualTo(Money.cny("17330.87"));
                });
    }

    private Application aDraft(Wish wish) {
        return as(() -> lending.draft(borrower.enterprise(), wish, TODAY));
    }

    private Application submitted(Application draft) {
        return as(() -> lending.submit(draft.id(), TODAY));
    }

    private Application anOffer() {
        return submitted(aDraft(WISH));
    }

    private Quote quoted(Application offered, String amount, int months) {
        return as(() ->
                lending.quote(offered.id(), new Choice(Money.cny(amount), months, null), TODAY));
    }

    private Paper paper(Application offered) {
        return as(() -> lending.paper(offered.id(), CHOICE, borrower.account(), "zh", TODAY));
    }

    private Application signed(Application offered) {
        var paper = paper(offered);
        return as(() -> lending.sign(offered.id(), request(paper, true), TODAY));
    }

    private Application aLargeSigning() {
        judge.answers(accepted("800000.00", "0.072", 24));
        var wish = new Wish("working-capital", Money.cny("600000.00"), 12, "GOODS");
        var offered = submitted(aDraft(wish));
        var choice = new Choice(Money.cny("600000.00"), 12, null);
        var paper = as(() -> lending.paper(offered.id(), choice, borrower.account(), "en", TODAY));
        return as(() -> lending.sign(offered.id(), request(paper, true), TODAY));
    }

    private Proposal proposal(Application about) {
        return access
                .as(world.staff(Role.OPERATIONS), () -> fourEyes.proposals(null, null, 200))
                .items()
                .stream()
                .filter(proposal -> proposal.subjectId().equals(about.id().toString()))
                .findFirst()
                .orElseThrow();
    }

    private Application seen(Application application) {
        return as(() -> lending.application(application.id()));
    }

    private AnnualRate partsSum(Application offered) {
        return as(() -> lending.rateParts(offered)).stream()
                .map(RatePart::rate)
                .reduce(AnnualRate.of("0"), AnnualRate::plus);
    }

    private <T extends @Nullable Object> T as(Supplier<T> work) {
        return access.as(borrower.actor(), work);
    }

    private static SignRequest request(Paper paper, boolean agreed) {
        return new SignRequest(paper.document(), paper.sha256(), agreed, "password");
    }

    private static Offer offer(Application application) {
        return Objects.requireNonNull(application.offer());
    }

    private static Signing signing(Application application) {
        return Objects.requireNonNull(application.signing());
    }

    private static EnterpriseId nobody() {
        return new EnterpriseId(new UUID(0, 0));
    }

    private static BankAccountId noAccount() {
        return new BankAccountId(new UUID(0, 0));
    }

    private static void refuses(String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static void refuses404(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).endsWith("-0404"));
    }
}
