package io.sampan.lending.internal;

import io.sampan.evidence.DocumentId;
import io.sampan.lending.Application;
import io.sampan.lending.ApplicationId;
import io.sampan.lending.ApplicationState;
import io.sampan.lending.Offer;
import io.sampan.lending.Reason;
import io.sampan.lending.Signing;
import io.sampan.lending.Wish;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import io.sampan.parties.BankAccountId;
import io.sampan.parties.EnterpriseId;
import io.sampan.payments.TransferId;
import io.sampan.servicing.ContractId;
import io.sampan.underwriting.DecisionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** An application as a row of {@code lending.application}, and back. */
@Component
class ApplicationRow {

    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.builder().build();

    Map<String, @Nullable Object> columns(Application application) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", application.id().value());
        columns.put("number", application.number());
        columns.put("enterprise", application.enterprise().value());
        columns.put("enterpriseName", application.enterpriseName());
        columns.put("product", application.wish().product());
        columns.put("amount", of(application.wish().amount(), Money::minor));
        columns.put("months", application.wish().months());
        columns.put("purpose", application.wish().purpose());
        columns.put("state", application.state().name());
        columns.put("createdAt", utc(application.createdAt()));
        columns.put("savedAt", utc(application.savedAt()));
        columns.put("submittedAt", of(application.submittedAt(), ApplicationRow::utc));
        columns.put("keptUntil", application.keptUntil());
        columns.put("decision", of(application.decision(), DecisionId::value));
        columns.put("reasons", json.writeValueAsString(application.reasons()));
        offer(columns, application.offer());
        signing(columns, application.signing());
        return columns;
    }

    private static void offer(Map<String, @Nullable Object> columns, @Nullable Offer offer) {
        columns.put("limit", of(offer, made -> made.limit().minor()));
        columns.put("rate", of(offer, made -> made.rate().fraction()));
        columns.put("monthsMax", of(offer, Offer::monthsMax));
        columns.put("amountMin", of(offer, made -> made.amountMin().minor()));
        columns.put("offeredOn", of(offer, Offer::madeOn));
        columns.put("validUntil", of(offer, Offer::validUntil));
        columns.put("owed", of(offer, made -> made.owedWhenMade().minor()));
    }

    private static void signing(Map<String, @Nullable Object> columns, @Nullable Signing signing) {
        columns.put("document", of(signing, signed -> signed.document().value()));
        columns.put("signedProduct", of(signing, Signing::product));
        columns.put("signedAmount", of(signing, signed -> signed.amount().minor()));
        columns.put("signedMonths", of(signing, Signing::months));
        columns.put("signedRate", of(signing, signed -> signed.rate().fraction()));
        columns.put("account", of(signing, signed -> signed.account().value()));
        columns.put("signedAt", of(signing, signed -> utc(signed.signedAt())));
        var contract = of(signing, Signing::contract);
        columns.put("contract", of(contract, ContractId::value));
        var transfer = of(signing, Signing::transfer);
        columns.put("transfer", of(transfer, TransferId::value));
        var failure = of(signing, Signing::failure);
        columns.put("failureCode", of(failure, Signing.Failure::code));
        columns.put("failureZh", of(failure, reason -> reason.text().zh()));
        columns.put("failureEn", of(failure, reason -> reason.text().en()));
    }

    Application application(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        return new Application(
                new ApplicationId(uuid(row, "id")),
                row.getString("number"),
                new EnterpriseId(uuid(row, "enterprise")),
                row.getString("enterprise_name"),
                new Wish(
                        row.getString("product"),
                        money(row, "amount_minor", currency),
                        row.getObject("months", Integer.class),
                        row.getString("purpose")),
                ApplicationState.valueOf(row.getString("state")),
                instant(row, "created_at"),
                instant(row, "saved_at"),
                of(row.getObject("submitted_at", OffsetDateTime.class), OffsetDateTime::toInstant),
                row.getObject("kept_until", LocalDate.class),
                of(row.getObject("decision", UUID.class), DecisionId::new),
                offer(row, currency),
                json.readValue(row.getString("reasons"), REASONS),
                signing(row, currency),
                List.of());
    }

    private static @Nullable Offer offer(ResultSet row, String currency) throws SQLException {
        var limit = money(row, "limit_minor", currency);
        if (limit == null) {
            return null;
        }
        return new Offer(
                limit,
                new AnnualRate(row.getBigDecimal("rate")),
                row.getInt("months_max"),
                Money.ofMinor(currency, row.getLong("amount_min_minor")),
                row.getObject("offered_on", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                Money.ofMinor(currency, row.getLong("owed_minor")));
    }

    private static @Nullable Signing signing(ResultSet row, String currency) throws SQLException {
        var document = row.getObject("document", UUID.class);
        if (document == null) {
            return null;
        }
        var failure = row.getString("failure_code");
        return new Signing(
                new DocumentId(document),
                row.getString("signed_product"),
                Money.ofMinor(currency, row.getLong("signed_amount_minor")),
                row.getInt("signed_months"),
                new AnnualRate(row.getBigDecimal("signed_rate")),
                new BankAccountId(uuid(row, "account")),
                instant(row, "signed_at"),
                of(row.getObject("contract", UUID.class), ContractId::new),
                of(row.getObject("transfer", UUID.class), TransferId::new),
                failure == null
                        ? null
                        : new Signing.Failure(
                                failure,
                                new Words(
                                        row.getString("failure_zh"), row.getString("failure_en"))));
    }

    Application.Step step(ResultSet row, int number) throws SQLException {
        return new Application.Step(
                ApplicationState.valueOf(row.getString("state")),
                instant(row, "at"),
                row.getString("actor_name"));
    }

    private static <T, R> @Nullable R of(@Nullable T value, Function<T, @Nullable R> part) {
        return value == null ? null : part.apply(value);
    }

    private static @Nullable Money money(ResultSet row, String column, String currency)
            throws SQLException {
        return of(row.getObject(column, Long.class), minor -> Money.ofMinor(currency, minor));
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class), column);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
