/** The books over HTTP. */
@org.jspecify.annotations.NullMarked
package io.sampan.accounting.internal.web;
