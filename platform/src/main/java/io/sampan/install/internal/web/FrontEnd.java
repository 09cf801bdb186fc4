package io.sampan.install.internal.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The web front end out of the jar. Its pages are addresses that only the browser knows, so each of
 * them is answered with the one page that starts it; what has a hash in its name is kept by the
 * browser for a year.
 */
@Controller
@Hidden
class FrontEnd implements WebMvcConfigurer {

    private static final Duration YEAR = Duration.ofDays(365);

    private final Resource startPage;

    FrontEnd(@Value("classpath:static/index.html") Resource startPage) {
        this.startPage = startPage;
    }

    @GetMapping({
        "/",
        "/index.html",
        "/m",
        "/m/**",
        "/o",
        "/o/**",
        "/dev",
        "/dev/**",
        "/market",
        "/market/**"
    })
    ResponseEntity<byte[]> page() throws IOException {
        if (!startPage.exists()) {
            return ResponseEntity.ok()
                    .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                    .body(
                            """
                            Sampan is running. This build has no web front end (-DskipWeb).
                            Its interface is described at /v3/api-docs.
                            """
                                    .getBytes(StandardCharsets.UTF_8));
        }
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .body(startPage.getContentAsByteArray());
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(CacheControl.maxAge(YEAR).cachePublic().immutable());
    }
}
