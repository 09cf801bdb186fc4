package io.sampan.architecture;

import java.util.Map;
import java.util.Set;
import org.springframework.modulith.core.ApplicationModules;

/** Draws docs/map.md: the capabilities by tier and who uses whom, read from the code. */
final class MapPage {

    private MapPage() {}

    static String of(ApplicationModules modules, Tiers tiers, Map<String, Set<String>> arrows) {
        var page = new StringBuilder();
        page.append(
                """
                # The map

                Drawn by `ArchitectureTests` from the code; do not edit. A capability may use those to its left in its row and
                every row below. An arrow means "uses"; arrows into the core rows are left out of the picture and listed below.

                ```mermaid
                graph TB
                """);
        for (var tier : tiers.rows()) {
            page.append("  subgraph ").append(tier.name()).append("_row [").append(tier.name());
            page.append("]\n    direction LR\n");
            for (var capability : tier.capabilities()) {
                page.append("    ").append(capability).append('\n');
            }
            page.append("  end\n");
        }
        arrows.forEach((from, targets) ->
                targets.stream()
                        .filter(to -> !isCore(tiers, to))
                        .forEach(to ->
                                page.append("  ")
                                        .append(from)
                                        .append(" --> ")
                                        .append(to)
                                        .append('\n')));
        page.append("```\n\n| capability | tier | uses |\n|---|---|---|\n");
        for (var tier : tiers.rows()) {
            for (var capability : tier.capabilities()) {
                var targets = arrows.getOrDefault(capability, Set.of());
                page.append("| ").append(capability).append(" | ").append(tier.name());
                page.append(" | ").append(String.join(", ", targets)).append(" |\n");
            }
        }
        page.append("\n").append(modules.stream().count());
        page.append(" capabilities are built so far; docs of each: its `package-info.java`.\n");
        return page.toString();
    }

    private static boolean isCore(Tiers tiers, String capability) {
        return tiers.rows().stream()
                .filter(tier -> Set.of("core", "judgement", "ground").contains(tier.name()))
                .anyMatch(tier -> tier.capabilities().contains(capability));
    }
}
