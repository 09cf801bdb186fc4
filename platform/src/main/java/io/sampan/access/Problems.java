package io.sampan.access;

import io.sampan.packs.Words;

/** The catalogue of problems: what each code means to people and to HTTP. */
public interface Problems {

    /**
     * A problem worded.
     *
     * @throws IllegalStateException if the catalogue does not know the code
     */
    Worded worded(Problem problem);

    /**
     * What a problem says.
     *
     * @param status of the HTTP answer
     * @param text what is wrong
     * @param todo what to do about it
     */
    record Worded(int status, Words text, Words todo) {}
}
