/** Access over HTTP: sessions, users, proposals, the audit trail; and how problems are answered. */
@org.jspecify.annotations.NullMarked
package io.sampan.access.internal.web;
