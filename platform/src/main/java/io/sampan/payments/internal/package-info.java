/** Transfers at work: the courier, what answers mean, and the simulated bank. */
@org.jspecify.annotations.NullMarked
package io.sampan.payments.internal;
