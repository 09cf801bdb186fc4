package io.sampan.install;

/**
 * A word of the command line: {@code sampan <word> …}. A capability writes a picocli command class
 * with a constructor without arguments (annotated {@code @CommandLine.Command}, subcommands named
 * in the annotation, a {@code Callable<Integer>} where there is something to do), lets it implement
 * this interface and names it in {@code META-INF/services/io.sampan.install.Command}.
 *
 * <p>Rules that scripts rely on: JSON and nothing else on standard output, progress and messages on
 * standard error; exit 0 done, 1 refused input ({@link Refusal} or a returned 1), 2 wrong usage
 * (picocli's own). A pure command touches neither Spring nor a database; one that needs them asks
 * {@link Product#inside}.
 */
public interface Command {}
