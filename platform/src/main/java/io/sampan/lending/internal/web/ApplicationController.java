package io.sampan.lending.internal.web;

import io.sampan.access.Access;
import io.sampan.access.Commands;
import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.accounting.BusinessDay;
import io.sampan.evidence.DocumentId;
import io.sampan.lending.Application;
import io.sampan.lending.ApplicationId;
import io.sampan.lending.ApplicationQuery;
import io.sampan.lending.ApplicationState;
import io.sampan.lending.Choice;
import io.sampan.lending.Lending;
import io.sampan.lending.Paper;
import io.sampan.lending.SignRequest;
import io.sampan.lending.Wish;
import io.sampan.money.Money;
import io.sampan.parties.BankAccountId;
import io.sampan.parties.EnterpriseId;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Applications over HTTP. Customers and account managers prepare, only the customer signs; the rest
 * of the lender reads.
 */
@RestController
@RequestMapping("/api/v1/applications")
class ApplicationController {

    private static final String READ =
            "hasAnyRole('BORROWER', 'ACCOUNT_MANAGER', 'UNDERWRITER', 'OPERATIONS', 'AUDITOR')";
    private static final String PREPARE = "hasAnyRole('BORROWER', 'ACCOUNT_MANAGER')";
    private static final String CUSTOMER = "hasRole('BORROWER')";

    private final Lending lending;
    private final ApplicationViews views;
    private final QuoteViews quotes;
    private final Commands commands;
    private final Access access;
    private final BusinessDay businessDay;

    ApplicationController(
            Lending lending,
            ApplicationViews views,
            QuoteViews quotes,
            Commands commands,
            Access access,
            BusinessDay businessDay) {
        this.lending = lending;
        this.views = views;
        this.quotes = quotes;
        this.commands = commands;
        this.access = access;
        this.businessDay = businessDay;
    }

    record WishBody(
            @Nullable UUID enterprise,
            @Nullable String product,
            @Nullable Money amount,
            @Nullable Integer months,
            @Nullable String purpose) {

        Wish wish() {
            return new Wish(product, amount, months, purpose);
        }
    }

    record ChoiceBody(Money amount, int months, @Nullable String product) {

        Choice choice() {
            return new Choice(amount, months, product);
        }
    }

    record PaperBody(
            Money amount, int months, @Nullable String product, UUID account, String language) {

        Choice choice() {
            return new Choice(amount, months, product);
        }
    }

    record SignBody(UUID document, String sha256, boolean agreed, String password) {

        /** What of it is kept: never the password. */
        record Kept(UUID document, String sha256, boolean agreed) {}

        Kept kept() {
            return new Kept(document, sha256, agreed);
        }

        /** Without the password, for logs. */
        @Override
        public String toString() {
            return kept().toString();
        }
    }

    /** The contract drawn up: what it is, its hash and how many pages. */
    record PaperView(UUID document, String sha256, int pages, String language, LocalDate drawn) {

        static PaperView of(Paper paper) {
            return new PaperView(
                    paper.document().value(),
                    paper.sha256(),
                    paper.pages(),
                    paper.language(),
                    paper.drawn());
        }
    }

    @PostMapping
    @PreAuthorize(PREPARE)
    ApplicationView draft(
            @RequestHeader("Idempotency-Key") String key, @RequestBody WishBody body) {
        var enterprise =
                access.actor()
                        .enterprise()
                        .orElseGet(() -> {
                            var named = body.enterprise();
                            if (named == null) {
                                throw Problem.of("SMP-LEN-0133").field("enterprise");
                            }
                            return named;
                        });
        return once(
                key,
                "lending.draft",
                body,
                on -> lending.draft(new EnterpriseId(enterprise), body.wish(), on));
    }

    @PutMapping("/{id}")
    @PreAuthorize(PREPARE)
    ApplicationView save(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody WishBody body) {
        return once(
                key,
                "lending.save",
                new Of(id, body),
                on -> lending.save(new ApplicationId(id), body.wish(), on));
    }

