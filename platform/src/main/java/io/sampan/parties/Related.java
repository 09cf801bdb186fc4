package io.sampan.parties;

/**
 * Another enterprise that belongs together with one.
 *
 * @param name of the other
 */
public record Related(EnterpriseId enterprise, String name, Tie tie) {

    /** What ties the two. */
    public enum Tie {
        /** The same person represents both by law. */
        REPRESENTATIVE,
        /** One holds a share of the other, or the same enterprise holds a share of both. */
        OWNER,
        /** Owners of the same name: a person has to look whether they are the same. */
        NAMESAKE;

        /** Whether it holds without anybody looking. */
        public boolean certain() {
            return this != NAMESAKE;
        }
    }
}
