package io.sampan.accounting.internal;

import io.sampan.accounting.GlAccount;
import io.sampan.accounting.GlAccount.Kind;
import io.sampan.ledger.Limit;
import io.sampan.ledger.Side;
import io.sampan.packs.Packs;
import io.sampan.packs.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The chart of accounts of the pack, checked when it is read: at start. */
@Component
class Chart {

    private static final String FILE = "chart-of-accounts";

    private final Map<String, GlAccount> accounts;

    Chart(Packs packs) {
        accounts = Packs.checked(FILE, () -> read(packs.document(FILE).path("accounts")));
    }

    List<GlAccount> accounts() {
        return List.copyOf(accounts.values());
    }

    Optional<GlAccount> find(String no) {
        return Optional.ofNullable(accounts.get(no));
    }

    /**
     * An account that must be there.
     *
     * @throws IllegalStateException if it is not
     */
    GlAccount account(String no) {
        return find(no).orElseThrow(
                        () -> new IllegalStateException("the chart has no account " + no));
    }

    private static Map<String, GlAccount> read(JsonNode nodes) {
        var accounts = new LinkedHashMap<String, GlAccount>();
        for (var node : nodes) {
            var account = account(node);
            if (accounts.put(account.no(), account) != null) {
                throw new IllegalStateException("account " + account.no() + " is listed twice");
            }
        }
        if (accounts.isEmpty()) {
            throw new IllegalStateException("there are no accounts");
        }
        return accounts;
    }

    private static GlAccount account(JsonNode node) {
        var no = node.path("no").asString();
        if (!no.matches("[1-9][0-9]{3}")) {
            throw new IllegalStateException("account number " + no + " must have four digits");
        }
        return new GlAccount(
                no,
                Words.of(node),
                Kind.valueOf(node.path("kind").asString().toUpperCase(Locale.ROOT)),
                Side.valueOf(node.path("normal").asString().toUpperCase(Locale.ROOT)),
                node.path("by_subject").asBoolean(false),
                limit(node.path("limit").asString("none")));
    }

    private static Limit limit(String word) {
        return switch (word) {
            case "none" -> Limit.NONE;
            case "never_credit" -> Limit.CREDITS_WITHIN_DEBITS;
            case "never_debit" -> Limit.DEBITS_WITHIN_CREDITS;
            default -> throw new IllegalStateException("unknown limit " + word);
        };
    }
}
