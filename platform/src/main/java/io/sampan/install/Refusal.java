package io.sampan.install;

/**
 * The product will not do what was asked on the command line, for a reason the operator can act on.
 * The message is printed as it is, without a stack trace, and the exit code is 1.
 */
public class Refusal extends RuntimeException {

    public Refusal(String message) {
        super(message);
    }

    public Refusal(String message, Throwable cause) {
        super(message, cause);
    }
}
