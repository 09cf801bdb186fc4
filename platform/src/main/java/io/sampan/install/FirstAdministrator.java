package io.sampan.install;

/**
 * The first person who may sign in to a fresh installation. Whoever keeps the users implements it.
 */
public interface FirstAdministrator {

    /** Whether no administrator exists yet. */
    boolean missing();

    /** Creates the administrator. Creating the same user name again changes nothing. */
    void create(String userName, String password);
}
