package io.sampan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole story in a real browser, once in each language: a small firm signs in on a phone,
 * applies with its invoices, takes an offer, signs, is paid, pays one instalment and the rest
 * early; then the lender's books balance.
 */
class OneEnterpriseBorrowsTests {

    @ParameterizedTest(name = "in {0}")
    @ValueSource(strings = {"zh", "en"})
    void an_enterprise_borrows_and_repays_and_the_books_balance(String language) {
        assumeTrue(
                Browser.isHere(), "no Chromium at " + Browser.CHROMIUM + ": browser story skipped");

        try (var sampan = RunningSampan.inANewHome()) {
            sampan.start("start");
            sampan.awaitReady();
            try (var lender = Lender.founded(sampan, language);
                    var browser = new Browser()) {
                var used =
                        LabelledFirm.leaveInvoices(
                                sampan.home().resolve("tax-data"),
                                Lender.CREDIT_CODE,
                                lender.day());
                System.out.println("The story in " + language + " is played with " + used + ".");

                try (var phone = browser.phone(sampan.url(), language)) {
                    applies(phone, lender);
                    takesTheOffer(phone, lender);
                    isPaid(phone);
                }
                theInstalmentIsCollectedOnItsDay(lender);
                try (var phone = browser.phone(sampan.url(), language)) {
                    repaysTheRest(phone, lender);
                }
                try (var desk = browser.desk(sampan.url(), language)) {
                    theDeskSeesIt(desk, lender);
                }
                try (var desk = browser.desk(sampan.url(), language)) {
                    theBooksBalance(desk, lender);
                }
            }
            assertThat(sampan.command("ledger", "audit").exit()).isZero();
        }
    }

    private static void applies(Browser.Window phone, Lender lender) {
        phone.open("/");
        phone.see("user-name");
        phone.shoot("01-sign-in");
        phone.signIn("borrower", lender.password("borrower"));
        phone.see("borrow");
        phone.shoot("02-home-empty");
        phone.click("borrow");
        phone.see("product-working-capital");
        phone.shoot("03-products");
        phone.click("product-working-capital");
        phone.fill("apply-amount", "200000");
        phone.click("apply-months-12");
        phone.click("purpose-GOODS");
        phone.shoot("04-what-for");
        phone.click("apply-next");
        phone.click("consent-INVOICES");
        phone.page().waitForTimeout(500);
        phone.shoot("05-consents");
        phone.click("apply-next");
        phone.shoot("06-business");
        phone.click("apply-next");
        phone.click("fetch-invoices");
        phone.see("import-report");
        phone.shoot("07-invoices");
        phone.click("apply-next");
        phone.shoot("08-account");
        phone.click("apply-next");
        phone.see("apply-submit");
        phone.shoot("09-check");
        phone.click("apply-submit");
    }

    private static void takesTheOffer(Browser.Window phone, Lender lender) {
        phone.see("application-OFFERED");
        phone.shoot("10-offered");
        phone.click("see-offer");
        phone.see("offer-irr");
        phone.page().waitForTimeout(800);
        phone.shoot("11-offer");
        phone.click("open-contract");
        phone.see("contract-pdf");
        phone.click("agree");
        phone.fill("sign-password", lender.password("borrower"));
        phone.shoot("12-before-signing");
        phone.click("sign");
    }

    private static void isPaid(Browser.Window phone) {
        phone.see("application-PAID");
        phone.shoot("13-paid");
        phone.click("to-plan");
        phone.see("plan");
        phone.shoot("14-plan");
    }

    private static void theInstalmentIsCollectedOnItsDay(Lender lender) {
        try (var operations = lender.as("operations")) {
            var due = LocalDate.parse(contract(operations).path("nextDue").path("date").asString());
            for (int days = 0; days < 45 && !lender.day().isAfter(due); days++) {
                operations.post("day/close", Map.of());
            }
            for (int tries = 0; tries < 100 && !firstIsPaid(operations); tries++) {
                sleep();
            }
            assertThat(firstIsPaid(operations)).isTrue();
        }
    }

    private static void repaysTheRest(Browser.Window phone, Lender lender) {
        phone.signIn("borrower", lender.password("borrower"));
        phone.see("borrow");
        phone.shoot("15-home-with-loan");
        phone.click("to-plan");
        phone.see("plan");
        phone.shoot("16-plan-one-paid");
        phone.click("repay-open");
        phone.see("repay-sheet");
        phone.click("repay-all");
        phone.see("repay-quote");
        phone.see("before-after");
        phone.page().waitForTimeout(500);
        phone.shoot("17-repay-all");
        phone.click("repay-confirm");
        phone.see("repay-done");
        phone.shoot("18-repaid");
        phone.click("repay-close");
        phone.see("contract-SETTLED");
        phone.shoot("19-settled");
    }

    private static void theDeskSeesIt(Browser.Window desk, Lender lender) {
        desk.signIn("operations", lender.password("operations"));
        desk.see("due-total");
        desk.shoot("20-today");
        desk.open("/o/close");
        desk.see("close-day");
        desk.shoot("21-close-the-day");
        desk.open("/o/contracts");
        desk.see("contracts");
        desk.shoot("22-contracts");
    }

    private static void theBooksBalance(Browser.Window desk, Lender lender) {
        desk.signIn("accountant", lender.password("accountant"));
        desk.see("business-day");
        desk.open("/o/ledger");
        desk.see("trial-balance-total");
        desk.shoot("23-trial-balance");
        // What a late settlement made too much of the accrual is taken back by the next close.
        try (var operations = lender.as("operations")) {
            operations.post("day/close", Map.of());
        }
        try (var accountant = lender.as("accountant")) {
            var balance = accountant.get("accounting/trial-balance");
            assertThat(balance.path("balanced").asBoolean()).isTrue();
            assertThat(balance.path("totalDebit")).isEqualTo(balance.path("totalCredit"));
            for (var row : balance.path("rows")) {
                // The loan is repaid: no principal and no interest is owed any more.
                if (row.path("account").path("no").asString().startsWith("1303")
                        || row.path("account").path("no").asString().startsWith("1132")) {
                    assertThat(row.path("debit").path("amount").asString())
                            .as(row.toString())
                            .isEqualTo(row.path("credit").path("amount").asString());
                }
            }
        }
    }

    private static boolean firstIsPaid(Client operations) {
        var id = contract(operations).path("id").asString();
        return operations
                .get("contracts/" + id)
                .path("instalments")
                .path(0)
                .path("state")
                .asString()
                .equals("PAID");
    }

    private static tools.jackson.databind.JsonNode contract(Client operations) {
        return operations.get("contracts").path("items").path(0);
    }

    private static void sleep() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
