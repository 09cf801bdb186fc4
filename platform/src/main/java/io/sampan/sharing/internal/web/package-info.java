/** Invoices over HTTP. */
@org.jspecify.annotations.NullMarked
package io.sampan.sharing.internal.web;
