package io.sampan.servicing.internal;

import io.sampan.servicing.ContractId;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The row of the snapshot table that a state leads to. It depends on the day only through what has
 * fallen due, so it stays true until the contract's next event.
 */
final class SnapshotRow {

    private SnapshotRow() {}

    static Map<String, @Nullable Object> of(ContractId id, String product, State state) {
        var lines = Earning.of(state);
        var rows = state.rows();
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("contract", id.toString());
        row.put("product", product);
        row.put("currency", state.terms().currency());
        row.put("disbursed_on", text(state.disbursedOn().orElse(null)));
        row.put("settled_on", text(state.settledOn()));
        row.put("principal_minor", state.terms().loan().principal().minor());
        row.put("outstanding_minor", state.principal());
        row.put("fees_left_minor", state.feesLeft());
        row.put("paid_interest_minor", state.paid().interest());
        row.put("paid_penalty_minor", state.paid().penalty());
        row.put("excess_minor", state.paid().excess());
        row.put("next_payable_by", text(state.nextUnpaid().map(Row::payableBy).orElse(null)));
        row.put("next_due_minor", state.nextPayment().total() - state.nextPayment().penalty());
        row.put("next_event_on", text(state.nextEvent().orElse(null)));
        row.put("payable_by", each(rows, next -> next.payableBy().toString()));
        row.put("payable_minor", each(rows, next -> next.principal() + next.interest()));
        row.put("left_minor", each(rows, next -> next.principalLeft() + next.interestLeft()));
        row.put("line_penalty", each(lines, Earning::penalty));
        row.put("line_base", each(lines, Earning::base));
        row.put("line_sum_days", each(lines, Earning::sumDays));
        row.put("line_sum", each(lines, Earning::sum));
        row.put("line_rate", each(lines, Earning::rate));
        row.put("line_from", each(lines, line -> line.from().toString()));
        row.put("line_until", each(lines, line -> line.until().toString()));
        row.put("line_days_max", each(lines, Earning::daysMax));
        return row;
    }

    private static <T> List<Object> each(List<T> items, Function<T, Object> value) {
        return items.stream().map(value).toList();
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
