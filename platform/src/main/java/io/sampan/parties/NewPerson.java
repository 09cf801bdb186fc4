package io.sampan.parties;

/**
 * A person to be registered.
 *
 * @param name as on the identity card, 1 to 60 characters
 */
public record NewPerson(String name, ResidentIdNumber idNumber, MobileNumber phone) {

    public NewPerson {
        name = Checks.text(name, "name", 60);
    }

    /** Whose number is whose is personal; prints neither. */
    @Override
    public String toString() {
        return "NewPerson[not shown]";
    }
}
