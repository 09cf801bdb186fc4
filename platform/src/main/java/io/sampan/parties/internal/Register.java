package io.sampan.parties.internal;

import io.sampan.access.Access;
import io.sampan.access.AuditTrail;
import io.sampan.access.Ids;
import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.packs.Packs;
import io.sampan.parties.BankAccount;
import io.sampan.parties.BankAccountId;
import io.sampan.parties.BankCardNumber;
import io.sampan.parties.ChangedEnterprise;
import io.sampan.parties.Consent;
import io.sampan.parties.Enterprise;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Industry;
import io.sampan.parties.MobileNumber;
import io.sampan.parties.NewBankAccount;
import io.sampan.parties.NewEnterprise;
import io.sampan.parties.Parties;
import io.sampan.parties.Person;
import io.sampan.parties.PersonId;
import io.sampan.parties.Purpose;
import io.sampan.parties.Related;
import io.sampan.parties.ResidentIdNumber;
import io.sampan.parties.Ties;
import io.sampan.parties.UnifiedSocialCreditCode;
import io.sampan.parties.internal.PersonalNumbers.Kind;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the register of parties. */
@Component
@Transactional
class Register implements Parties {

    private static final int REASON_MAX = 200;

    private final Enterprises enterprises;
    private final Persons persons;
    private final Accounts accounts;
    private final Consents consents;
    private final Industries industries;
    private final Sizes sizes;
    private final TieTable ties;
    private final Access access;
    private final AuditTrail trail;
    private final Packs packs;
    private final Clock clock;

    Register(
            Enterprises enterprises,
            Persons persons,
            Accounts accounts,
            Consents consents,
            Industries industries,
            Sizes sizes,
            TieTable ties,
            Access access,
            AuditTrail trail,
            Packs packs,
            Clock clock) {
        this.enterprises = enterprises;
        this.persons = persons;
        this.accounts = accounts;
        this.consents = consents;
        this.industries = industries;
        this.sizes = sizes;
        this.ties = ties;
        this.access = access;
        this.trail = trail;
        this.packs = packs;
        this.clock = clock;
    }

    @Override
    public EnterpriseId register(NewEnterprise fresh, LocalDate on) {
        if (fresh.registeredOn().isAfter(on)) {
            throw Problem.of("SMP-PAR-0046").field("registeredOn");
        }
        var industry = industries.industry(fresh.industry());
        var person = persons.insert(fresh.legalRepresentative(), clock.instant());
        var enterprise =
                new Enterprise(
                        new EnterpriseId(Ids.next()),
                        fresh.creditCode(),
                        fresh.name(),
                        industry,
                        fresh.address(),
                        fresh.registeredOn(),
                        fresh.staff(),
                        fresh.revenueYearly(),
                        fresh.assets(),
                        sizes.size(
                                industry.code(),
                                fresh.staff(),
                                fresh.revenueYearly(),
                                fresh.assets(),
                                on),
                        persons.person(person),
                        fresh.owners(),
                        on,
                        1);
        enterprises.insert(enterprise);
        ties.add(enterprise, clock.instant());
        trail.record(
                "parties.registered", "enterprise", enterprise.id().toString(), null, enterprise);
        return enterprise.id();
    }

    @Override
    public Enterprise change(
            EnterpriseId id, ChangedEnterprise changes, Optional<Integer> version, LocalDate on) {
        var before = enterprises.enterprise(id);
        if (version.isPresent() && version.get() != before.version()) {
            throw outdated(before.version());
        }
        var after = changed(before, changes, on);
        if (!enterprises.update(after)) {
            throw outdated(enterprises.enterprise(id).version());
        }
        ties.add(after, clock.instant());
        trail.record("parties.changed", "enterprise", id.toString(), before, after);
        return after;
    }

    private Enterprise changed(Enterprise before, ChangedEnterprise changes, LocalDate on) {
        var industry = changes.industry().map(industries::industry).orElse(before.industry());
        int staff = changes.staff().orElse(before.staff());
        var revenue = changes.revenueYearly().orElse(before.revenueYearly());
        var assets = changes.assets().orElse(before.assets());
        var representative =
                changes.legalRepresentative()
                        .map(person -> persons.person(persons.insert(person, clock.instant())))
                        .orElse(before.legalRepresentative());
        return new Enterprise(
                before.id(),
                before.creditCode(),
                changes.name().orElse(before.name()),
                industry,
                changes.address().orElse(before.address()),
                before.registeredOn(),
                staff,
                revenue,
                assets,
                sizes.size(industry.code(), staff, revenue, assets, on),
                representative,
                changes.owners().orElse(before.owners()),
                before.customerSince(),
                before.version() + 1);
    }

    private static Problem outdated(int version) {
        return Problem.of("SMP-PAR-0052").with("version", version);
    }

