package io.sampan.payments.internal;

import io.sampan.access.Ids;
import io.sampan.access.SystemClock;
import io.sampan.accounting.Accounting;
import io.sampan.accounting.BusinessDay;
import io.sampan.accounting.Journal;
import io.sampan.money.Money;
import io.sampan.parties.BankAccount;
import io.sampan.parties.BankAccountId;
import io.sampan.parties.BankCardNumber;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Parties;
import io.sampan.payments.PaymentOrder;
import io.sampan.payments.Transfer.Direction;
import io.sampan.payments.TransferFailed;
import io.sampan.payments.TransferId;
import io.sampan.payments.TransferSettled;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Customers' accounts at the border, a clock that is set, and a lender who books what he is told.
 */
@TestConfiguration
class PaymentsFixture {

    static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    static final Money AMOUNT = Money.cny("100.00");

    @Bean
    Customers customers() {
        return new Customers();
    }

    /** The one thing payments asks of parties: an account and its number. */
    @Bean
    Parties parties(Customers customers) {
        return (Parties)
                Proxy.newProxyInstance(
                        Parties.class.getClassLoader(),
                        new Class<?>[] {Parties.class},
                        (_, method, arguments) ->
                                switch (method.getName()) {
                                    case "account" ->
                                            customers.account((BankAccountId) arguments[0]);
                                    case "cardNumber" ->
                                            customers.card((BankAccountId) arguments[0]);
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                });
    }

    @Bean
    Lender lender(Accounting accounting) {
        return new Lender(accounting);
    }

    @Bean
    Play play(Customers customers) {
        return new Play(customers);
    }

    /** Accounts by the last four digits of their numbers. */
    static final class Customers {

        private final Map<BankAccountId, BankAccount> accounts = new ConcurrentHashMap<>();

        BankAccount withTail(String tail) {
            var account =
                    new BankAccount(
                            new BankAccountId(Ids.next()),
                            new EnterpriseId(Ids.next()),
                            "中国工商银行",
                            tail,
                            "企业");
            accounts.put(account.id(), account);
            return account;
        }

        BankAccount account(BankAccountId id) {
            var account = accounts.get(id);
            if (account == null) {
                throw new IllegalArgumentException("no account " + id);
            }
            return account;
        }

        BankCardNumber card(BankAccountId id) {
            var tail = account(id).tail();
            for (int i = 0; i < 10; i++) {
                var digits = "62220200112233" + i + tail.substring(0, 3);
                if (BankCardNumber.checkDigit(digits) == tail.charAt(3)) {
                    return new BankCardNumber(digits + tail.charAt(3));
                }
            }
            throw new IllegalStateException("no card ends with " + tail);
        }
    }

    /** Books a pay-out when it settles, and remembers everything he was told. */
    static final class Lender {

        private final Accounting accounting;
        final List<String> told = new CopyOnWriteArrayList<>();
        volatile boolean refuses;

        Lender(Accounting accounting) {
            this.accounting = accounting;
        }

        @EventListener
        void settled(TransferSettled event) {
            var transfer = event.transfer();
            var out = transfer.direction() == Direction.OUT;
            accounting.record(
                    new Journal(
                            "settled:" + transfer.id().value(),
                            out ? "loan_disbursed" : "receipt_unallocated",
                            transfer.endedOn(),
                            transfer.endedOn(),
                            transfer.subject(),
                            Map.of(out ? "principal" : "cash", transfer.amount())));
            if (refuses) {
                throw new IllegalStateException("the lender refuses");
            }
            told.add(transfer.subject() + " settled");
        }

        @EventListener
        void failed(TransferFailed event) {
            var reason = event.transfer().reason();
            told.add(
                    event.transfer().subject()
                            + " failed "
                            + (reason == null ? "without reason" : reason.code()));
        }

        List<String> toldAbout(String subject) {
            return told.stream()
                    .filter(line -> line.startsWith(subject + " "))
                    .map(line -> line.substring(subject.length() + 1))
                    .toList();
        }
    }

    /** Orders in transactions of their own, and time that passes. */
    static final class Play {

        @Autowired TransferDesk payments;
        @Autowired SystemClock clock;
        @Autowired BusinessDay businessDay;
        @Autowired TransactionTemplate transaction;
        private final Customers customers;

        Play(Customers customers) {
            this.customers = customers;
        }

        void begin() {
            clock.runAt(Instant.parse("2026-03-02T01:00:00Z"));
            businessDay.open(TODAY);
        }

        PaymentOrder order(String subject, String tail) {
            var account = customers.withTail(tail);
            return new PaymentOrder(
                    PaymentOrder.LOAN_DISBURSEMENT,
                    subject,
                    account.enterprise(),
                    account.id(),
                    AMOUNT,
                    TODAY,
                    "放款");
        }

        TransferId ordered(Direction direction, String subject, String tail) {
            var id = new TransferId(Ids.next());
            var order = order(subject, tail);
            ordered(id, direction, order);
            return id;
        }

        void ordered(TransferId id, Direction direction, PaymentOrder order) {
            transaction.executeWithoutResult(_ -> {
                if (direction == Direction.OUT) {
                    payments.payOut(id, order);
                } else {
                    payments.collect(id, order);
                }
            });
        }

        /** Polls each second of the time that passes. */
        void pass(Duration time) {
            var end = clock.instant().plus(time);
            while (clock.instant().isBefore(end)) {
                clock.runAt(clock.instant().plusSeconds(1));
                payments.poll();
            }
        }

        void passAtOnce(Duration time) {
            clock.runAt(clock.instant().plus(time));
            payments.poll();
        }
    }
}
