/** {@code sampan underwriting …} on the command line. */
@org.jspecify.annotations.NullMarked
package io.sampan.underwriting.internal.cli;
