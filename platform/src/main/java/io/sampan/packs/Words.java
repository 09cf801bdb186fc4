package io.sampan.packs;

import tools.jackson.databind.JsonNode;

/**
 * The same thing said in both languages of the product.
 *
 * @param zh Chinese
 * @param en English
 */
public record Words(String zh, String en) {

    public Words {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("words need both languages: " + zh + " / " + en);
        }
    }

    /** Reads {@code {zh: …, en: …}}. */
    public static Words of(JsonNode node) {
        return new Words(node.path("zh").asString(), node.path("en").asString());
    }

    /** The wording in a language; everything but {@code zh} reads English. */
    public String in(String language) {
        return language.startsWith("zh") ? zh : en;
    }
}
