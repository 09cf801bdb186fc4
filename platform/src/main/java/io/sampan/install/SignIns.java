package io.sampan.install;

/**
 * Random first passwords, kept in a file that only the owner of the installation can read. The
 * password is in the file before the user exists, so a crash between the two loses no sign-in.
 */
public interface SignIns {

    /**
     * The password of a user that is about to be created: the one kept in the file if the user was
     * prepared before, else a new random one.
     *
     * @param userName as typed at sign-in; letters, digits, dot and hyphen
     * @param who who that is, for the reader of the list, for example {@code underwriter}
     */
    String password(String userName, String who);
}
