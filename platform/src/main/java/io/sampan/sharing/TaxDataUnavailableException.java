package io.sampan.sharing;

/** The data holder does not answer now; asking again later is right. */
public class TaxDataUnavailableException extends RuntimeException {

    public TaxDataUnavailableException(String message) {
        super(message);
    }

    public TaxDataUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
