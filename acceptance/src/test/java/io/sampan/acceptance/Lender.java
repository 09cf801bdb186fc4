package io.sampan.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A fresh lender with one person for each role, and one enterprise that may sign in. */
final class Lender implements AutoCloseable {

    static final String CREDIT_CODE = "91330106MA2AXYTR00";
    private static final String CARD = "6222021202041701419";

    private final URI url;
    private final String language;
    private final Client administrator;
    private final Map<String, String> passwords = new java.util.HashMap<>();

    private Lender(URI url, String administratorsPassword, String language) {
        this.language = language;
        this.url = url;
        this.administrator = Client.signedIn(url, "admin", administratorsPassword);
    }

    /** Sets up people, an enterprise with an account, and its user. */
    static Lender founded(RunningSampan sampan, String language) {
        var lender = new Lender(sampan.url(), firstPassword(sampan), language);
        lender.hire("manager", "ACCOUNT_MANAGER");
        lender.hire("operations", "OPERATIONS");
        lender.hire("accountant", "ACCOUNTANT");
        lender.hire("underwriter", "UNDERWRITER");
        var enterprise = lender.register();
        lender.create("borrower", "临江海盛五金", "BORROWER", enterprise);
        return lender;
    }

    Client as(String userName) {
        return Client.signedIn(url, userName, password(userName));
    }

    String password(String userName) {
        return passwords.get(userName);
    }

    LocalDate day() {
        return LocalDate.parse(administrator.get("business-day").path("day").asString());
    }

    @Override
    public void close() {
        administrator.close();
    }

    private void hire(String userName, String role) {
        create(userName, userName, role, null);
    }

    private void create(
            String userName,
            String name,
            String role,
            @org.jspecify.annotations.Nullable String enterprise) {
        var body = new java.util.HashMap<String, Object>();
        body.put("userName", userName);
        body.put("name", name);
        body.put("roles", List.of(role));
        body.put("language", language);
        if (enterprise != null) {
            body.put("enterprise", enterprise);
        }
        var first = administrator.post("users", body).path("password").asString();
        var own = "a-long-phrase-for-" + passwords.size() + "-tests";
        try (var user = Client.signedIn(url, userName, first)) {
            user.post("session/password", Map.of("old", first, "fresh", own));
        }
        passwords.put(userName, own);
    }

    private String register() {
        try (var manager = as("manager")) {
            JsonNode enterprise =
                    manager.post(
                            "enterprises",
                            Map.of(
                                    "creditCode",
                                    CREDIT_CODE,
                                    "name",
                                    "临江市海盛五金制品有限公司",
                                    "industry",
                                    "33",
                                    "address",
                                    "临江市青竹路 18 号",
                                    "registeredOn",
                                    "2019-05-20",
                                    "staff",
                                    24,
                                    "revenueYearly",
                                    yuan("9600000.00"),
                                    "assets",
                                    yuan("4200000.00"),
                                    "legalRepresentative",
                                    Map.of(
                                            "name", "林晓燕",
                                            "idNumber", "110000198506121216",
                                            "phone", "19900000000"),
                                    "owners",
                                    List.of(
                                            Map.of(
                                                    "name", "林晓燕",
                                                    "kind", "PERSON",
                                                    "share", "0.7"))));
            var id = enterprise.path("id").asString();
            manager.post(
                    "enterprises/" + id + "/accounts",
                    Map.of("bank", "中国农业银行", "cardNumber", CARD, "holder", "临江市海盛五金制品有限公司"));
            return id;
        }
    }

    private static Map<String, String> yuan(String amount) {
        return Map.of("currency", "CNY", "amount", amount);
    }

    private static String firstPassword(RunningSampan sampan) {
        try {
            return Files.readAllLines(sampan.home().resolve("sign-ins.txt")).stream()
                    .filter(line -> line.startsWith("admin\t"))
                    .map(line -> line.split("\t")[1])
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
