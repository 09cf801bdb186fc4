package io.sampan.install;

/**
 * Fills an installation with a demonstration lender. One bean of the product implements it; {@code
 * sampan demo} calls it once the application is ready.
 */
public interface DemoData {

    /**
     * Loads what is not there yet. A run that was killed is continued by the next call, so loading
     * twice does nothing twice.
     *
     * @param progress where to tell how far the work is
     * @param signIns where the passwords of the demonstration's users come from
     * @throws Refusal if the installation is in use by somebody else
     */
    void load(Progress progress, SignIns signIns);
}
