package io.recarga;

/**
 * How far {@link Recarga#topUpAll} is, or how it ended. To go on after a crash, run the same lines
 * again: what was done is not done twice.
 *
 * @param lines how many lines have ended
 * @param delivered how many of them are delivered
 * @param pending how many are not decided yet; workers go on with them
 * @param declined how many are declined
 * @param unknown how many are cases for a person
 * @param refused how many were refused before anything was sent
 * @param isComplete whether all lines were taken; false while it runs, and if it was interrupted
 */
public record FleetReport(
    long lines,
    long delivered,
    long pending,
    long declined,
    long unknown,
    long refused,
    boolean isComplete) {}
