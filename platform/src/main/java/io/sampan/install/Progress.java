package io.sampan.install;

/** Tells the operator how far long work is; one line at a time on standard error. */
@FunctionalInterface
public interface Progress {

    /**
     * @param what the step in plain words, for example {@code contracts}
     * @param done how many are finished
     * @param total how many there are; 0 when nobody knows
     */
    void tell(String what, long done, long total);
}
