package io.sampan.ledger;

import io.sampan.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** A book with named accounts, transfers in one line, and its state as a table. */
final class LedgerFixture {

    private final Map<AccountId, String> names = new HashMap<>();
    Book book;

    private LedgerFixture(Book book) {
        this.book = book;
    }

    /** Accounts as {@code name currency LIMIT}, one a line. */
    static LedgerFixture aBookOf(String accounts) {
        var names = new TreeMap<String, Account>();
        accounts.lines()
                .map(line -> line.strip().split(" +"))
                .forEach(part ->
                        names.put(
                                part[0],
                                new Account(account(part[0]), part[1], Limit.valueOf(part[2]))));
        var fixture = new LedgerFixture(Book.of(names.values()));
        names.forEach((name, account) -> fixture.names.put(account.id(), name));
        return fixture;
    }

    static AccountId account(String name) {
        return new AccountId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    static TransferId id(String name) {
        return new TransferId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    static Transfer transfer(String name, String debit, String credit, String amount) {
        return new Transfer(id(name), account(debit), account(credit), Money.cny(amount));
    }

    static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

    static Hold hold(String name, String debit, String credit, String amount, Instant expires) {
        return new Hold(id(name), account(debit), account(credit), Money.cny(amount), expires);
    }

    Answer post(Step... steps) {
        return post(NOON, steps);
    }

    Answer post(Instant at, Step... steps) {
        var evaluation = Evaluation.of(book, at, List.of(Group.of(steps)));
        book = evaluation.book();
        return evaluation.answers().getFirst();
    }

    /** Every account: version and balance. */
    String balances() {
        return book.heads().values().stream()
                .map(head ->
                        "%-8s | %7d | %10s%n"
                                .formatted(
                                        names.get(head.account().id()),
                                        head.version(),
                                        Money.ofMinor(
                                                        head.account().currency(),
                                                        head.balanceMinor())
                                                .amount()))
                .sorted()
                .collect(Collectors.joining("", "account  | version |    balance\n", ""));
    }
}
