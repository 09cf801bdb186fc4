package io.sampan.rules;

import io.sampan.rules.DmnTable.Given;
import io.sampan.rules.DmnTable.Input;
import io.sampan.rules.DmnTable.Output;
import io.sampan.rules.DmnTable.Rule;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads a DMN 1.x file. Takes decision tables and literal expressions, where every row that matches
 * counts; refuses functions, imports and document types, because a policy is written by people and
 * must not reach outside itself.
 */
public final class DmnReader {

    /** The longest file that is read, in characters. */
    public static final int LENGTH_MAX = 500_000;

    /** The most rows of a table. */
    public static final int ROWS_MAX = 500;

    private static final Pattern MODEL =
            Pattern.compile("https?://www\\.omg\\.org/spec/DMN/20\\d{6}/MODEL/?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> ELEMENTS =
            Set.of(
                    "definitions",
                    "inputData",
                    "variable",
                    "decision",
                    "question",
                    "allowedAnswers",
                    "description",
                    "informationRequirement",
                    "requiredInput",
                    "requiredDecision",
                    "decisionTable",
                    "literalExpression",
                    "input",
                    "inputExpression",
                    "inputValues",
                    "output",
                    "outputValues",
                    "annotation",
                    "rule",
                    "inputEntry",
                    "outputEntry",
                    "annotationEntry",
                    "text");

    private DmnReader() {}

    /**
     * Reads the table of the decision that has the wanted name, or of the only decision there is.
     *
     * @throws DmnRefused if there is no such table, or something in the file is not taken
     */
    public static DmnTable read(String xml, String wanted) {
        if (xml.length() > LENGTH_MAX) {
            throw new DmnRefused("the file is longer than " + LENGTH_MAX + " characters");
        }
        var root = parse(xml);
        if (!root.getLocalName().equals("definitions") || !ofModel(root)) {
            throw new DmnRefused("the file is no DMN: it begins with " + root.getNodeName());
        }
        requireKnown(root);
        var decisions = children(root, "decision");
        var decision =
                decisions.stream()
                        .filter(d -> d.getAttribute("name").equals(wanted))
                        .findFirst()
                        .or(() ->
                                decisions.size() == 1
                                        ? decisions.stream().findFirst()
                                        : java.util.Optional.empty())
                        .orElseThrow(() -> new DmnRefused("there is no decision named " + wanted));
        var tables = children(decision, "decisionTable");
        if (tables.size() != 1) {
            throw new DmnRefused("decision " + wanted + " is not made by one decision table");
        }
        return table(xml, root, decision, tables.getFirst());
    }

    private static DmnTable table(String xml, Element root, Element decision, Element table) {
        requireAllThatMatch(table);
        var given = given(root);
        var inputs = children(table, "input").stream().map(DmnReader::input).toList();
        var outputs = children(table, "output").stream().map(DmnReader::output).toList();
        var rules = new ArrayList<Rule>();
        for (var rule : children(table, "rule")) {
            rules.add(
                    new Rule(
                            rule.getAttribute("id"),
                            cells(rule, "inputEntry", inputs.size(), rules.size() + 1),
                            cells(rule, "outputEntry", outputs.size(), rules.size() + 1)));
        }
        if (rules.size() > ROWS_MAX) {
            throw new DmnRefused("the table has more than " + ROWS_MAX + " rows");
        }
        var names = given.stream().map(Given::name).toList();
        boolean alone = inputs.stream().allMatch(input -> names.contains(input.expression()));
        return new DmnTable(
                xml, decision.getAttribute("name"), given, inputs, outputs, rules, alone);
    }

    private static void requireAllThatMatch(Element table) {
        var policy = table.getAttribute("hitPolicy");
        boolean all = policy.equals("COLLECT") || policy.equals("RULE ORDER");
        if (!all || !table.getAttribute("aggregation").isEmpty()) {
            throw new DmnRefused(
                    "hit policy must be COLLECT without aggregation, or RULE ORDER: every row that"
                            + " matches counts");
        }
    }

    private static List<Given> given(Element root) {
        var given = new ArrayList<Given>();
        var names = new HashSet<String>();
        for (var data : children(root, "inputData")) {
            var variables = children(data, "variable");
            var name = data.getAttribute("name");
            var type = variables.isEmpty() ? "" : variables.getFirst().getAttribute("typeRef");
            requireName(name);
            if (!variables.isEmpty() && !variables.getFirst().getAttribute("name").equals(name)) {
                throw new DmnRefused("input data " + name + " has a variable of another name");
            }
            if (!names.add(name)) {
                throw new DmnRefused("input data " + name + " is listed twice");
            }
            given.add(new Given(name, type));
        }
        for (var decision : children(root, "decision")) {
            requireName(decision.getAttribute("name"));
            if (!names.add(decision.getAttribute("name"))) {
                throw new DmnRefused(decision.getAttribute("name") + " names two things");
            }
        }
        return given;
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new DmnRefused("name \"" + name + "\" must be letters, digits and _");
        }
    }

