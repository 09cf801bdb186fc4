package io.sampan.payments.internal;

import static io.sampan.payments.internal.PaymentsFixture.AMOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.access.Ids;
import io.sampan.accounting.Accounting;
import io.sampan.install.TestDatabase;
import io.sampan.money.Money;
import io.sampan.payments.PaymentItem;
import io.sampan.payments.PaymentItem.Kind;
import io.sampan.payments.RailAnswer.Settled;
import io.sampan.payments.Transfer.Direction;
import io.sampan.payments.Transfer.State;
import io.sampan.payments.TransferId;
import io.sampan.payments.internal.PaymentsFixture.Lender;
import io.sampan.payments.internal.PaymentsFixture.Play;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.context.ContextConfiguration;

@ApplicationModuleTest(
        module = "payments",
        extraIncludes = {"access", "accounting"})
@ContextConfiguration(initializers = TestDatabase.class)
@Import(PaymentsFixture.class)
@DirtiesContext(classMode = ClassMode.AFTER_CLASS)
class ABankThatMisbehavesTests {

    private static int count;

    @Autowired Play play;
    @Autowired Lender lender;
    @Autowired TransferDesk payments;
    @Autowired TransferTable transfers;
    @Autowired Courier courier;
    @Autowired SimulatedBank bank;
    @Autowired Accounting accounting;
    @Autowired JdbcClient jdbc;

    private String subject;

    @BeforeEach
    void anotherContract() {
        play.begin();
        lender.refuses = false;
        subject = "HT-" + ++count;
    }

    @Test
    void every_behaviour_ends_in_at_most_one_booking() {
        assertThat(
                        story("0001", "OUT")
                                + story("9001", "OUT")
                                + story("9002", "IN")
                                + story("9002", "OUT")
                                + story("9003", "OUT")
                                + story("9004", "OUT")
                                + story("9005", "OUT")
                                + story("9006", "OUT")
                                + story("9007", "OUT")
                                + story("9008", "OUT")
                                + story("9009", "OUT")
                                + story("9010", "OUT")
                                + story("9011", "OUT"))
                .isEqualTo(
                        """
                        0001 OUT | SETTLED   | SETTLED   | moved 100.00, booked 100.00 | [settled] []
                        9001 OUT | FAILED    | FAILED    | moved 0.00, booked 0.00 | [failed AC04] []
                        9002 IN  | FAILED    | FAILED    | moved 0.00, booked 0.00 | [failed AM04] []
                        9002 OUT | SETTLED   | SETTLED   | moved 100.00, booked 100.00 | [settled] []
                        9003 OUT | IN_FLIGHT | SETTLED   | moved 100.00, booked 100.00 | [settled] []
                        9004 OUT | SETTLED   | SETTLED   | moved 100.00, booked 100.00 | [settled] []
                        9005 OUT | IN_FLIGHT | SETTLED   | moved 100.00, booked 100.00 | [settled] []
                        9006 OUT | IN_FLIGHT | SETTLED   | moved 100.00, booked 100.00 | [settled] []
                        9007 OUT | FAILED    | FAILED    | moved 100.00, booked 0.00 | [failed AM04] [CONTRADICTION]
                        9008 OUT | SETTLED   | SETTLED   | moved 0.00, booked 100.00 | [settled] [CONTRADICTION]
                        9009 OUT | IN_FLIGHT | IN_FLIGHT | moved 0.00, booked 0.00 | [] []
                        9010 OUT | FAILED    | FAILED    | moved 0.00, booked 0.00 | [failed AC06] []
                        9011 OUT | IN_FLIGHT | FAILED    | moved 0.00, booked 0.00 | [failed AC04] []
                        """);
    }

    /**
     * State after the first poll and after two minutes; what moved, was booked, told, and opened.
     */
    private String story(String tail, String direction) {
        var contract = subject + "-" + tail + direction;
        var before = moved(tail);
        var id = play.ordered(Direction.valueOf(direction), contract, tail);
        payments.poll();
        var first = payments.transfer(id).state();
        play.pass(Duration.ofSeconds(130));
        return "%s %-3s | %-9s | %-9s | moved %s, booked %s | %s %s%n"
                .formatted(
                        tail,
                        direction,
                        first,
                        payments.transfer(id).state(),
                        moved(tail).minus(before).amount(),
                        booked(contract).amount(),
                        lender.toldAbout(contract),
                        items(id));
    }

