/** Reading, checking and keeping invoices; the simulator behind the port. */
@org.jspecify.annotations.NullMarked
package io.sampan.sharing.internal;
