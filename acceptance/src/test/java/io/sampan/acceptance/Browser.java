package io.sampan.acceptance;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real Chromium with windows at phone and desk size; screenshots go to target/screens. */
final class Browser implements AutoCloseable {

    static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SCREENS = Path.of("target/screens");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    Browser() {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-quic",
                                                        "--no-first-run",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync")));
    }

    static boolean isHere() {
        return Files.isExecutable(CHROMIUM);
    }

    Window phone(URI url, String language) {
        return window(url, language, 390, 844, "phone");
    }

    Window desk(URI url, String language) {
        return window(url, language, 1440, 900, "desk");
    }

    private Window window(URI url, String language, int width, int height, String size) {
        var context =
                chromium.newContext(
                        new com.microsoft.playwright.Browser.NewContextOptions()
                                .setViewportSize(width, height)
                                .setDeviceScaleFactor(2)
                                .setLocale(language.equals("zh") ? "zh-CN" : "en-GB")
                                .setTimezoneId("Asia/Shanghai"));
        context.setDefaultTimeout(20_000);
        return new Window(context, context.newPage(), url, size + "-" + language);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    /** One person's window. */
    record Window(BrowserContext context, Page page, URI url, String name)
            implements AutoCloseable {

        void open(String path) {
            page.navigate(url.resolve(path).toString());
        }

        void signIn(String userName, String password) {
            open("/");
            fill("user-name", userName);
            fill("password", password);
            click("sign-in");
        }

        void click(String testId) {
            page.getByTestId(testId).first().click();
        }

        void fill(String testId, String text) {
            page.getByTestId(testId).first().fill(text);
        }

        void see(String testId) {
            page.getByTestId(testId).first().waitFor();
        }

        String text(String testId) {
            return page.getByTestId(testId).first().innerText();
        }

        void shoot(String what) {
            page.waitForTimeout(300);
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(SCREENS.resolve(name + "-" + what + ".png")));
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
