/** Enterprises, persons, accounts and consents at work. */
@org.jspecify.annotations.NullMarked
package io.sampan.parties.internal;
