package io.sampan.access.internal;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON in which passwords and personal numbers are not readable, whatever was handed in. */
final class Masked {

    private static final Set<String> NAMES =
            Set.of(
                    "password",
                    "old",
                    "fresh",
                    "idNumber",
                    "cardNumber",
                    "phone",
                    "mobile",
                    "phoneNumber",
                    "accountNumber");

    private Masked() {}

    static String json(Object value) {
        JsonNode tree =
                value instanceof JsonNode node ? node.deepCopy() : Json.MAPPER.valueToTree(value);
        mask(tree);
        return Json.write(tree);
    }

    private static void mask(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (var name : object.propertyNames().stream().toList()) {
                if (NAMES.contains(name) && object.path(name).isString()) {
                    object.put(name, "***");
                } else {
                    mask(object.path(name));
                }
            }
        } else {
            node.forEach(Masked::mask);
        }
    }
}
