package io.sampan.install.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Somebody who opens an address of the product, whichever page it names. */
class AVisitorWithABrowserTests {

    private static final Resource PAGE =
            new ByteArrayResource("<html lang=zh>一</html>".getBytes(StandardCharsets.UTF_8));

    @Test
    void every_address_of_the_front_end_answers_its_one_page_and_asks_to_look_again_next_time() {
        var browser = MockMvcTester.of(new FrontEnd(PAGE));

        for (var address : new String[] {"/", "/m", "/m/apply/3", "/o/today", "/market/size"}) {
            var answer = browser.get().uri(address).exchange();

            assertThat(answer).hasStatusOk().hasHeader("Cache-Control", "no-cache");
            assertThat(answer).bodyText().contains("一");
        }
    }

    @Test
    void an_address_of_the_interface_is_not_answered_with_a_page() {
        var browser = MockMvcTester.of(new FrontEnd(PAGE));

        assertThat(browser.get().uri("/api/v1/nothing")).hasStatus(404);
    }

    @Test
    void a_build_without_front_end_says_so() {
        var browser = MockMvcTester.of(new FrontEnd(new FileSystemResource("/no/such/file")));

        assertThat(browser.get().uri("/")).hasStatusOk().bodyText().contains("no web front end");
    }
}
