package io.sampan.rules;

import java.util.Map;
import org.w3c.dom.Element;

/**
 * Declares in a DMN file what its expressions use: an editor of tables writes a name into a column
 * and leaves the declaration of the value and its type to others.
 */
final class DmnCompletion {

    private final Element root;
    private final Map<String, String> known;
    private boolean changed;

    DmnCompletion(Element root, Map<String, String> known) {
        this.root = root;
        this.known = known;
    }

    /** Whether anything had to be added. */
    boolean complete() {
        for (var decision : DmnReader.children(root, "decision")) {
            for (var expression : DmnReader.expressionsOf(decision)) {
                for (var name : FeelWords.names(expression)) {
                    if (known.containsKey(name)) {
                        require(decision, declared(name));
                    }
                }
            }
            DmnReader.children(decision, "decisionTable").forEach(this::types);
        }
        return changed;
    }

    /** The id of the value's declaration, added if it is not there. */
    private String declared(String name) {
        for (var data : DmnReader.children(root, "inputData")) {
            if (data.getAttribute("name").equals(name)) {
                return data.getAttribute("id");
            }
        }
        var data = added(root, "inputData", DmnReader.children(root, "decision").getFirst());
        data.setAttribute("id", "data_" + name);
        data.setAttribute("name", name);
        var variable = added(data, "variable", null);
        variable.setAttribute("id", "variable_" + name);
        variable.setAttribute("name", name);
        variable.setAttribute("typeRef", known.getOrDefault(name, ""));
        return "data_" + name;
    }

    private void require(Element decision, String id) {
        var requirements = DmnReader.children(decision, "informationRequirement");
        for (var requirement : requirements) {
            for (var input : DmnReader.children(requirement, "requiredInput")) {
                if (input.getAttribute("href").equals("#" + id)) {
                    return;
                }
            }
        }
        var body =
                DmnReader.elements(decision).stream()
                        .filter(e ->
                                e.getLocalName().endsWith("Table")
                                        || e.getLocalName().equals("literalExpression"))
                        .findFirst();
        var requirement = added(decision, "informationRequirement", body.orElse(null));
        requirement.setAttribute("id", "requirement_" + decision.getAttribute("id") + "_" + id);
        added(requirement, "requiredInput", null).setAttribute("href", "#" + id);
    }

    /** A column that shows a known value has its type. */
    private void types(Element table) {
        for (var input : DmnReader.children(table, "input")) {
            for (var expression : DmnReader.children(input, "inputExpression")) {
                var type = known.get(DmnReader.text(expression));
                if (type != null && !type.equals(expression.getAttribute("typeRef"))) {
                    expression.setAttribute("typeRef", type);
                    changed = true;
                }
            }
        }
    }

    private Element added(
            Element parent, String name, @org.jspecify.annotations.Nullable Element before) {
        var prefix = root.getPrefix() == null ? "" : root.getPrefix() + ":";
        var element =
                root.getOwnerDocument().createElementNS(root.getNamespaceURI(), prefix + name);
        parent.insertBefore(element, before);
        changed = true;
        return element;
    }
}
