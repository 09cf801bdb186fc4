/**
 * The contract lab: anybody's contract terms evaluated by the same engine that runs the book, from
 * a file on the command line or typed on a page. It shows what a product does before it is sold,
 * and lets outsiders check the engine against the public ACTUS cases. Owns nothing, asks nobody but
 * the engine.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"money", "calendar", "contracts", "install", "packs", "access"})
@org.jspecify.annotations.NullMarked
package io.sampan.lab;
