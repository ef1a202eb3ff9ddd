package io.recarga.proof.chaos;

import io.recarga.TopUpKey;

/** What an app tells the run, a line each, on its output. */
final class Sayings {
  private Sayings() {}

  static void hit(Trouble trouble, int number) {
    System.out.println("hit " + trouble + " " + number);
  }

  /** Somebody asks for it. */
  static void asks(int number) {
    System.out.println("asks " + number);
  }

  /** An attempt may be under way from here on. */
  static void goes(TopUpKey key) {
    if (Plan.isOurs(key)) {
      System.out.println("goes " + Plan.number(key));
    }
  }

  /** What an attempt came to is journaled. */
  static void ended(TopUpKey key) {
    if (Plan.isOurs(key)) {
      System.out.println("ended " + Plan.number(key));
    }
  }

  /** The machine was too busy: a call timed out that nothing of the plan held up. */
  static void late(int number) {
    System.out.println("late " + number);
  }

  static void told(int number, String what) {
    System.out.println("told " + number + " " + what);
  }

  static void threw(int number, RuntimeException e) {
    System.out.println("threw " + number + " " + e.getClass().getSimpleName());
  }

  /** Something happened that must not. */
  static void violated(String what) {
    System.out.println("violated " + what);
  }
}
