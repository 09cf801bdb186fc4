package io.sampan.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is signed in and speaks to the product's interface as the pages do. */
final class Client implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI api;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

    private Client(URI url) {
        this.api = url.resolve("/api/v1/");
    }

    static Client signedIn(URI url, String userName, String password) {
        var client = new Client(url);
        client.send("GET", "session", null);
        var answer =
                client.send("POST", "session", Map.of("userName", userName, "password", password));
        if (answer.status() != 200) {
            throw new IllegalStateException(userName + " cannot sign in: " + answer.body());
        }
        client.send("GET", "session", null);
        return client;
    }

    /** An answer as it came. */
    record Answer(int status, JsonNode body) {}

    JsonNode get(String path) {
        return ok("GET", path, null);
    }

    JsonNode post(String path, Object body) {
        return ok("POST", path, body);
    }

    Answer send(String method, String path, @org.jspecify.annotations.Nullable Object body) {
        var request =
                HttpRequest.newBuilder(api.resolve(path))
                        .header("Accept", "application/json, application/problem+json")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("X-XSRF-TOKEN", token())
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            var text = answer.body();
            return new Answer(
                    answer.statusCode(),
                    text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private JsonNode ok(
            String method, String path, @org.jspecify.annotations.Nullable Object body) {
        var answer = send(method, path, body);
        if (answer.status() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + answer);
        }
        return answer.body();
    }

    private String token() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("none");
    }
}