    @Override
    @Transactional(readOnly = true)
    public Enterprise enterprise(EnterpriseId id) {
        return enterprises.enterprise(id);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<EnterpriseId> find(UnifiedSocialCreditCode code) {
        return enterprises.find(code);
    }

    @Override
    @Transactional(readOnly = true)
    public Page<Enterprise> enterprises(@Nullable String q, @Nullable String cursor, int limit) {
        return enterprises.enterprises(q, cursor, Page.limit(limit));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Related> related(EnterpriseId id, BigDecimal shareMin) {
        return enterprises.related(id, shareMin);
    }

    @Override
    public List<EnterpriseId> represented(ResidentIdNumber idNumber) {
        var found = persons.represented(Kind.ID_NUMBER, idNumber.value());
        return searched("idNumber", found);
    }

    @Override
    public List<EnterpriseId> reachedBy(MobileNumber phone) {
        return searched("phone", persons.represented(Kind.PHONE, phone.value()));
    }

    @Override
    public List<EnterpriseId> holding(BankCardNumber cardNumber) {
        return searched("cardNumber", accounts.holding(cardNumber.value()));
    }

    private List<EnterpriseId> searched(String by, List<EnterpriseId> found) {
        trail.record("parties.searched", "enterprise", "*", null, Map.of("by", by, "found", found));
        return found;
    }

    @Override
    @Transactional(readOnly = true)
    public Person person(PersonId id) {
        return persons.person(id);
    }

    @Override
    public ResidentIdNumber idNumber(PersonId id, String reason) {
        seen(id, "idNumber", reason);
        return new ResidentIdNumber(persons.number(id, Kind.ID_NUMBER));
    }

    @Override
    public MobileNumber phone(PersonId id, String reason) {
        seen(id, "phone", reason);
        return new MobileNumber(persons.number(id, Kind.PHONE));
    }

    private void seen(PersonId id, String what, String reason) {
        if (reason.isBlank() || reason.length() > REASON_MAX) {
            throw Problem.of("SMP-PAR-0055").field("reason");
        }
        trail.record(
                "parties.number-seen",
                "person",
                id.toString(),
                null,
                Map.of("what", what, "reason", reason.strip()));
    }

    @Override
    public BankAccountId addAccount(EnterpriseId enterprise, NewBankAccount account) {
        enterprises.require(enterprise);
        var added = accounts.insert(enterprise, account, clock.instant());
        if (added.isEmpty()) {
            return accounts.registered(enterprise, account.cardNumber().value());
        }
        trail.record(
                "parties.account-registered",
                "enterprise",
                enterprise.toString(),
                null,
                accounts.account(added.get()));
        return added.get();
    }

    @Override
    @Transactional(readOnly = true)
    public List<BankAccount> accounts(EnterpriseId enterprise) {
        enterprises.require(enterprise);
        return accounts.of(enterprise);
    }

    @Override
    @Transactional(readOnly = true)
    public BankAccount account(BankAccountId id) {
        return accounts.account(id);
    }

    @Override
    public BankCardNumber cardNumber(BankAccountId id) {
        trail.record("parties.number-seen", "account", id.toString(), null, Map.of("what", "card"));
        return new BankCardNumber(accounts.number(id));
    }

    @Override
    public Consent giveConsent(
            EnterpriseId enterprise, Purpose purpose, LocalDate until, LocalDate on) {
        enterprises.require(enterprise);
        if (until.isBefore(on)) {
            throw Problem.of("SMP-PAR-0060").field("until").with("today", on);
        }
        int months = packs.rule("consents", "duration_months_max", on).integer();
        var latest = on.plusMonths(months);
        if (until.isAfter(latest)) {
            throw Problem.of("SMP-PAR-0061")
                    .field("until")
                    .with("months", months)
                    .with("latest", latest);
        }
        var before = consents.last(enterprise, purpose, clock.instant());
        add(enterprise, purpose, before, until);
        return consents.all(enterprise).stream()
                .filter(consent -> consent.purpose() == purpose)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void withdrawConsent(EnterpriseId enterprise, Purpose purpose) {
        enterprises.require(enterprise);
        var before = consents.last(enterprise, purpose, clock.instant());
        if (before.filter(Consents.Fact::given).isPresent()) {
            add(enterprise, purpose, before, null);
        }
    }

    private void add(
            EnterpriseId enterprise,
            Purpose purpose,
            Optional<Consents.Fact> before,
            @Nullable LocalDate until) {
        int number = before.map(Consents.Fact::number).orElse(0) + 1;
        consents.add(enterprise, purpose, number, until, access.actor().user().value());
        trail.record(
                until == null ? "parties.consent-withdrawn" : "parties.consent-given",
                "enterprise",
                enterprise.toString(),
                before.orElse(null),
                until == null
                        ? Map.of("purpose", purpose)
                        : Map.of("purpose", purpose, "until", until));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Consent> consents(EnterpriseId enterprise) {
        enterprises.require(enterprise);
        return consents.all(enterprise);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean consented(EnterpriseId enterprise, Purpose purpose, Instant at) {
        return consents.last(enterprise, purpose, at)
                .filter(fact -> fact.holdsOn(consents.day(at)))
                .isPresent();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Ties> ties(EnterpriseId id, Instant knownAt) {
        return ties.of(id, knownAt);
    }

    @Override
    @Transactional(readOnly = true)
    public List<EnterpriseId> ofIndustry(String division, Instant knownAt) {
        return ties.ofIndustry(division, knownAt);
    }

    @Override
    public List<Industry> industries() {
        return industries.all();
    }
}