    @Test
    void silence_calls_a_person_after_a_day_and_never_fails_by_itself() {
        var id = play.ordered(Direction.OUT, subject, "9009");
        for (int hour = 0; hour < 48; hour++) {
            play.passAtOnce(Duration.ofHours(1));
        }

        assertThat(payments.transfer(id).state()).isEqualTo(State.IN_FLIGHT);
        assertThat(payments.transfer(id).needsPerson()).isTrue();
        assertThat(items(id)).isEqualTo("[SILENT]");
    }

    @Test
    void a_failed_pay_out_can_be_tried_again_and_pays_once() {
        bank.script("8010", Behaviour.FIRST_FAILS);
        var id = play.ordered(Direction.OUT, subject, "8010");
        payments.poll();

        assertThat(payments.retry(id).state()).isEqualTo(State.PENDING);
        payments.poll();

        assertThat(payments.transfer(id).state()).isEqualTo(State.SETTLED);
        assertThat(payments.transfer(id).attempt()).isEqualTo(2);
        assertThat(lender.toldAbout(subject)).containsExactly("failed AC06", "settled");
        assertThat(moved("8010")).isEqualTo(AMOUNT);
        assertThatThrownBy(() -> payments.retry(id)).hasMessageContaining("SMP-PAY-0410");
    }

    @Test
    void no_second_attempt_goes_out_while_the_bank_says_the_first_was_paid() {
        var before = moved("9007");
        var id = play.ordered(Direction.OUT, subject, "9007");
        payments.poll();
        payments.retry(id);

        payments.poll();

        assertThat(payments.transfer(id).state()).isEqualTo(State.FAILED);
        assertThat(lender.toldAbout(subject)).containsExactly("failed AM04", "failed RETRY_UNSAFE");
        assertThat(items(id)).isEqualTo("[RETRY_UNSAFE]");
        assertThat(moved("9007").minus(before)).isEqualTo(AMOUNT);
        assertThatThrownBy(() -> payments.retry(id)).hasMessageContaining("SMP-PAY-0411");
    }

    @Test
    void a_person_closes_an_item_with_what_was_found() {
        var id = play.ordered(Direction.OUT, subject, "9007");
        payments.poll();
        play.pass(Duration.ofSeconds(70));
        var item = payments.openItems().stream().filter(i -> i.transfer().equals(id)).findFirst();

        payments.closeItem(item.orElseThrow().id(), "对账单显示已付款");

        assertThat(payments.transfer(id).needsPerson()).isFalse();
        assertThat(items(id)).isEqualTo("[]");
        assertThatThrownBy(() -> payments.closeItem(item.orElseThrow().id(), "再关一次"))
                .hasMessageContaining("SMP-PAY-0405");
    }

    @Test
    void an_order_that_was_rolled_back_is_never_sent() {
        var id = new TransferId(Ids.next());
        var order = play.order(subject, "0002");
        play.transaction.executeWithoutResult(status -> {
            payments.payOut(id, order);
            status.setRollbackOnly();
        });
        payments.poll();

        assertThatThrownBy(() -> payments.transfer(id)).hasMessageContaining("SMP-PAY-0404");
        assertThat(moved("0002")).isEqualTo(Money.cny("0.00"));
    }

    @Test
    void the_same_id_is_the_same_transfer_and_another_order_under_it_is_refused() {
        var id = new TransferId(Ids.next());
        var order = play.order(subject, "0003");
        play.ordered(id, Direction.OUT, order);
        play.ordered(id, Direction.OUT, order);
        payments.poll();
        play.ordered(id, Direction.OUT, order);
        payments.poll();

        assertThat(lender.toldAbout(subject)).containsExactly("settled");
        assertThat(moved("0003")).isEqualTo(AMOUNT);
        assertThatThrownBy(() -> play.ordered(id, Direction.IN, order))
                .hasMessageContaining("SMP-PAY-0409");
    }

