package io.recarga.sample.quickstart;

/** A placeholder for the quickstart. */
public final class Quickstart {
  private Quickstart() {}

  /** Runs it. */
  public static void main(String[] args) {
    System.out.println("quickstart: ñ " + String.join(" ", args));
    if (args.length > 0 && args[0].equals("fail")) {
      System.exit(3);
    }
  }
}
