/** The HTTP interface of servicing. */
@org.jspecify.annotations.NullMarked
package io.sampan.servicing.internal.web;
