/** Sign-in, users, commands, proposals and the audit trail at work. */
@org.jspecify.annotations.NullMarked
package io.sampan.access.internal;
