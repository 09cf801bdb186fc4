package io.sampan.lending;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.Role;
import io.sampan.access.SystemClock;
import io.sampan.access.UserId;
import io.sampan.accounting.BusinessDay;
import io.sampan.money.Money;
import io.sampan.parties.BankAccountId;
import io.sampan.parties.BankCardNumber;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.MobileNumber;
import io.sampan.parties.NewBankAccount;
import io.sampan.parties.NewEnterprise;
import io.sampan.parties.NewPerson;
import io.sampan.parties.Parties;
import io.sampan.parties.Purpose;
import io.sampan.parties.ResidentIdNumber;
import io.sampan.parties.UnifiedSocialCreditCode;
import io.sampan.payments.Payments;
import io.sampan.sharing.Direction;
import io.sampan.sharing.Sharing;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The whole application on a real database with two stand-ins at its borders: a bank that answers
 * as told, and a judge that answers as told.
 */
@TestConfiguration
class LendingWorld {

    static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int POLLS_MAX = 20;

    @Bean
    @Primary
    StandInBank standInBank() {
        return new StandInBank();
    }

    @Bean
    @Primary
    StandInJudge standInJudge(
            ApplicationEventPublisher events, PlatformTransactionManager transactions) {
        return new StandInJudge(events, transactions);
    }

    @Bean
    World world(
            Access access,
            Parties parties,
            Sharing sharing,
            Payments payments,
            BusinessDay businessDay,
            SystemClock clock) {
        return new World(access, parties, sharing, payments, businessDay, clock);
    }

    /** An enterprise, its user, and the account to pay to. */
    record Borrower(Actor actor, EnterpriseId enterprise, BankAccountId account) {}

    /** Verbs for tests. */
    static final class World {

        private final Access access;
        private final Parties parties;
        private final Sharing sharing;
        private final Payments payments;
        private final SystemClock clock;

        World(
                Access access,
                Parties parties,
                Sharing sharing,
                Payments payments,
                BusinessDay businessDay,
                SystemClock clock) {
            this.access = access;
            this.parties = parties;
            this.sharing = sharing;
            this.payments = payments;
            this.clock = clock;
            clock.runAt(Instant.parse("2026-11-24T02:00:00Z"));
            businessDay.open(TODAY);
        }

        /** An enterprise that has given consent, shown invoices and registered an account. */
        Borrower aBorrowerWithInvoices() {
            var bare = aBareBorrower();
            consents(bare);
            showsInvoices(bare);
            return registersAnAccount(bare);
        }

        /** An enterprise that has just been registered. */
        Borrower aBareBorrower() {
            int number = COUNT.incrementAndGet();
            var enterprise =
                    access.as(Actor.SYSTEM, () -> parties.register(anEnterprise(number), TODAY));
            var actor =
                    new Actor(
                            new UserId(UUID.randomUUID()),
                            "林青",
                            Set.of(Role.BORROWER),
                            Optional.of(enterprise.value()));
            return new Borrower(actor, enterprise, new BankAccountId(new UUID(0, number)));
        }

        void consents(Borrower borrower) {
            access.as(
                    borrower.actor(),
                    () -> {
                        parties.giveConsent(
                                borrower.enterprise(),
                                Purpose.INVOICES,
                                TODAY.plusMonths(6),
                                TODAY);
                    });
        }

        void showsInvoices(Borrower borrower) {
            var csv =
                    """
                    invoice_no,date,counterparty,amount,tax,total,status
                    10001,2026-10-12,江南家居,10000.00,1300.00,11300.00,valid
                    """;
            access.as(
                    borrower.actor(),
                    () -> {
                        sharing.importInvoices(
                                borrower.enterprise(),
                                Direction.SALE,
                                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
                    });
        }

        Borrower registersAnAccount(Borrower borrower) {
            var digits = "62220210010%07d".formatted(COUNT.incrementAndGet());
            var card = new BankCardNumber(digits + BankCardNumber.checkDigit(digits));
            var account =
                    access.as(
                            borrower.actor(),
                            () ->
                                    parties.addAccount(
                                            borrower.enterprise(),
                                            new NewBankAccount("杭州银行", card, "青竹制品有限公司")));
            return new Borrower(borrower.actor(), borrower.enterprise(), account);
        }

        Actor staff(Role role) {
            return new Actor(
                    new UserId(UUID.randomUUID()), role.name(), Set.of(role), Optional.empty());
        }

        /** Lets payments ask the bank until nothing ends any more. */
        void theBankAnswers() {
            access.as(
                    Actor.SYSTEM,
                    () -> {
                        for (int i = 0; i < POLLS_MAX; i++) {
                            clock.runAt(clock.instant().plusSeconds(60));
                            payments.poll();
                        }
                    });
        }

        private static NewEnterprise anEnterprise(int number) {
            var code = "91330106MA2%06d".formatted(number);
            var id = "330106198001010%02d".formatted(number % 100);
            return new NewEnterprise(
                    UnifiedSocialCreditCode.of(code + UnifiedSocialCreditCode.checkCharacter(code)),
                    "青竹制品有限公司",
                    "2042",
                    "浙江省杭州市余杭区竹海路 18 号",
                    LocalDate.parse("2015-03-01"),
                    12,
                    Money.cny("4000000.00"),
                    Money.cny("2000000.00"),
                    new NewPerson(
                            "林青",
                            new ResidentIdNumber(id + ResidentIdNumber.checkCharacter(id)),
                            new MobileNumber("13800000000")),
                    List.of());
        }
    }
}
