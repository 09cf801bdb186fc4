/** Transfers over HTTP. */
@org.jspecify.annotations.NullMarked
package io.sampan.payments.internal.web;
