package io.sampan.evidence;

import java.util.UUID;

/**
 * What a document is that is to be kept.
 *
 * @param kind what it is, for example {@code loan_contract}
 * @param subject what it is about: the id of an application, a contract, a case
 * @param enterprise whose it is
 * @param language {@code zh} or {@code en}
 * @param mediaType for example {@code application/pdf}, whose pages are counted
 */
public record NewDocument(
        String kind, String subject, UUID enterprise, String language, String mediaType) {

    public NewDocument {
        if (!language.equals("zh") && !language.equals("en")) {
            throw new IllegalArgumentException(
                    "language \"" + language + "\" of a document must be zh or en");
        }
    }
}
