/** Parties over HTTP. */
@org.jspecify.annotations.NullMarked
package io.sampan.parties.internal.web;
