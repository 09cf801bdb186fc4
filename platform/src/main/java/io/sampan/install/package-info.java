/**
 * How the product runs on a machine: its command line, the home folder with keys and sign-ins, the
 * PostgreSQL it starts as a child process (or an outside one), the migrations of every capability,
 * the delivery of the web front end. Owns the schema {@code platform} (sessions, the identity of
 * this installation). Asks whoever implements {@link io.sampan.install.FirstAdministrator} and
 * {@link io.sampan.install.DemoData}; tells nobody. It knows no capability, so every capability may
 * use it.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package io.sampan.install;
