package io.sampan.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a browser with our page does: keeps cookies, sends the CSRF token back, keys commands. */
public final class Browser {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicInteger ADDRESS = new AtomicInteger();

    private final String origin;
    private final Map<String, String> cookies = new HashMap<>();
    private final Map<String, String> setCookies = new HashMap<>();
    private final String address;

    Browser(int port) {
        origin = "http://127.0.0.1:" + port;
        int n = ADDRESS.incrementAndGet();
        // Tests run behind one address; the proxy header gives each browser its own.
        address = "10.9." + n / 250 + "." + (n % 250 + 1);
    }

    /** An answer with its JSON. */
    public record Answer(int status, String body, Map<String, String> headers) {

        public JsonNode json() {
            return body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
        }

        public String code() {
            return json().path("code").asString("");
        }

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
        }

        /** The problem without the number of the request. */
        public JsonNode problemWithoutInstance() {
            var problem = (ObjectNode) json();
            problem.remove("instance");
            return problem;
        }
    }

    public Answer signIn(String userName, String password) {
        get("/api/v1/session"); // The page asks first, and so gets the token.
        var body = JSON.createObjectNode().put("userName", userName).put("password", password);
        return post("/api/v1/session", body.toString());
    }

    public Answer get(String path) {
        return send("GET", path, "", Map.of());
    }

    public Answer post(String path, String json) {
        return post(path, json, UUID.randomUUID().toString());
    }

    public Answer post(String path, String json, String key) {
        return send("POST", path, json, Map.of("Idempotency-Key", key));
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json, Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    public Answer patch(String path, String json, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.putIfAbsent("Idempotency-Key", UUID.randomUUID().toString());
        return send("PATCH", path, json, all);
    }

    public Answer delete(String path) {
        return send("DELETE", path, "", Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    /** Sends one file as a form does. */
    public Answer upload(String path, byte[] content, String key) {
        var boundary = "----sampan";
        var head =
                ("--"
                                + boundary
                                + "\r\nContent-Disposition: form-data; name=\"file\";"
                                + " filename=\"invoices.csv\"\r\nContent-Type: text/csv\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8);
        var tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        var body = new byte[head.length + content.length + tail.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(content, 0, body, head.length, content.length);
        System.arraycopy(tail, 0, body, head.length + content.length, tail.length);
        return send(
                "POST",
                path,
                BodyPublishers.ofByteArray(body),
                Map.of(
                        "Idempotency-Key",
                        key,
                        "Content-Type",
                        "multipart/form-data; boundary=" + boundary));
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    /** The last Set-Cookie line for a cookie, with its attributes. */
    public String setCookie(String name) {
        return setCookies.getOrDefault(name, "");
    }

    public Answer send(String method, String path, String json, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        if (!json.isEmpty()) {
            all.putIfAbsent("Content-Type", "application/json");
        }
        return send(method, path, BodyPublishers.ofString(json), all);
    }

    private Answer send(
            String method,
            String path,
            HttpRequest.BodyPublisher body,
            Map<String, String> headers) {
        var request =
                HttpRequest.newBuilder(URI.create(origin + path))
                        .method(method, body)
                        .header("X-Forwarded-For", address)
                        .header("Accept-Language", "en")
                        .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            return answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Answer answer(HttpResponse<String> response) {
        for (var line : response.headers().allValues("set-cookie")) {
            var name = line.substring(0, line.indexOf('='));
            var value = line.substring(line.indexOf('=') + 1).split(";", 2)[0];
            setCookies.put(name, line);
            if (value.isEmpty()) {
                cookies.remove(name);
            } else {
                cookies.put(name, value);
            }
        }
        var headers = new HashMap<String, String>();
        response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
        return new Answer(response.statusCode(), response.body(), headers);
    }
}
