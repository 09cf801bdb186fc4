package io.sampan.servicing.internal;

import io.sampan.access.Access;
import io.sampan.access.Ids;
import io.sampan.accounting.Accounting;
import io.sampan.accounting.Journal;
import io.sampan.calendar.BusinessCalendar;
import io.sampan.money.Money;
import io.sampan.packs.Packs;
import io.sampan.packs.Words;
import io.sampan.servicing.ContractClosed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Adds facts to a contract: computes it before and after, tells the books the difference, writes
 * everything in one statement. Runs in the caller's transaction, on a contract locked for change.
 */
@Component
class Changes {

    private final Store store;
    private final Accounting accounting;
    private final RulesInForce rules;
    private final BusinessCalendar calendar;
    private final Clock clock;
    private final Access access;
    private final Missed missed;
    private final ApplicationEventPublisher events;

    Changes(
            Store store,
            Accounting accounting,
            RulesInForce rules,
            Packs packs,
            Clock clock,
            Access access,
            Missed missed,
            ApplicationEventPublisher events) {
        this.store = store;
        this.accounting = accounting;
        this.rules = rules;
        this.calendar = packs.calendar();
        this.clock = clock;
        this.access = access;
        this.missed = missed;
        this.events = events;
    }

    /** How a collection ended. */
    record Outcome(UUID transfer, String state, @Nullable Words reason) {}

    State state(Held held, LocalDate asOf) {
        return Replay.state(held.terms(), held.facts(), calendar, rules, asOf);
    }

    /** A contract by some of its facts. */
    State state(Held held, List<Fact> facts, LocalDate asOf) {
        return Replay.state(held.terms(), facts, calendar, rules, asOf);
    }

    /** A contract of these terms before anything has happened to it. */
    State unstarted(Terms terms, LocalDate asOf) {
        return Replay.state(terms, List.of(), calendar, rules, asOf);
    }

    /**
     * Plans the loan to its last day.
     *
     * @throws io.sampan.calendar.UncoveredYearException if the calendar does not reach that far
     */
    void check(Terms terms) {
        var loan = terms.loan();
        calendar.nextOrSame(loan.maturity().plusMonths(1));
        unstarted(terms, loan.drawn());
    }

    /** Where the next fact of a contract begins. */
    Fact.Stamp stamp(Held held, UUID id, LocalDate valueDate, LocalDate today) {
        return new Fact.Stamp(id, held.facts().size() + 1, valueDate, today, clock.instant());
    }

    Fact.Stamp stamp(Held held, LocalDate valueDate, LocalDate today) {
        return stamp(held, Ids.next(), valueDate, today);
    }

    /** Books the facts and gives the contract as it is afterwards. */
    State book(Held held, List<Fact> facts, LocalDate today, @Nullable Outcome outcome) {
        var before = state(held, today);
        var changed = held.with(facts);
        var after = state(changed, today);
        record(changed, facts.getFirst(), Posting.difference(before, after), today);
        var written = new Store.Written();
        var recordedBy = access.actor().user().value();
        facts.forEach(fact -> written.facts.add(FactRow.of(held.id(), fact, recordedBy)));
        var told = told(changed, after, facts);
        if (!told.equals(held.told())) {
            written.told(held.id(), told);
        }
        add(written, outcome);
        written.snapshots.add(SnapshotRow.of(held.id(), held.product(), after));
        store.write(written);
        if (after.settledOn() != null && before.settledOn() == null) {
            events.publishEvent(
                    new ContractClosed(held.id(), held.application(), held.enterprise(), today));
        }
        return after;
    }

    /** Notes how a collection ended without any money. */
    void note(Outcome outcome) {
        var written = new Store.Written();
        add(written, outcome);
        store.write(written);
    }

    /** Rewrites the caches and what has been told, without any new fact. */
    void touch(List<Held> contracts, Map<UUID, State> states) {
        var written = new Store.Written();
        for (var held : contracts) {
            var state = states.get(held.id().value());
            if (state != null) {
                written.told(held.id(), held.told());
                written.snapshots.add(SnapshotRow.of(held.id(), held.product(), state));
            }
        }
        store.write(written);
    }

    /** A receipt taken back may leave an instalment unpaid whose day is long past. */
    private Held.Told told(Held changed, State after, List<Fact> facts) {
        boolean takenBack = facts.stream().anyMatch(Fact.Reversed.class::isInstance);
        var told = takenBack ? missed.tell(changed, after, false).told() : changed.told();
        return new Held.Told(
                after.loan() == null && told.payoutFailed(),
                told.riskClass(),
                told.missedThrough());
    }

    private void record(Held held, Fact first, List<Posting> postings, LocalDate today) {
        for (var posting : postings) {
            accounting.record(
                    new Journal(
                            "fact:" + first.id() + ":" + posting.event(),
                            posting.event(),
                            first.valueDate(),
                            today,
                            held.number(),
                            money(posting.amounts(), held.currency())));
        }
    }

    static Map<String, Money> money(Map<String, Long> amounts, String currency) {
        var money = new LinkedHashMap<String, Money>();
        amounts.forEach((name, minor) -> money.put(name, Money.ofMinor(currency, minor)));
        return money;
    }

    private void add(Store.Written written, @Nullable Outcome outcome) {
        if (outcome != null) {
            var row = new HashMap<String, @Nullable Object>();
            row.put("transfer", outcome.transfer().toString());
            row.put("state", outcome.state());
            row.put("ended_at", clock.instant().toString());
            row.put("reason_zh", outcome.reason() == null ? null : outcome.reason().zh());
            row.put("reason_en", outcome.reason() == null ? null : outcome.reason().en());
            written.outcomes.add(row);
        }
    }
}
