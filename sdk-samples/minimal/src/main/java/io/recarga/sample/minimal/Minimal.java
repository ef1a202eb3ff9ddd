package io.recarga.sample.minimal;

/** A placeholder for the smallest sample. */
public final class Minimal {
  private Minimal() {}

  /** Runs it. */
  public static void main(String[] args) {
    System.out.println("minimal");
  }
}
