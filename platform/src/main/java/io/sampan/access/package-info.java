/**
 * Who may sign in, act and see. Owns users and their roles, sign-in and its lock-out, commands that
 * happen once, proposals that wait for a second pair of eyes, the audit trail, and the one place
 * where exceptions become answers of the HTTP interface. Asks the installation for its keys and the
 * rule pack for the sign-in policy; tells {@link io.sampan.access.ProposalApproved} and {@link
 * io.sampan.access.ProposalRejected}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"money", "calendar", "packs", "install"})
@org.jspecify.annotations.NullMarked
package io.sampan.access;
