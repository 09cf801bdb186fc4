package io.sampan.accounting.internal.statements;

import io.sampan.accounting.GlAccount;
import io.sampan.ledger.Side;
import io.sampan.packs.Rule;
import io.sampan.packs.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A statement's layout in the version of a date.
 *
 * @param proof lines that must be equal, or equal to what the accounts hold
 */
record Format(Words name, String citation, List<Line> lines, List<String> proof) {

    /**
     * A line of a layout.
     *
     * @param positive the side, or direction of cash ({@code DEBIT} in), that counts as positive
     * @param accounts summed in the line
     * @param from movements of cash summed in the line
     * @param sum codes of the lines that add up to it, one with a minus is taken off
     */
    record Line(
            String code,
            Words name,
            int level,
            Role role,
            Side positive,
            List<String> accounts,
            List<From> from,
            List<String> sum) {}

    /** What a line is beyond its accounts. */
    enum Role {
        PLAIN,
        GROUP,
        /** Also holds the profit that is not carried to equity yet. */
        PROFIT,
        /** Also holds what cash has gained by exchange rates. */
        EXCHANGE,
        /** Cash at the beginning. */
        OPENING
    }

    /**
     * Movements of cash.
     *
     * @param event only journals of this event; null: all that no more exact rule has
     * @param side of cash: DEBIT is money in; null: both
     */
    record From(List<String> accounts, @Nullable String event, @Nullable Side side) {}

    static Format of(Rule rule) {
        var lines = new ArrayList<Line>();
        var known = new HashSet<String>();
        for (var node : rule.value().path("lines")) {
            var line = line(node);
            for (var code : line.sum()) {
                if (code.replace("-", "").equals(line.code())) {
                    throw new IllegalStateException(line.code() + " sums itself");
                }
            }
            if (!known.add(line.code())) {
                throw new IllegalStateException(line.code() + " is listed twice");
            }
            lines.add(line);
        }
        for (var line : lines) {
            for (var code : line.sum()) {
                if (!known.contains(code.replace("-", ""))) {
                    throw new IllegalStateException(line.code() + " sums " + code);
                }
            }
        }
        var proof = texts(rule.value().path("proof"));
        if (proof.isEmpty() || !known.containsAll(proof)) {
            throw new IllegalStateException("the proof " + proof + " names unknown lines");
        }
        return new Format(Words.of(rule.value()), rule.citation(), lines, proof);
    }

    private static Line line(JsonNode node) {
        return new Line(
                node.path("code").asString(),
                Words.of(node),
                node.path("level").asInt(0),
                role(node),
                node.path("side").asString("").equals("credit")
                                || node.path("direction").asString("").equals("out")
                        ? Side.CREDIT
                        : Side.DEBIT,
                texts(node.path("accounts")),
                from(node.path("from")),
                texts(node.path("sum")));
    }

    private static Role role(JsonNode node) {
        if (node.path("group").asBoolean(false)) {
            return Role.GROUP;
        }
        if (node.path("profit").asBoolean(false)) {
            return Role.PROFIT;
        }
        if (node.path("exchange").asBoolean(false)) {
            return Role.EXCHANGE;
        }
        return node.path("opening").asBoolean(false) ? Role.OPENING : Role.PLAIN;
    }

    private static List<From> from(JsonNode nodes) {
        var from = new ArrayList<From>();
        for (var node : nodes) {
            var event = node.path("event").asString("");
            boolean in = node.path("in").asBoolean(false);
            boolean out = node.path("out").asBoolean(false);
            if (event.isEmpty() && in == out) {
                throw new IllegalStateException("movements need in, out or an event: " + node);
            }
            from.add(
                    new From(
                            texts(node.path("accounts")),
                            event.isEmpty() ? null : event,
                            in == out ? null : in ? Side.DEBIT : Side.CREDIT));
        }
        return List.copyOf(from);
    }

    static List<String> texts(JsonNode nodes) {
        var texts = new ArrayList<String>();
        nodes.forEach(node -> texts.add(node.asString()));
        return List.copyOf(texts);
    }

    /** The line in which each account stands. */
    Map<String, Line> byAccount() {
        var found = new HashMap<String, Line>();
        for (var line : lines) {
            for (var account : line.accounts()) {
                if (found.put(account, line) != null) {
                    throw new IllegalStateException("account " + account + " stands in two lines");
                }
            }
        }
        return found;
    }

    /** Every account must stand in a line of one of the two, and those of profit in the second. */
    static void requireComplete(Format sheet, Format profit, List<GlAccount> chart) {
        var inSheet = sheet.byAccount().keySet();
        var inProfit = profit.byAccount().keySet();
        for (var account : chart) {
            boolean earns =
                    account.kind() == GlAccount.Kind.INCOME
                            || account.kind() == GlAccount.Kind.EXPENSE;
            if (inSheet.contains(account.no()) == earns
                    || inProfit.contains(account.no()) != earns) {
                throw new IllegalStateException(
                        "account %s must stand in one line of %s"
                                .formatted(
                                        account.no(),
                                        earns ? profit.name().en() : sheet.name().en()));
            }
        }
    }

    /** Every movement of cash must have one line: by account and direction. */
    void requireComplete(List<GlAccount> chart, Set<String> cash) {
        for (var account : chart) {
            for (var side : Side.values()) {
                if (!cash.contains(account.no()) && lineOf(account.no(), "", side) == null) {
                    throw new IllegalStateException(
                            "%s: cash %s account %s has no line"
                                    .formatted(
                                            name.en(),
                                            side == Side.DEBIT ? "from" : "to",
                                            account.no()));
                }
            }
        }
    }

    /** The line of a movement; a rule that names the event goes before one that does not. */
    @Nullable Line lineOf(String account, String event, Side side) {
        Line found = null;
        for (var line : lines) {
            for (var from : line.from()) {
                if (from.accounts().contains(account)
                        && (from.side() == null || from.side() == side)) {
                    if (event.equals(from.event())) {
                        return line;
                    }
                    if (from.event() == null) {
                        found = line;
                    }
                }
            }
        }
        return found;
    }
}
