package io.recarga.proof.sim;

/** Ends all that a process does, as {@code kill -9} does: nothing of it runs on. */
final class Crash extends Error {
  private static final long serialVersionUID = 1;

  Crash() {
    super("the process is gone", null, false, false);
  }
}
