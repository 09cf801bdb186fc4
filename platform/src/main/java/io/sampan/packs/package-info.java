/**
 * Rules as dated data. A rule pack is a folder of YAML files, one per jurisdiction ({@code cn}
 * first): figures, tables, calendars and wordings, each version with the day it came into force and
 * its citation. {@link io.sampan.packs.Packs} answers "which value on this date" and is loud when
 * there is none, so that no rule is ever guessed. Owns no tables; tells nobody.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"money", "calendar"})
@org.jspecify.annotations.NullMarked
package io.sampan.packs;
