package io.sampan.accounting.internal.reconciliation;

/** A statement that cannot be read; the message says where and why. */
final class Unreadable extends Exception {

    Unreadable(String message) {
        super(message);
    }

    Unreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