    @GetMapping
    @PreAuthorize(READ)
    Page<ApplicationView> list(
            @RequestParam(required = false) @Nullable ApplicationState state,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable UUID enterprise,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var on = businessDay.today();
        var query =
                new ApplicationQuery(
                        state,
                        q,
                        enterprise == null ? null : new EnterpriseId(enterprise),
                        cursor,
                        limit);
        return lending.applications(query).map(application -> views.line(application, on));
    }

    @GetMapping("/{id}")
    @PreAuthorize(READ)
    ApplicationView one(@PathVariable UUID id) {
        return views.page(lending.application(new ApplicationId(id)), businessDay.today());
    }

    @PostMapping("/{id}/submit")
    @PreAuthorize(PREPARE)
    ApplicationView submit(@PathVariable UUID id, @RequestHeader("Idempotency-Key") String key) {
        return once(key, "lending.submit", id, on -> lending.submit(new ApplicationId(id), on));
    }

    /** Computes and changes nothing, so it needs no key. */
    @PostMapping("/{id}/quote")
    @PreAuthorize(READ)
    QuoteView quote(@PathVariable UUID id, @RequestBody ChoiceBody body) {
        return quotes.view(new ApplicationId(id), body.choice(), businessDay.today());
    }

    @PostMapping("/{id}/contract")
    @PreAuthorize(PREPARE)
    PaperView contract(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody PaperBody body) {
        return commands.once(
                key,
                "lending.contract",
                new Of(id, body),
                PaperView.class,
                () ->
                        PaperView.of(
                                lending.paper(
                                        new ApplicationId(id),
                                        body.choice(),
                                        new BankAccountId(body.account()),
                                        body.language(),
                                        businessDay.today())));
    }

    @PostMapping("/{id}/sign")
    @PreAuthorize(CUSTOMER)
    ApplicationView sign(
            @PathVariable UUID id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody SignBody body) {
        // Before and outside the command, so that a wrong guess counts even though nothing is done.
        access.confirmPassword(body.password());
        return once(
                key,
                "lending.sign",
                new Of(id, body.kept()),
                on ->
                        lending.sign(
                                new ApplicationId(id),
                                new SignRequest(
                                        new DocumentId(body.document()),
                                        body.sha256(),
                                        body.agreed(),
                                        "password"),
                                on));
    }

    @PostMapping("/{id}/retry-payment")
    @PreAuthorize("hasAnyRole('BORROWER', 'OPERATIONS')")
    ApplicationView retryPayment(
            @PathVariable UUID id, @RequestHeader("Idempotency-Key") String key) {
        return once(
                key, "lending.retry-payment", id, _ -> lending.retryPayment(new ApplicationId(id)));
    }

    @PostMapping("/{id}/withdraw")
    @PreAuthorize(PREPARE)
    ApplicationView withdraw(@PathVariable UUID id, @RequestHeader("Idempotency-Key") String key) {
        return once(key, "lending.withdraw", id, on -> lending.withdraw(new ApplicationId(id), on));
    }

    /** A refusal goes to a person; the law gives the customer this right. */
    @PostMapping("/{id}/ask-person")
    @PreAuthorize(PREPARE)
    ApplicationView askPerson(@PathVariable UUID id, @RequestHeader("Idempotency-Key") String key) {
        return once(
                key, "lending.ask-person", id, on -> lending.askPerson(new ApplicationId(id), on));
    }

    /** A request together with what it is about, for the command log. */
    private record Of(UUID id, Object request) {}

    private interface Work {
        Application on(LocalDate day);
    }

    private ApplicationView once(String key, String command, Object request, Work work) {
        Supplier<ApplicationView> view =
                () -> {
                    var on = businessDay.today();
                    return views.page(work.on(on), on);
                };
        return commands.once(key, command, request, ApplicationView.class, view);
    }
}
