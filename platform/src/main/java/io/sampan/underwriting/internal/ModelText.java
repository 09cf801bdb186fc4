package io.sampan.underwriting.internal;

/**
 * The whole of a model as text, from which it can be read again: what a rulebook keeps so that a
 * decision of years ago needs nothing but its rulebook.
 *
 * @param sha256 of the content; empty for the points table of the pack
 */
record ModelText(String sha256, String content) {

    /** The points table that comes with the pack. */
    static final ModelText PACK = new ModelText("", "");

    static ModelText of(String content) {
        return new ModelText(Canonical.sha256(content), content);
    }

    boolean ofPack() {
        return content.isEmpty();
    }
}
