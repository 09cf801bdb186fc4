package io.sampan.accounting.internal.statements;

import io.sampan.access.Problem;
import io.sampan.accounting.Accounting;
import io.sampan.accounting.EntryLine.AccountName;
import io.sampan.accounting.FinancialStatements;
import io.sampan.accounting.GlAccount;
import io.sampan.ledger.Side;
import io.sampan.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Lays sums of what was booked into the lines of a format; both columns see one snapshot. */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class StatementDesk implements FinancialStatements {

    private static final LocalDate BEGINNING = LocalDate.of(1900, 1, 1);
    private static final String LOCAL = Money.CNY;

    private final Booked booked;
    private final Formats formats;
    private final Rates rates;
    private final Accounting accounting;

    StatementDesk(Booked booked, Formats formats, Rates rates, Accounting accounting) {
        this.booked = booked;
        this.formats = formats;
        this.rates = rates;
        this.accounting = accounting;
    }

    @Override
    public Statement statement(Kind kind, Asked asked) {
        var format = formats.format(kind, asked.to());
        var now = amounts(kind, format, asked.from(), asked.to(), asked.knownAt());
        var before = compared(kind, asked);
        var then = amounts(kind, format, before.from(), before.to(), asked.knownAt());
        var lines = new ArrayList<Line>();
        for (var line : format.lines()) {
            boolean heading = line.role() == Format.Role.GROUP;
            lines.add(
                    new Line(
                            line.code(),
                            line.name(),
                            line.level(),
                            !line.sum().isEmpty(),
                            heading ? null : money(now.get(line.code())),
                            heading ? null : money(then.get(line.code()))));
        }
        return new Statement(
                kind,
                format.name(),
                format.citation(),
                asked.from(),
                asked.to(),
                asked.knownAt(),
                before.from(),
                before.to(),
                LOCAL,
                lines,
                balanced(kind, format, now, asked));
    }

    @Override
    public List<Part> parts(Kind kind, String code, Asked asked) {
        var format = formats.format(kind, asked.to());
        var line =
                format.lines().stream()
                        .filter(found -> found.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> Problem.of("SMP-ACT-0435").with("line", code));
        var found =
                kind == Kind.CASH_FLOW
                        ? cashParts(format, line, asked)
                        : accountParts(kind, line, asked);
        return found.stream()
                .filter(part -> !part.amount().isZero())
                .sorted(
                        Comparator.comparingLong((Part part) -> -Math.abs(part.amount().minor()))
                                .thenComparing(part -> part.account().no()))
                .toList();
    }

    @Override
    public Balances balances(LocalDate from, LocalDate to, @Nullable Instant knownAt) {
        record Key(String account, String currency) {}
        var opening =
                new TreeMap<Key, Booked.Sum>(
                        Comparator.comparing(Key::account).thenComparing(Key::currency));
        booked.turnover(BEGINNING, from.minusDays(1), knownAt)
                .forEach(sum -> opening.put(new Key(sum.account(), sum.currency()), sum));
        var turnover = new HashMap<Key, Booked.Sum>();
        booked.turnover(from, to, knownAt)
                .forEach(sum -> {
                    var key = new Key(sum.account(), sum.currency());
                    turnover.put(key, sum);
                    opening.putIfAbsent(key, new Booked.Sum(key.account(), key.currency(), 0, 0));
                });
        var accounts = accounts();
        var rows = new ArrayList<BalanceRow>();
        opening.forEach((key, before) -> {
            var during =
                    turnover.getOrDefault(key, new Booked.Sum(key.account(), key.currency(), 0, 0));
            rows.add(
                    new BalanceRow(
                            account(accounts, key.account()),
                            key.currency(),
                            Money.ofMinor(key.currency(), before.balance()),
                            Money.ofMinor(key.currency(), during.debits()),
                            Money.ofMinor(key.currency(), during.credits()),
                            Money.ofMinor(key.currency(), before.balance() + during.balance())));
        });
        return new Balances(from, to, knownAt, rows);
    }

    private record Span(LocalDate from, LocalDate to) {}

    /** Whole months go back by months, other spans by their number of days. */
    private static Span compared(Kind kind, Asked asked) {
        if (asked.compare() == Compare.YEAR_BEFORE) {
            return new Span(yearBefore(asked.from()), yearBefore(asked.to()));
        }
        if (kind == Kind.BALANCE_SHEET) {
            var end = LocalDate.of(asked.to().getYear() - 1, 12, 31);
            return new Span(end.withDayOfYear(1), end);
        }
        boolean months = asked.from().getDayOfMonth() == 1 && lastOfMonth(asked.to());
        if (months) {
            long count = Period.between(asked.from(), asked.to().plusDays(1)).toTotalMonths();
            return new Span(asked.from().minusMonths(count), asked.from().minusDays(1));
        }
        long days = ChronoUnit.DAYS.between(asked.from(), asked.to()) + 1;
        return new Span(asked.from().minusDays(days), asked.from().minusDays(1));
    }

    private static LocalDate yearBefore(LocalDate day) {
        var before = day.minusYears(1);
        return lastOfMonth(day) ? before.withDayOfMonth(before.lengthOfMonth()) : before;
    }

    private static boolean lastOfMonth(LocalDate day) {
        return day.getDayOfMonth() == day.lengthOfMonth();
    }

    /** The amount of every line, in fen. */
    private Map<String, Long> amounts(
            Kind kind, Format format, LocalDate from, LocalDate to, @Nullable Instant knownAt) {
        var amounts = new HashMap<String, Long>();
        if (kind == Kind.CASH_FLOW) {
            cashLines(format, from, to, knownAt, amounts);
        } else {
            var values =
                    kind == Kind.BALANCE_SHEET
                            ? balancesOn(to, knownAt)
                            : earned(from, to, knownAt);
            for (var line : format.lines()) {
                long debit = 0;
                for (var account : line.accounts()) {
                    debit += values.getOrDefault(account, 0L);
                }
                if (line.role() == Format.Role.PROFIT) {
                    debit += profitOf(values);
                }
                amounts.put(line.code(), line.positive() == Side.DEBIT ? debit : -debit);
            }
        }
        sum(format, amounts);
        return amounts;
    }

    /** Debit balances in fen, foreign currency at the day's rate. */
    private Map<String, Long> balancesOn(LocalDate day, @Nullable Instant knownAt) {
        return inYuan(
                booked.turnover(BEGINNING, day, knownAt),
                sum -> rates.toLocal(sum.currency(), sum.balance(), day, knownAt));
    }

    /** What the profit accounts earned, without what the year's closing has moved. */
    private Map<String, Long> earned(LocalDate from, LocalDate to, @Nullable Instant knownAt) {
        var local =
                booked.turnover(from, to, knownAt, Booked.NOT_EARNED).stream()
                        .filter(sum -> sum.currency().equals(LOCAL))
                        .toList();
        var values = inYuan(local, sum -> Money.ofMinor(LOCAL, sum.balance()));
        var earning = accounting.chart().stream().filter(StatementDesk::earns).map(GlAccount::no);
        var profit = earning.collect(Collectors.toSet());
        for (var day : booked.foreignByDay(from, to, knownAt, LOCAL, Booked.TRANSLATED)) {
            if (profit.contains(day.account())) {
                var yuan = rates.toLocal(day.currency(), day.balance(), day.day(), knownAt);
                values.merge(day.account(), yuan.minor(), Math::addExact);
            }
        }
        return values;
    }

    private static Map<String, Long> inYuan(
            List<Booked.Sum> sums, Function<Booked.Sum, Money> value) {
        var values = new HashMap<String, Long>();
        sums.forEach(sum -> values.merge(sum.account(), value.apply(sum).minor(), Math::addExact));
        return values;
    }

    /** Debit balance of all profit accounts together. */
    private long profitOf(Map<String, Long> values) {
        return accounting.chart().stream()
                .filter(StatementDesk::earns)
                .mapToLong(account -> values.getOrDefault(account.no(), 0L))
                .sum();
    }

    private void cashLines(
            Format format,
            LocalDate from,
            LocalDate to,
            @Nullable Instant knownAt,
            Map<String, Long> amounts) {
        format.lines().forEach(line -> amounts.put(line.code(), 0L));
        long explained = 0;
        for (var flow : flows(format, from, to, knownAt)) {
            amounts.merge(flow.line().code(), flow.amount(), Math::addExact);
            explained += flow.line().positive() == Side.DEBIT ? flow.amount() : -flow.amount();
        }
        long opening = cashOn(from.minusDays(1), knownAt);
        long closing = cashOn(to, knownAt);
        for (var line : format.lines()) {
            if (line.role() == Format.Role.OPENING) {
                amounts.put(line.code(), opening);
            } else if (line.role() == Format.Role.EXCHANGE) {
                // What remains is what the cash held has gained or lost by the rates.
                amounts.merge(line.code(), closing - opening - explained, Math::addExact);
            }
        }
    }

    /** One movement in its line, in fen with the line's sign. */
    private record Flow(Format.Line line, Booked.Movement movement, long amount) {}

    private List<Flow> flows(
            Format format, LocalDate from, LocalDate to, @Nullable Instant knownAt) {
        var flows = new ArrayList<Flow>();
        for (var movement : booked.cash(from, to, knownAt, formats.cash(to))) {
            flow(format, movement, Side.DEBIT, movement.in(), knownAt, flows);
            flow(format, movement, Side.CREDIT, movement.out(), knownAt, flows);
        }
        return flows;
    }

    private void flow(
            Format format,
            Booked.Movement movement,
            Side side,
            long minor,
            @Nullable Instant knownAt,
            List<Flow> flows) {
        if (minor == 0) {
            return;
        }
        var line = format.lineOf(movement.counter(), movement.event(), side);
        if (line == null) {
            throw new IllegalStateException(
                    "no line for cash against account " + movement.counter());
        }
        long yuan = rates.toLocal(movement.currency(), minor, movement.day(), knownAt).minor();
        flows.add(new Flow(line, movement, line.positive() == side ? yuan : -yuan));
    }

    private long cashOn(LocalDate day, @Nullable Instant knownAt) {
        var cash = formats.cash(day);
        return balancesOn(day, knownAt).entrySet().stream()
                .filter(value -> cash.contains(value.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Lines may sum lines below them: as often as there are lines is enough for all. */
    private static void sum(Format format, Map<String, Long> amounts) {
        var open =
                format.lines().stream()
                        .filter(line -> !line.sum().isEmpty())
                        .collect(Collectors.toCollection(ArrayList::new));
        var done =
                format.lines().stream()
                        .filter(line -> line.sum().isEmpty())
                        .map(Format.Line::code)
                        .collect(Collectors.toSet());
        while (!open.isEmpty()) {
            boolean moved =
                    open.removeIf(line -> {
                        var codes = line.sum().stream().map(code -> code.replace("-", "")).toList();
                        if (!done.containsAll(codes)) {
                            return false;
                        }
                        long total = 0;
                        for (var code : line.sum()) {
                            long amount = amounts.getOrDefault(code.replace("-", ""), 0L);
                            total += code.startsWith("-") ? -amount : amount;
                        }
                        amounts.put(line.code(), total);
                        return done.add(line.code());
                    });
            if (!moved) {
                throw new IllegalStateException(open.getFirst().code() + " sums in a circle");
            }
        }
    }

    private boolean balanced(Kind kind, Format format, Map<String, Long> amounts, Asked asked) {
        var proof = format.proof();
        long proved = amounts.getOrDefault(proof.getLast(), 0L);
        return switch (kind) {
            case BALANCE_SHEET -> amounts.getOrDefault(proof.getFirst(), 0L) == proved;
            case PROFIT_AND_LOSS ->
                    proved == -profitOf(earned(asked.from(), asked.to(), asked.knownAt()));
            case CASH_FLOW -> proved == cashOn(asked.to(), asked.knownAt());
        };
    }

    private List<Part> accountParts(Kind kind, Format.Line line, Asked asked) {
        var values =
                kind == Kind.BALANCE_SHEET
                        ? balancesOn(asked.to(), asked.knownAt())
                        : earned(asked.from(), asked.to(), asked.knownAt());
        return accounting.chart().stream()
                .filter(account ->
                        line.accounts().contains(account.no())
                                || (line.role() == Format.Role.PROFIT && earns(account)))
                .map(account -> {
                    long debit = values.getOrDefault(account.no(), 0L);
                    return new Part(
                            name(account),
                            null,
                            money(line.positive() == Side.DEBIT ? debit : -debit));
                })
                .toList();
    }

    private List<Part> cashParts(Format format, Format.Line line, Asked asked) {
        record Key(String counter, String event) {}
        var amounts = new HashMap<Key, Long>();
        for (var flow : flows(format, asked.from(), asked.to(), asked.knownAt())) {
            if (flow.line().code().equals(line.code())) {
                var movement = flow.movement();
                amounts.merge(
                        new Key(movement.counter(), movement.event()),
                        flow.amount(),
                        Math::addExact);
            }
        }
        var accounts = accounts();
        var parts = new ArrayList<Part>();
        amounts.forEach((key, amount) ->
                parts.add(
                        new Part(
                                name(account(accounts, key.counter())),
                                key.event(),
                                money(amount))));
        return parts;
    }

    private Map<String, GlAccount> accounts() {
        return accounting.chart().stream()
                .collect(Collectors.toMap(GlAccount::no, Function.identity()));
    }

    private static GlAccount account(Map<String, GlAccount> accounts, String no) {
        var account = accounts.get(no);
        if (account == null) {
            throw new IllegalStateException("the chart has no account " + no);
        }
        return account;
    }

    private static boolean earns(GlAccount account) {
        return account.kind() == GlAccount.Kind.INCOME || account.kind() == GlAccount.Kind.EXPENSE;
    }

    private static AccountName name(GlAccount account) {
        return new AccountName(account.no(), account.name());
    }

    private static Money money(@Nullable Long minor) {
        return Money.ofMinor(LOCAL, minor == null ? 0 : minor);
    }
}