    @Test
    void when_the_lender_refuses_nothing_is_booked_until_he_accepts() {
        lender.refuses = true;
        var id = play.ordered(Direction.OUT, subject, "0004");
        payments.poll();

        assertThat(payments.transfer(id).state()).isEqualTo(State.IN_FLIGHT);
        assertThat(items(id)).isEqualTo("[UNTOLD]");
        assertThat(booked(subject)).isEqualTo(Money.cny("0.00"));

        lender.refuses = false;
        play.pass(Duration.ofSeconds(5));

        assertThat(payments.transfer(id).state()).isEqualTo(State.SETTLED);
        assertThat(booked(subject)).isEqualTo(AMOUNT);
        assertThat(moved("0004")).isEqualTo(AMOUNT);
    }

    @Test
    void what_a_dead_courier_had_claimed_is_carried_by_the_next() {
        var id = play.ordered(Direction.OUT, subject, "0005");
        var now = play.clock.instant();
        assertThat(transfers.claim(now, now.plus(Courier.CLAIM), 100)).isNotEmpty();

        payments.poll();
        assertThat(payments.transfer(id).state()).isEqualTo(State.IN_FLIGHT);
        play.passAtOnce(Courier.CLAIM);

        assertThat(payments.transfer(id).state()).isEqualTo(State.SETTLED);
        assertThat(moved("0005")).isEqualTo(AMOUNT);
    }

    @Test
    void a_notice_that_comes_twice_is_told_once() {
        var id = play.ordered(Direction.OUT, subject, "9009");
        payments.poll();

        payments.heard(id.value(), new Settled("REF1"));
        payments.heard(id.value(), new Settled("REF1"));

        assertThat(lender.toldAbout(subject)).containsExactly("settled");
        assertThat(items(id)).isEqualTo("[]");
        assertThatThrownBy(() -> payments.heard(Ids.next(), new Settled("REF2")))
                .hasMessageContaining("SMP-PAY-0404");
    }

    @Test
    void couriers_side_by_side_carry_each_transfer_once() throws Exception {
        var ids = new ArrayList<TransferId>();
        for (int i = 0; i < 60; i++) {
            ids.add(play.ordered(Direction.OUT, subject + "-" + i, "0006"));
        }
        try (var pool = Executors.newFixedThreadPool(4)) {
            Callable<Integer> run = courier::run;
            for (var done : pool.invokeAll(List.of(run, run, run, run))) {
                done.get();
            }
        }

        for (int i = 0; i < ids.size(); i++) {
            assertThat(payments.transfer(ids.get(i)).state()).isEqualTo(State.SETTLED);
            assertThat(lender.toldAbout(subject + "-" + i)).containsExactly("settled");
        }
        assertThat(moved("0006")).isEqualTo(AMOUNT.times(60));
        assertThat(accounting.audit().sound()).isTrue();
    }

    @Test
    void facts_are_only_added() {
        for (var table : List.of("fact", "attempt", "item", "item_closed")) {
            assertThatThrownBy(() -> jdbc.sql("delete from payments." + table).update())
                    .hasStackTraceContaining("permission denied");
            assertThatThrownBy(() ->
                            jdbc.sql("update payments." + table + " set " + anyColumn(table))
                                    .update())
                    .hasStackTraceContaining("permission denied");
        }
        assertThatThrownBy(() -> jdbc.sql("delete from payments.transfer").update())
                .hasStackTraceContaining("permission denied");
    }

    private static String anyColumn(String table) {
        return table.equals("item_closed") ? "note = ''" : "id = id";
    }

    private Money moved(String tail) {
        return Money.ofMinor(
                Money.CNY,
                jdbc.sql(
                                """
                                select coalesce(sum(amount_minor * times_moved), 0)::bigint
                                from payments.simulated_order where tail = ?
                                """)
                        .param(tail)
                        .query(Long.class)
                        .single());
    }

    private Money booked(String contract) {
        return accounting.balance("1303", contract, PaymentsFixture.TODAY);
    }

    private String items(TransferId id) {
        return payments.openItems().stream()
                .filter(item -> item.transfer().equals(id))
                .map(PaymentItem::kind)
                .map(Kind::name)
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
