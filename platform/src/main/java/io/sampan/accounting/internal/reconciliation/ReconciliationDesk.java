package io.sampan.accounting.internal.reconciliation;

import io.sampan.access.AuditTrail;
import io.sampan.access.FourEyes;
import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.access.ProposalApproved;
import io.sampan.access.ProposalId;
import io.sampan.access.Role;
import io.sampan.accounting.BankReferences;
import io.sampan.accounting.Reconciliation;
import io.sampan.accounting.internal.reconciliation.Matching.Ours;
import io.sampan.accounting.internal.statements.Booked;
import io.sampan.money.Money;
import io.sampan.packs.Packs;
import io.sampan.packs.Words;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes statements, matches, and keeps what differs before people. */
@Component
class ReconciliationDesk implements Reconciliation, OpenDifferences {

    static final String RESOLUTION = "accounting.resolve-difference";

    private static final LocalDate BEGINNING = LocalDate.of(1900, 1, 1);

    private final JdbcClient jdbc;
    private final ReconciliationTables tables;
    private final Booked booked;
    private final Packs packs;
    private final FourEyes fourEyes;
    private final AuditTrail trail;
    private final List<BankReferences> references;

    ReconciliationDesk(
            JdbcClient jdbc,
            ReconciliationTables tables,
            Booked booked,
            Packs packs,
            FourEyes fourEyes,
            AuditTrail trail,
            List<BankReferences> references) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.booked = booked;
        this.packs = packs;
        this.fourEyes = fourEyes;
        this.trail = trail;
        this.references = references;
    }

    @Override
    @Transactional
    public StatementLine take(byte[] file) {
        var sha256 = sha256(file);
        var known = tables.bySha256(sha256);
        if (known.isPresent()) {
            return statement(known.get());
        }
        var statement = read(file);
        if (statement.unexplained() != 0) {
            throw Problem.of("SMP-ACT-0451")
                    .field("file")
                    .with(
                            "off",
                            Money.ofMinor(statement.closing().currency(), statement.unexplained()));
        }
        if (tables.known(statement.account(), statement.number())) {
            throw Problem.of("SMP-ACT-0452").field("file").with("number", statement.number());
        }
        var id = tables.add(statement, sha256);
        reconcile(statement, id);
        var taken = statement(id);
        trail.record("accounting.take-statement", "bank-statement", id.toString(), null, taken);
        return taken;
    }

    @Override
    @Transactional
    public int match() {
        int matched = 0;
        for (var currency :
                tables.statements().stream().map(s -> s.closing().currency()).distinct().toList()) {
            matched += match(currency);
        }
        return matched;
    }

    @Override
    public List<StatementLine> statements() {
        return tables.statements();
    }

    @Override
    public Page<Difference> differences(boolean open, @Nullable String cursor, int limit) {
        var day = BEGINNING;
        var after = new UUID(0, 0);
        if (cursor != null) {
            var parts = Page.parts(cursor, 2);
            try {
                day = LocalDate.parse(parts.getFirst());
                after = UUID.fromString(parts.getLast());
            } catch (RuntimeException e) {
                throw Problem.of("SMP-IN-0007", e).field("cursor");
            }
        }
        return Page.of(
                tables.differences(open, day, after, Page.limit(limit) + 1),
                limit,
                last -> Page.cursor(last.day(), last.id()));
    }

    @Override
    @Transactional
    public Difference own(UUID difference) {
        requireOpen(difference);
        tables.step(difference, "TAKEN", "");
        return find(difference);
    }

    @Override
    @Transactional
    public ProposalId proposeResolution(UUID difference, String reason) {
        if (reason.isBlank() || reason.length() > 500) {
            throw Problem.of("SMP-ACT-0422").field("reason");
        }
        var found = requireOpen(difference);
        return fourEyes.propose(
                RESOLUTION,
                Role.ACCOUNTANT,
                difference.toString(),
                Map.of("difference", difference.toString(), "reason", reason),
                new Words(
                        "对账差异 %s（%s，对账单 %s）已查明：%s"
                                .formatted(found.amount(), found.day(), found.statement(), reason),
                        "Close the difference of %s (%s, statement %s): %s"
                                .formatted(
                                        found.amount(), found.day(), found.statement(), reason)));
    }

    @EventListener
    void onApproved(ProposalApproved approved) {
        if (approved.kind().equals(RESOLUTION)) {
            var id = UUID.fromString(approved.content().path("difference").asString());
            requireOpen(id);
            tables.step(id, "RESOLVED", approved.content().path("reason").asString());
            trail.record(
                    "accounting.resolve-difference",
                    "difference",
                    id.toString(),
                    null,
                    approved.content());
        }
    }

    @Override
    public long open(LocalDate day) {
        return tables.open(day);
    }

    /** Sums of one read of the books three ways: entries, newest entries, transfers. */
    @Override
    @Transactional(readOnly = true)
    public List<Comparison> comparisons() {
        var found = new ArrayList<Comparison>();
        var currency = Money.CNY;
        found.add(
                comparison(
                        "entries_and_heads",
                        new Words("分录合计 = 各账户最新余额", "Entries add up to the newest balances"),
                        currency,
                        """
                        select coalesce(sum(abs(m)), 0)::bigint from (
                            select sum(case e.side when 'DEBIT' then e.amount_minor
                                                   else - e.amount_minor end) as m
                            from accounting.entry e join accounting.account a on a.id = e.account
                            where a.currency = :currency group by a.gl) x
                        """,
                        HEADS));
        found.add(
                comparison(
                        "heads_and_ledger",
                        new Words("各账户最新余额 = 总账", "The newest balances are the general ledger"),
                        currency,
                        HEADS,
                        """
                        select coalesce(sum(abs(m)), 0)::bigint from (
                            select a.gl, sum(case when a.id = t.debit then t.amount_minor
                                                  else - t.amount_minor end) as m
                            from accounting.transfer t
                            join accounting.account a on a.id in (t.debit, t.credit)
                            where t.currency = :currency group by a.gl) x
                        """));
        tables.statements().stream()
                .filter(statement -> statement.closing().currency().equals(currency))
                .findFirst()
                .ifPresent(newest -> found.add(bank(newest)));
        return found;
    }

    private static final String HEADS =
            """
            select coalesce(sum(abs(m)), 0)::bigint from (
                select sum(e.balance_minor) as m
                from accounting.account a
                join lateral (select balance_minor from accounting.entry
                              where account = a.id order by version desc limit 1) e on true
                where a.currency = :currency group by a.gl) x
            """;

    private Comparison comparison(
            String code, Words text, String currency, String left, String right) {
        long first = jdbc.sql(left).param("currency", currency).query(Long.class).single();
        long second = jdbc.sql(right).param("currency", currency).query(Long.class).single();
        return new Comparison(
                code,
                text,
                Money.ofMinor(currency, first),
                Money.ofMinor(currency, second),
                Money.ofMinor(currency, first - second));
    }

    /** The bank's balance with what is known to differ, beside ours. */
    private Comparison bank(StatementLine newest) {
        var currency = newest.closing().currency();
        long ours = balance(newest.to(), currency);
        return new Comparison(
                "bank",
                new Words(
                        "银行 %s 余额，加未达账项 = 1002 银行存款".formatted(newest.to()),
                        "The bank's balance of %s and what is under way are account 1002"
                                .formatted(newest.to())),
                Money.ofMinor(currency, ours + unexplained(newest.to(), newest.closing())),
                Money.ofMinor(currency, ours),
                Money.ofMinor(currency, unexplained(newest.to(), newest.closing())));
    }

    private void reconcile(BankStatement statement, UUID id) {
        var currency = statement.closing().currency();
        match(currency);
        for (var line : tables.theirs()) {
            if (line.statement().equals(id)) {
                tables.open(
                        Kind.NOT_IN_BOOKS,
                        id,
                        line.line(),
                        null,
                        line.day(),
                        Money.ofMinor(currency, line.minor()));
            }
        }
        for (var journal : tables.ours(currency, statement.from(), statement.to())) {
            tables.open(
                    Kind.NOT_AT_BANK,
                    id,
                    null,
                    journal.journal(),
                    journal.day(),
                    Money.ofMinor(currency, -journal.minor()));
        }
        long off = unexplained(statement.to(), statement.closing(), false);
        if (off != 0) {
            tables.open(
                    Kind.BALANCE_DIFFERS,
                    id,
                    null,
                    null,
                    statement.to(),
                    Money.ofMinor(currency, off));
        }
    }

    private int match(String currency) {
        var theirs = tables.theirs();
        if (theirs.isEmpty()) {
            return 0;
        }
        int days = packs.rule("reconciliation", "days_apart_max", theirs.getLast().day()).integer();
        var from = theirs.getFirst().day().minusDays(days);
        var to = theirs.getLast().day().plusDays(days);
        int matched = 0;
        for (var pair :
                Matching.pairs(theirs, withReferences(tables.ours(currency, from, to)), days)) {
            tables.match(pair);
            matched += pair.journals().size();
            if (pair.off() != 0) {
                tables.open(
                        Kind.AMOUNT_DIFFERS,
                        pair.line().statement(),
                        pair.line().line(),
                        pair.journals().getFirst().journal(),
                        pair.line().day(),
                        Money.ofMinor(currency, pair.off()));
            }
        }
        tables.closeMatched();
        return matched;
    }

    private List<Ours> withReferences(List<Ours> journals) {
        var ids = journals.stream().map(Ours::journal).toList();
        var known = new HashMap<String, Set<String>>();
        for (var source : references) {
            source.of(ids)
                    .forEach((journal, found) ->
                            known.computeIfAbsent(journal, _ -> new HashSet<>()).addAll(found));
        }
        return journals.stream()
                .map(journal ->
                        new Ours(
                                journal.journal(),
                                journal.day(),
                                journal.minor(),
                                Set.copyOf(known.getOrDefault(journal.journal(), Set.of()))))
                .toList();
    }

    /**
     * Bank minus books, after what is known to be under way: our journals since the first statement
     * that no line is yet, lines that no journal is yet, and amounts that differ. What a person has
     * resolved no longer counts as under way.
     */
    private long unexplained(LocalDate day, Money closing) {
        return unexplained(day, closing, true);
    }

    /**
     * @param onlyResolved of earlier statements' differences of balance, those two people have
     *     closed; else all, so that one is not told again with every statement
     */
    private long unexplained(LocalDate day, Money closing, boolean onlyResolved) {
        var currency = closing.currency();
        var first =
                jdbc.sql("select min(from_day) from accounting.bank_statement where currency = ?")
                        .param(currency)
                        .query(LocalDate.class)
                        .single();
        long underWay =
                tables.ours(currency, first, day).stream()
                        .mapToLong(Ours::minor)
                        .reduce(0, Math::addExact);
        long notBooked =
                jdbc.sql(
                                """
                                select coalesce(sum(d.amount_minor), 0)::bigint
                                from accounting.difference d
                                where d.currency = ? and d.day <= ?
                                  and (d.kind = 'AMOUNT_DIFFERS' or (d.kind = 'NOT_IN_BOOKS'
                                    and not exists (select from accounting.difference_step p
                                        where p.difference = d.id and p.kind = 'MATCHED')))
                                """)
                        .params(currency, day)
                        .query(Long.class)
                        .single();
        long told =
                jdbc.sql(
                                """
                                select coalesce(sum(d.amount_minor), 0)::bigint
                                from accounting.difference d
                                where d.currency = :currency and d.day <= :day
                                  and d.kind = 'BALANCE_DIFFERS'
                                  and (not :onlyResolved or exists (
                                      select from accounting.difference_step p
                                      where p.difference = d.id and p.kind = 'RESOLVED'))
                                """)
                        .param("currency", currency)
                        .param("day", day)
                        .param("onlyResolved", onlyResolved)
                        .query(Long.class)
                        .single();
        return closing.minor() - told - (balance(day, currency) - underWay + notBooked);
    }

    private long balance(LocalDate day, String currency) {
        return booked.turnover(BEGINNING, day, null).stream()
                .filter(sum ->
                        sum.account().equals(ReconciliationTables.BANK)
                                && sum.currency().equals(currency))
                .mapToLong(Booked.Sum::balance)
                .sum();
    }

    private static BankStatement read(byte[] file) {
        var begins = new String(file, 0, Math.min(file.length, 200), StandardCharsets.UTF_8);
        try {
            return begins.stripLeading().replace("\uFEFF", "").startsWith("<")
                    ? Camt053.read(file)
                    : StatementCsv.read(file);
        } catch (Unreadable e) {
            throw Problem.of("SMP-ACT-0450", e)
                    .field("file")
                    .with("why", String.valueOf(e.getMessage()));
        }
    }

    private StatementLine statement(UUID id) {
        return tables.statements().stream()
                .filter(statement -> statement.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.of("SMP-ACT-0453"));
    }

    private Difference find(UUID id) {
        return tables.difference(id).orElseThrow(() -> Problem.of("SMP-ACT-0453"));
    }

    private Difference requireOpen(UUID id) {
        var found = find(id);
        if (found.resolution() != null) {
            throw Problem.of("SMP-ACT-0454");
        }
        return found;
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
