package io.sampan.accounting.internal;

import io.sampan.ledger.AccountId;
import io.sampan.ledger.Answer.Reason;
import io.sampan.ledger.Answer.Refused;
import io.sampan.ledger.Limit;
import io.sampan.ledger.TransferId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Refusals as they are stored: words with {@code ;} between them, and back. */
final class RefusalText {

    private RefusalText() {}

    static String of(Map<String, String> content) {
        return content.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining(";"));
    }

    static Map<String, String> content(String text) {
        var content = new LinkedHashMap<String, String>();
        for (var field : text.split(";", -1)) {
            var parts = field.split("=", 2);
            content.put(parts[0], parts[1]);
        }
        return content;
    }

    static String of(TransferId step, Reason reason) {
        var words =
                switch (reason) {
                    case Reason.UnknownAccount(var account) -> account.toString();
                    case Reason.OtherCurrency(var account, var currency) ->
                            account + ";" + currency;
                    case Reason.AccountClosed(var account) -> account.toString();
                    case Reason.LimitExceeded(var account, var limit, var balance) ->
                            account + ";" + limit + ";" + balance;
                    case Reason.TooLarge(var account) -> account.toString();
                    case Reason.NotEmpty(var account) -> account.toString();
                    case Reason.NothingToMove(var account) -> account.toString();
                    case Reason.NoSuchHold(var hold) -> hold.toString();
                    case Reason.HoldExpired(var hold, var at) -> hold + ";" + at;
                    case Reason.MoreThanHeld(var hold, var held) -> hold + ";" + held;
                };
        return step + ";" + reason.getClass().getSimpleName() + ";" + words;
    }

    static Refused read(String text) {
        var words = text.split(";", -1);
        var id = UUID.fromString(words[2]);
        var account = new AccountId(id);
        var hold = new TransferId(id);
        var reason =
                switch (words[1]) {
                    case "UnknownAccount" -> new Reason.UnknownAccount(account);
                    case "OtherCurrency" -> new Reason.OtherCurrency(account, words[3]);
                    case "AccountClosed" -> new Reason.AccountClosed(account);
                    case "LimitExceeded" ->
                            new Reason.LimitExceeded(
                                    account, Limit.valueOf(words[3]), Long.parseLong(words[4]));
                    case "TooLarge" -> new Reason.TooLarge(account);
                    case "NotEmpty" -> new Reason.NotEmpty(account);
                    case "NothingToMove" -> new Reason.NothingToMove(account);
                    case "NoSuchHold" -> new Reason.NoSuchHold(hold);
                    case "HoldExpired" -> new Reason.HoldExpired(hold, Instant.parse(words[3]));
                    case "MoreThanHeld" -> new Reason.MoreThanHeld(hold, words[3]);
                    default -> throw new IllegalStateException("unknown refusal " + text);
                };
        return new Refused(new TransferId(UUID.fromString(words[0])), reason);
    }
}
