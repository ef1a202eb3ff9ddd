package io.recarga.sample.retry;

/** A placeholder for the retry sample. */
public final class Retry {
  private Retry() {}

  /** Runs it. */
  public static void main(String[] args) {
    System.out.println("retry");
  }
}