    private static Input input(Element input) {
        var expressions = children(input, "inputExpression");
        var expression = expressions.isEmpty() ? "" : text(expressions.getFirst());
        var label = input.getAttribute("label");
        return new Input(
                input.getAttribute("id"),
                label.isBlank() ? expression : label,
                expression,
                expressions.isEmpty() ? "" : expressions.getFirst().getAttribute("typeRef"));
    }

    private static Output output(Element output) {
        var name = output.getAttribute("name");
        var label = output.getAttribute("label");
        return new Output(output.getAttribute("id"), name, label.isBlank() ? name : label);
    }

    private static List<String> cells(Element rule, String kind, int wanted, int row) {
        var cells = children(rule, kind).stream().map(DmnReader::text).toList();
        if (cells.size() != wanted) {
            throw new DmnRefused(
                    "row %d has %d cells of kind %s where the table has %d columns"
                            .formatted(row, cells.size(), kind, wanted));
        }
        if (!kind.equals("inputEntry")) {
            return cells;
        }
        return cells.stream().map(cell -> cell.isEmpty() ? "-" : cell).toList();
    }

    /** Every expression of the file, for whoever must know all names that it uses. */
    static List<String> expressions(String xml) {
        return children(parse(xml), "decision").stream()
                .flatMap(decision -> expressionsOf(decision).stream())
                .toList();
    }

    static List<String> expressionsOf(Element element) {
        var found = new ArrayList<String>();
        collect(element, found);
        return found;
    }

    /**
     * The file with everything declared that its expressions use.
     *
     * @param known type by name of the values there are: {@code number}, {@code string}
     * @throws DmnRefused if it is no DMN
     */
    public static String completed(String xml, Map<String, String> known) {
        var root = parse(xml);
        if (!new DmnCompletion(root, known).complete()) {
            return xml;
        }
        try {
            var written = new StringWriter();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(root.getOwnerDocument()), new StreamResult(written));
            return written.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException("the file was read but cannot be written", e);
        }
    }

    private static void collect(Element element, List<String> found) {
        for (var child : elements(element)) {
            if (child.getLocalName().equals("text")) {
                found.add(child.getTextContent().strip());
            } else if (!Set.of("description", "annotationEntry", "extensionElements")
                    .contains(child.getLocalName())) {
                collect(child, found);
            }
        }
    }

    /** The names of the file's decisions. */
    static List<String> decisions(String xml) {
        return children(parse(xml), "decision").stream().map(d -> d.getAttribute("name")).toList();
    }

    /** Takes only elements known to be harmless; what lies outside the model is layout. */
    private static void requireKnown(Element element) {
        if (!ELEMENTS.contains(element.getLocalName())) {
            throw new DmnRefused("element " + element.getLocalName() + " is not taken in a policy");
        }
        for (var child : elements(element)) {
            if (ofModel(child) && !child.getLocalName().equals("extensionElements")) {
                requireKnown(child);
            }
        }
    }

    private static boolean ofModel(Element element) {
        var space = element.getNamespaceURI();
        return space != null && MODEL.matcher(space).matches();
    }

    private static Element parse(String xml) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Loud());
            return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (SAXException | IOException e) {
            throw new DmnRefused("the file is no XML: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java has no XML parser", e);
        }
    }

    static List<Element> children(Element parent, String name) {
        return elements(parent).stream()
                .filter(e -> ofModel(e) && e.getLocalName().equals(name))
                .toList();
    }

    static List<Element> elements(Element parent) {
        var found = new ArrayList<Element>();
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    static String text(Element element) {
        var texts = children(element, "text");
        return texts.isEmpty() ? "" : texts.getFirst().getTextContent().strip();
    }

    /** Says nothing on standard error; every fault ends the reading. */
    private static final class Loud implements ErrorHandler {
        @Override
        public void warning(SAXParseException fault) throws SAXException {
            throw fault;
        }

        @Override
        public void error(SAXParseException fault) throws SAXException {
            throw fault;
        }

        @Override
        public void fatalError(SAXParseException fault) throws SAXException {
            throw fault;
        }
    }
}
