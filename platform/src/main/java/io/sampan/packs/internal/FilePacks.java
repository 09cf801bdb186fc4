package io.sampan.packs.internal;

import io.sampan.calendar.BusinessCalendar;
import io.sampan.packs.Packs;
import io.sampan.packs.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a pack from {@code packs/<jurisdiction>/} on the class path; each file once. */
@Component
public class FilePacks implements Packs {

    private final ResourcePatternResolver resources;
    private final String root;
    private final YAMLMapper yaml = new YAMLMapper();
    private final Map<String, JsonNode> files = new ConcurrentHashMap<>();
    private final Map<String, List<Rule>> rules = new ConcurrentHashMap<>();
    private final BusinessCalendar calendar;

    FilePacks(ResourcePatternResolver resources, @Value("${sampan.pack:cn}") String jurisdiction) {
        this.resources = resources;
        this.root = "packs/" + jurisdiction + "/";
        this.calendar = Packs.checked("calendar", this::readCalendar);
    }

    /** The pack of a jurisdiction, without Spring. */
    public static Packs open(String jurisdiction) {
        return new FilePacks(new PathMatchingResourcePatternResolver(), jurisdiction);
    }

    @Override
    public Rule rule(String file, String key, LocalDate on) {
        Rule found = null;
        for (var version : versions(file, key)) {
            if (!version.effectiveFrom().isAfter(on)) {
                found = version;
            }
        }
        if (found == null) {
            throw new IllegalStateException(
                    "packs: " + file + "." + key + " has no version in force on " + on);
        }
        return found;
    }

    @Override
    public List<Rule> versions(String file, String key) {
        return rules.computeIfAbsent(file + "." + key, name -> readVersions(file, key, name));
    }

    @Override
    public List<String> keys(String file) {
        return List.copyOf(document(file).propertyNames());
    }

    @Override
    public JsonNode document(String file) {
        return files.computeIfAbsent(file, name -> yaml.readTree(bytes(name + ".yaml")));
    }

    @Override
    public List<String> documents(String folder) {
        try {
            return Stream.of(resources.getResources("classpath*:" + root + folder + "/*.yaml"))
                    .map(Resource::getFilename)
                    .map(name -> folder + "/" + String.valueOf(name).replace(".yaml", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] bytes(String path) {
        var resource = resources.getResource("classpath:" + root + path);
        if (!resource.exists()) {
            throw new IllegalStateException("packs: there is no file " + root + path);
        }
        try {
            return resource.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public BusinessCalendar calendar() {
        return calendar;
    }

    private List<Rule> readVersions(String file, String key, String name) {
        var node = document(file).path(key);
        if (!node.isArray() || node.isEmpty()) {
            throw new IllegalStateException("packs: " + name + " is not a list of dated versions");
        }
        var versions = new ArrayList<Rule>();
        for (var version : node) {
            var from = LocalDate.parse(required(version, "effective_from", name).asString());
            if (!versions.isEmpty() && !from.isAfter(versions.getLast().effectiveFrom())) {
                throw new IllegalStateException(
                        "packs: " + name + " versions must ascend: " + from);
            }
            versions.add(
                    new Rule(
                            name,
                            required(version, "value", name),
                            from,
                            required(version, "citation", name).asString()));
        }
        return List.copyOf(versions);
    }

    private static JsonNode required(JsonNode version, String field, String name) {
        var node = version.path(field);
        if (node.isMissingNode() || node.isNull()) {
            throw new IllegalStateException("packs: " + name + " has a version without " + field);
        }
        return node;
    }

    private BusinessCalendar readCalendar() {
        Set<Integer> years = new HashSet<>();
        Set<LocalDate> off = new HashSet<>();
        Set<LocalDate> work = new HashSet<>();
        for (var year : document("calendar").path("years")) {
            int number = year.path("year").asInt();
            if (!years.add(number)) {
                throw new IllegalStateException("year " + number + " stands twice");
            }
            year.path("off").forEach(day -> addPeriod(off, number, day.asString()));
            year.path("work").forEach(day -> addPeriod(work, number, day.asString()));
        }
        return BusinessCalendar.of(years, off, work);
    }

    /** A day {@code 01-01} or days {@code 02-15..02-23} of a year. */
    private static void addPeriod(Set<LocalDate> days, int year, String text) {
        var ends = text.split("\\.\\.");
        var from = LocalDate.parse(year + "-" + ends[0]);
        var to = LocalDate.parse(year + "-" + ends[ends.length - 1]);
        from.datesUntil(to.plusDays(1)).forEach(days::add);
    }
}
