/** Rules, SQL and wiring of servicing. */
@org.jspecify.annotations.NullMarked
package io.sampan.servicing.internal;
