package io.sampan.lending.internal.web;

import io.sampan.lending.Application;
import io.sampan.lending.ApplicationState;
import io.sampan.lending.LenderSettings;
import io.sampan.lending.Lending;
import io.sampan.lending.Product;
import io.sampan.lending.Signing;
import io.sampan.payments.Transfer;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words applications for pages. */
@Component
class ApplicationViews {

    private final Lending lending;
    private final LenderSettings lender;

    ApplicationViews(Lending lending, LenderSettings lender) {
        this.lending = lending;
        this.lender = lender;
    }

    /** One application with all there is to say. */
    ApplicationView page(Application application, LocalDate on) {
        return view(application, on, true);
    }

    /** One line of a list: without what is left and what is missing, which cost questions. */
    ApplicationView line(Application application, LocalDate on) {
        return view(application, on, false);
    }

    ApplicationView.Contact contact() {
        return new ApplicationView.Contact(
                lender.contact(), lender.contactPhone(), lender.hours(), lender.complaintsPhone());
    }

    private ApplicationView view(Application application, LocalDate on, boolean whole) {
        var signing = application.signing();
        return new ApplicationView(
                application.id().value(),
                application.number(),
                new ApplicationView.Named(
                        application.enterprise().value(), application.enterpriseName()),
                product(application, on),
                application.stateOn(on),
                application.wish().amount(),
                application.wish().months(),
                application.wish().purpose(),
                application.createdAt(),
                application.savedAt(),
                application.submittedAt(),
                application.keptUntil(),
                decision(application),
                offer(application, whole),
                application.reasons(),
                whole ? ApplicationView.Helps.of(lending.whatHelps(application)) : null,
                ApplicationView.Signed.of(signing),
                contract(signing),
                signing == null ? null : signing.document().value(),
                payment(application, signing),
                whole ? lending.missing(application) : Set.of(),
                whole ? contact() : null,
                whole ? application.steps() : List.of());
    }

    private ApplicationView.@Nullable ProductName product(Application application, LocalDate on) {
        var code = application.wish().product();
        if (code == null) {
            return null;
        }
        return lending.products(on).stream()
                .filter(product -> product.code().equals(code))
                .map(Product::name)
                .map(name -> new ApplicationView.ProductName(code, name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable UUID decision(Application application) {
        var decision = application.decision();
        return decision == null ? null : decision.value();
    }

    private ApplicationView.@Nullable OfferView offer(Application application, boolean whole) {
        var offer = application.offer();
        if (offer == null) {
            return null;
        }
        return new ApplicationView.OfferView(
                offer.limit(),
                whole ? lending.available(application) : offer.limit(),
                offer.rate(),
                offer.monthsMax(),
                offer.amountMin(),
                offer.validUntil());
    }

    private static @Nullable UUID contract(@Nullable Signing signing) {
        var contract = signing == null ? null : signing.contract();
        return contract == null ? null : contract.value();
    }

    private static ApplicationView.@Nullable Payment payment(
            Application application, @Nullable Signing signing) {
        var state = state(application.state());
        if (signing == null || state == null) {
            return null;
        }
        var transfer = signing.transfer();
        return new ApplicationView.Payment(
                state, transfer == null ? null : transfer.value(), signing.failure());
    }

    /** The pay-out's state by the application's; null if there is none. */
    private static Transfer.@Nullable State state(ApplicationState state) {
        return switch (state) {
            case SIGNED, SECOND_CHECK -> Transfer.State.PENDING;
            case PAYING -> Transfer.State.IN_FLIGHT;
            case PAID -> Transfer.State.SETTLED;
            case PAYMENT_FAILED -> Transfer.State.FAILED;
            case DRAFT, OFFERED, REFERRED, REFUSED, WITHDRAWN, EXPIRED -> null;
        };
    }
}
