package io.sampan.contracts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The contracts and market objects inside a contract: {@code contractStructure}. */
final class StructureReader {
    private final Fields fields;

    StructureReader(Fields fields) {
        this.fields = fields;
    }

    /** An underlying contract by its role in the structure; its own status date may be missing. */
    Debt leg(String role) {
        for (var reference : fields.objects("contractStructure")) {
            if (role.equals(reference.get("referenceRole"))) {
                if (TermsReader.read(inline(reference)) instanceof Debt debt) {
                    return debt;
                }
                throw new TermRefusedException(
                        "contractStructure", role, "a contract that bears interest");
            }
        }
        throw new TermRefusedException(
                "contractStructure", "without " + role, "a contract in the role " + role);
    }

    private static Map<String, ?> inline(Map<String, ?> reference) {
        return Fields.object("contractStructure", reference.get("object"));
    }

    String underlyingObject() {
        for (var reference : fields.objects("contractStructure")) {
            var code = new Fields(inline(reference)).text("marketObjectCode");
            if (code != null) {
                return code;
            }
        }
        throw new TermRefusedException(
                "contractStructure", "without market object", "an underlying marketObjectCode");
    }

    Cover cover() {
        var contracts = new ArrayList<Cover.Covered>();
        var ids = new ArrayList<String>();
        for (var reference : fields.objects("contractStructure")) {
            if (!"COVE".equals(reference.get("referenceRole"))) {
                continue;
            }
            var object = new Fields(inline(reference));
            var id = firstText(object, "contractIdentifier", "contractID");
            ids.add(id == null ? "" : id);
            if (object.has("contractType")) {
                var code = firstText(object, "marketObjectCode", "contractID");
                contracts.add(new Cover.Covered(covered(reference), code == null ? "" : code));
            }
        }
        var event = fields.texts("creditEventTypeCovered");
        return new Cover(
                contracts,
                ids,
                fields.decimal("coverageOfCreditEnhancement", BigDecimal.ONE),
                fields.choice("guaranteedExposure", Cover.Exposure.class, Cover.Exposure.NO),
                event.isEmpty()
                        ? Performance.DF
                        : new Fields(Map.of("creditEventTypeCovered", event.getFirst()))
                                .requiredChoice("creditEventTypeCovered", Performance.class));
    }

    /**
     * Covers of covers are refused: each level would be evaluated once for every look of the next.
     */
    private static Terms covered(Map<String, ?> reference) {
        var terms = TermsReader.read(inline(reference));
        if (terms instanceof Ceg || terms instanceof Cec) {
            throw new TermRefusedException(
                    "contractStructure",
                    terms.type(),
                    "a covered contract that is no cover itself");
        }
        return terms;
    }

    List<Cec.Pledge> pledges() {
        var pledges = new ArrayList<Cec.Pledge>();
        for (var reference : fields.objects("contractStructure")) {
            if ("COVI".equals(reference.get("referenceRole"))) {
                var object = new Fields(inline(reference));
                pledges.add(
                        new Cec.Pledge(
                                object.required("marketObjectCode", "a code of a market object"),
                                object.decimal("quantity", BigDecimal.ONE)));
            }
        }
        return pledges;
    }

    private static @Nullable String firstText(Fields fields, String term, String otherTerm) {
        var text = fields.text(term);
        return text == null ? fields.text(otherTerm) : text;
    }
}
