package io.sampan.demo.internal;

import io.sampan.access.Access;
import io.sampan.access.Commands;
import io.sampan.install.SignIns;
import io.sampan.money.Money;
import io.sampan.parties.BankAccountId;
import io.sampan.parties.BankCardNumber;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.MobileNumber;
import io.sampan.parties.NewBankAccount;
import io.sampan.parties.NewEnterprise;
import io.sampan.parties.NewPerson;
import io.sampan.parties.Owner;
import io.sampan.parties.Parties;
import io.sampan.parties.Purpose;
import io.sampan.parties.ResidentIdNumber;
import io.sampan.parties.UnifiedSocialCreditCode;
import io.sampan.sharing.Direction;
import io.sampan.sharing.Sharing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The demo's enterprises: registered when they first come, with what the tax office knows. */
@Component
class Customers {

    /** An enterprise that is known to the lender. */
    record Known(EnterpriseId enterprise, BankAccountId account) {}

    private static final String[] USERS = {"borrower", "borrower2", "borrower3"};

    private final Access access;
    private final Commands commands;
    private final Parties parties;
    private final Sharing sharing;
    private final Staff staff;
    private final Path taxFolder;
    private final Map<Integer, Known> known = new ConcurrentHashMap<>();

    /** Up to which day the invoices of a firm are known to be with the lender for good. */
    private final Map<Integer, LocalDate> taken = new ConcurrentHashMap<>();

    private List<Firm> firms = List.of();

    Customers(
            Access access,
            Commands commands,
            Parties parties,
            Sharing sharing,
            Staff staff,
            @Value("${sampan.tax-data:${sampan.home}/tax-data}") Path taxFolder) {
        this.access = access;
        this.commands = commands;
        this.parties = parties;
        this.sharing = sharing;
        this.staff = staff;
        this.taxFolder = taxFolder;
    }

    /** What is known may never have been committed; a load that begins again asks again. */
    void forget() {
        known.clear();
        taken.clear();
    }

    /** When the load began, if one did. */
    Optional<LocalDate> firstDay() {
        return parties.find(UnifiedSocialCreditCode.of(Firms.creditCode(0)))
                .map(id -> parties.enterprise(id).customerSince());
    }

    /** The last day of the demo; a load that is continued later still ends on the day it began. */
    LocalDate lastDay(LocalDate first, LocalDate today) {
        var planned = first.plusMonths(Demo.MONTHS);
        return planned.isAfter(today) ? today : planned;
    }

    /** Makes the population and registers those who can sign in. */
    void welcome(LocalDate last, SignIns signIns) {
        firms = Firms.generate(Demo.SEED, Demo.FIRMS, last, Demo.MONTHS + Demo.MONTHS_OF_TRADE);
        for (int number = 0; number < Demo.SIGN_INS; number++) {
            var firm = firms.get(number);
            var id = register(firm, last.minusMonths(Demo.MONTHS)).enterprise();
            staff.invite(signIns, USERS[number], firm.name(), id.value());
        }
    }

    /** Puts the invoices of those who can sign in where the simulated tax office looks. */
    void leaveInvoices() {
        try {
            Files.createDirectories(taxFolder);
            for (var firm : firms.subList(0, Demo.SIGN_INS)) {
                write(taxFolder, firm, true, "sales");
                write(taxFolder, firm, false, "purchases");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Firm firm(int number) {
        return firms.get(number);
    }

    /** The customer as it comes to borrow on a day, with all invoices up to the day before. */
    Known coming(int number, LocalDate day) {
        var firm = firms.get(number);
        var before = known.get(number);
        var customer = before == null ? register(firm, day) : before;
        known.put(number, customer);
        access.as(
                Staff.of(firm, customer.enterprise().value()),
                () ->
                        parties.giveConsent(
                                customer.enterprise(), Purpose.INVOICES, day.plusMonths(11), day));
        take(firm, customer, day);
        return customer;
    }

    /**
     * What the firm brought until the day is committed: the next time it brings what came since.
     */
    void cameFor(int number, LocalDate day) {
        taken.put(number, day);
    }

    private Known register(Firm firm, LocalDate day) {
        return commands.once(
                "demo-register-" + firm.number(),
                "demo.register",
                firm.number(),
                Known.class,
                () -> {
                    var enterprise =
                            parties.register(
                                    new NewEnterprise(
                                            UnifiedSocialCreditCode.of(firm.creditCode()),
                                            firm.name(),
                                            firm.industry(),
                                            firm.address(),
                                            firm.registeredOn(),
                                            firm.staff(),
                                            salesOfAYear(firm, day),
                                            salesOfAYear(firm, day).max(Money.cny("50000.00")),
                                            new NewPerson(
                                                    firm.representative(),
                                                    new ResidentIdNumber(firm.idNumber()),
                                                    new MobileNumber(firm.mobile())),
                                            List.of(
                                                    new Owner(
                                                            firm.representative(),
                                                            Owner.Kind.PERSON,
                                                            new BigDecimal("0.7")))),
                                    day);
                    var account =
                            parties.addAccount(
                                    enterprise,
                                    new NewBankAccount(
                                            firm.bank(),
                                            new BankCardNumber(firm.cardNumber()),
                                            firm.name()));
                    return new Known(enterprise, account);
                });
    }

    /** Imports what is new since the enterprise last came; all of it again would change nothing. */
    private void take(Firm firm, Known customer, LocalDate day) {
        var from = taken.getOrDefault(firm.number(), LocalDate.MIN);
        for (var direction : Direction.values()) {
            var fresh = TaxOffice.between(firm, direction == Direction.SALE, from, day);
            if (!fresh.isEmpty()) {
                sharing.importInvoices(customer.enterprise(), direction, TaxOffice.csv(fresh));
            }
        }
    }

    private static Money salesOfAYear(Firm firm, LocalDate day) {
        long minor =
                TaxOffice.between(firm, true, day.minusYears(1), day).stream()
                        .filter(invoice -> !invoice.voided())
                        .mapToLong(Firm.TradeInvoice::minor)
                        .sum();
        return Money.ofMinor(Money.CNY, Math.max(0, minor));
    }

    private static void write(Path folder, Firm firm, boolean sales, String kind)
            throws IOException {
        Files.writeString(
                folder.resolve(firm.creditCode() + "-" + kind + ".csv"),
                TaxOffice.text(TaxOffice.between(firm, sales, LocalDate.MIN, LocalDate.MAX)));
    }
}
