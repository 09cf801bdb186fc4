package io.sampan.underwriting.internal;

import io.sampan.packs.Packs;
import io.sampan.underwriting.Decision.Kind;
import io.sampan.underwriting.PolicyCase;
import io.sampan.underwriting.PolicyId;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The policies that came with the rule pack, with their test cases. */
@Component
class PackPolicies {

    private static final String FOLDER = "underwriting/";

    private final Packs packs;

    PackPolicies(Packs packs) {
        this.packs = packs;
    }

    /** One of them. */
    record Version(
            PolicyId id,
            String label,
            LocalDate effectiveFrom,
            String citation,
            String dmn,
            List<PolicyCase> cases) {
        Version {
            cases = List.copyOf(cases);
        }
    }

    /** All versions, oldest first. */
    List<Version> all() {
        return packs.versions(FOLDER + "policy", "policy").stream()
                .map(rule -> {
                    var label = rule.value().path("version").asString();
                    var dmn = packs.bytes(FOLDER + rule.value().path("dmn").asString());
                    return new Version(
                            PolicyId.ofPack(label),
                            label,
                            rule.effectiveFrom(),
                            rule.citation(),
                            new String(dmn, StandardCharsets.UTF_8),
                            cases(packs.document(FOLDER + rule.value().path("cases").asString())));
                })
                .toList();
    }

    Optional<Version> find(PolicyId id) {
        return all().stream().filter(version -> version.id().equals(id)).findFirst();
    }

    private static List<PolicyCase> cases(JsonNode nodes) {
        var cases = new ArrayList<PolicyCase>();
        for (var node : nodes.path("cases")) {
            var values = new LinkedHashMap<String, String>();
            node.path("values")
                    .properties()
                    .forEach(value -> values.put(value.getKey(), value.getValue().asString()));
            cases.add(
                    new PolicyCase(
                            node.path("name").asString(),
                            values,
                            Kind.valueOf(node.path("expected").asString())));
        }
        return cases;
    }
}
