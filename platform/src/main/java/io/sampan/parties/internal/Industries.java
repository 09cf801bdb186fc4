package io.sampan.parties.internal;

import io.sampan.access.Problem;
import io.sampan.packs.Packs;
import io.sampan.packs.Words;
import io.sampan.parties.Industry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The divisions of {@code packs/cn/industries.yaml}. */
@Component
class Industries {

    private static final Pattern CODE = Pattern.compile("\\d{2,4}");

    private final Map<String, Words> divisions = new LinkedHashMap<>();

    Industries(Packs packs) {
        for (var section : packs.document("industries").path("sections")) {
            for (var division : section.path("divisions")) {
                divisions.put(division.path("code").asString(), Words.of(division));
            }
        }
    }

    /**
     * The industry of a code of two to four digits, named by its division.
     *
     * @throws Problem 400 if its division does not exist
     */
    Industry industry(String code) {
        var name = CODE.matcher(code).matches() ? divisions.get(code.substring(0, 2)) : null;
        if (name == null) {
            throw Problem.of("SMP-PAR-0045").field("industry").with("code", code);
        }
        return new Industry(code, name);
    }

    List<Industry> all() {
        return divisions.entrySet().stream()
                .map(division -> new Industry(division.getKey(), division.getValue()))
                .toList();
    }
}
