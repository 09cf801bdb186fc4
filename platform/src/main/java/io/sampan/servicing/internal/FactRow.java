package io.sampan.servicing.internal;

import io.sampan.servicing.ContractId;
import io.sampan.servicing.Effect;
import io.sampan.servicing.RepaymentKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts to rows and back. */
final class FactRow {

    private FactRow() {}

    static Map<String, @Nullable Object> of(ContractId contract, Fact fact, UUID recordedBy) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        var stamp = fact.stamp();
        row.put("id", stamp.id().toString());
        row.put("contract", contract.toString());
        row.put("number", stamp.number());
        row.put("value_date", stamp.valueDate().toString());
        row.put("booked_on", stamp.bookedOn().toString());
        row.put("recorded_at", stamp.recordedAt().toString());
        row.put("recorded_by", recordedBy.toString());
        row.put("note", "");
        switch (fact) {
            case Fact.Disbursed disbursed -> {
                row.put("kind", "DISBURSED");
                row.put("amount_minor", disbursed.amount());
                row.put("transfer", text(disbursed.transfer()));
            }
            case Fact.Charged charged -> {
                row.put("kind", "CHARGED");
                row.put("amount_minor", charged.amount());
            }
            case Fact.Received received -> {
                row.put("kind", "RECEIVED");
                row.put("amount_minor", received.amount());
                row.put("repayment_kind", received.kind().name());
                row.put("effect", received.effect().name());
                row.put("how", received.how());
                row.put("transfer", text(received.transfer()));
                row.put("note", received.note());
            }
            case Fact.Reversed reversed -> {
                row.put("kind", "REVERSED");
                row.put("reverses", reversed.fact().toString());
                row.put("note", reversed.reason());
            }
        }
        return row;
    }

    static Fact read(ResultSet row) throws SQLException {
        var stamp =
                new Fact.Stamp(
                        row.getObject("id", UUID.class),
                        row.getInt("number"),
                        row.getObject("value_date", LocalDate.class),
                        row.getObject("booked_on", LocalDate.class),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant());
        long amount = row.getLong("amount_minor");
        return switch (row.getString("kind")) {
            case "DISBURSED" ->
                    new Fact.Disbursed(stamp, amount, row.getObject("transfer", UUID.class));
            case "CHARGED" -> new Fact.Charged(stamp, amount);
            case "RECEIVED" ->
                    new Fact.Received(
                            stamp,
                            amount,
                            RepaymentKind.valueOf(row.getString("repayment_kind")),
                            Effect.valueOf(row.getString("effect")),
                            row.getString("how"),
                            row.getObject("transfer", UUID.class),
                            row.getString("note"));
            case "REVERSED" ->
                    new Fact.Reversed(
                            stamp, row.getObject("reverses", UUID.class), row.getString("note"));
            case String kind -> throw new IllegalStateException("fact of kind " + kind);
        };
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
