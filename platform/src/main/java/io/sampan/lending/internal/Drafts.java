package io.sampan.lending.internal;

import io.sampan.access.Access;
import io.sampan.access.Ids;
import io.sampan.access.Problem;
import io.sampan.lending.Application;
import io.sampan.lending.ApplicationId;
import io.sampan.lending.ApplicationState;
import io.sampan.lending.Missing;
import io.sampan.lending.Product;
import io.sampan.lending.Wish;
import io.sampan.packs.Packs;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Parties;
import io.sampan.parties.Purpose;
import io.sampan.sharing.Sharing;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applications being filled in. */
@Component
class Drafts {

    private final Applications applications;
    private final ProductTemplates products;
    private final Packs packs;
    private final Parties parties;
    private final Sharing sharing;
    private final Access access;
    private final Clock clock;

    Drafts(
            Applications applications,
            ProductTemplates products,
            Packs packs,
            Parties parties,
            Sharing sharing,
            Access access,
            Clock clock) {
        this.applications = applications;
        this.products = products;
        this.packs = packs;
        this.parties = parties;
        this.sharing = sharing;
        this.access = access;
        this.clock = clock;
    }

    Application begin(EnterpriseId enterprise, Wish wish, LocalDate on) {
        check(wish, on);
        var now = clock.instant();
        var application =
                new Application(
                        new ApplicationId(Ids.next()),
                        applications.number(on),
                        enterprise,
                        parties.enterprise(enterprise).name(),
                        wish,
                        ApplicationState.DRAFT,
                        now,
                        now,
                        null,
                        keptUntil(on),
                        null,
                        null,
                        List.of(),
                        null,
                        List.of());
        applications.insert(application, access.actor());
        return application;
    }

    Application save(Application draft, Wish wish, LocalDate on) {
        var merged = draft.wish().overwrittenBy(wish);
        check(merged, on);
        var saved =
                draft.saved(
                        merged,
                        parties.enterprise(draft.enterprise()).name(),
                        clock.instant(),
                        keptUntil(on));
        applications.update(saved);
        return saved;
    }

    /** What the draft lacks, at an instant. */
    Set<Missing> missing(Application draft, Instant at) {
        var missing = EnumSet.noneOf(Missing.class);
        var wish = draft.wish();
        lacks(missing, wish.product() == null, Missing.PRODUCT);
        lacks(missing, wish.amount() == null, Missing.AMOUNT);
        lacks(missing, wish.months() == null, Missing.MONTHS);
        lacks(missing, wish.purpose() == null, Missing.PURPOSE);
        var enterprise = draft.enterprise();
        lacks(
                missing,
                !parties.consented(enterprise, Purpose.INVOICES, at),
                Missing.CONSENT_INVOICES);
        lacks(missing, !invoicesPresent(enterprise), Missing.INVOICES);
        lacks(missing, parties.accounts(enterprise).isEmpty(), Missing.ACCOUNT);
        return missing;
    }

    private static void lacks(Set<Missing> missing, boolean lacking, Missing what) {
        if (lacking) {
            missing.add(what);
        }
    }

    private boolean invoicesPresent(EnterpriseId enterprise) {
        return !sharing.invoices(enterprise, null, null, 1).items().isEmpty();
    }

    private LocalDate keptUntil(LocalDate on) {
        return on.plusDays(packs.rule("lending", "draft_days", on).integer());
    }

    /** Refuses what cannot be, field by field; what is not said yet is no fault. */
    private void check(Wish wish, LocalDate on) {
        purpose(wish, on);
        var amount = wish.amount();
        if (amount != null && !amount.isPositive()) {
            throw Problem.of("SMP-LEN-0109").field("amount");
        }
        var code = wish.product();
        if (code == null) {
            return;
        }
        var product =
                products.product(code, on)
                        .orElseThrow(() ->
                                Problem.of("SMP-LEN-0106").field("product").with("product", code));
        Choices.amount(product, amount);
        Choices.months(product, wish.months());
        purposeOf(product, wish.purpose());
    }

    private void purpose(Wish wish, LocalDate on) {
        var code = wish.purpose();
        for (var barred : Purposes.barred(packs, on)) {
            if (barred.code().equals(code)) {
                throw Problem.of("SMP-LEN-0104")
                        .field("purpose")
                        .with("purposeZh", barred.name().zh())
                        .with("purposeEn", barred.name().en())
                        .with("rule", Purposes.barredRule(packs, on).citation());
            }
        }
        if (code != null
                && Purposes.allowed(packs, on).stream().noneMatch(p -> p.code().equals(code))) {
            throw Problem.of("SMP-LEN-0105").field("purpose").with("purpose", code);
        }
    }

    private static void purposeOf(Product product, @Nullable String code) {
        if (code != null && product.purposes().stream().noneMatch(p -> p.code().equals(code))) {
            throw Problem.of("SMP-LEN-0105").field("purpose").with("purpose", code);
        }
    }
}
