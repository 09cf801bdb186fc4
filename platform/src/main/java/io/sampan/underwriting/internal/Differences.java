package io.sampan.underwriting.internal;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Where two sealed texts differ, by the path of the value. */
final class Differences {

    private static final int TOLD_MAX = 50;

    private final List<String> found = new ArrayList<>();

    private Differences() {}

    static List<String> between(String stored, String now) {
        var differences = new Differences();
        if (!stored.equals(now)) {
            differences.compare(
                    "",
                    Canonical.read(stored, JsonNode.class),
                    Canonical.read(now, JsonNode.class));
        }
        return List.copyOf(differences.found);
    }

    private void compare(String path, JsonNode stored, JsonNode now) {
        if (stored.equals(now) || found.size() >= TOLD_MAX) {
            return;
        }
        if (stored.isObject() && now.isObject()) {
            stored.propertyNames()
                    .forEach(name -> compare(path + "." + name, stored.path(name), now.path(name)));
            now.propertyNames().stream()
                    .filter(name -> !stored.has(name))
                    .forEach(name -> tell(path + "." + name, "nothing", now.path(name)));
        } else if (stored.isArray() && now.isArray() && stored.size() == now.size()) {
            for (int i = 0; i < stored.size(); i++) {
                compare(path + "[" + i + "]", stored.get(i), now.get(i));
            }
        } else {
            tell(path, stored, now);
        }
    }

    private void tell(String path, Object stored, Object now) {
        found.add(path.replaceFirst("^\\.", "") + ": " + stored + " stored, " + now + " now");
    }
}
