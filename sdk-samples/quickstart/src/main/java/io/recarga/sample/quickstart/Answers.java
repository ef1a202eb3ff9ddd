package io.recarga.sample.quickstart;

import io.recarga.spi.Answer;
import io.recarga.spi.Evidence;
import java.io.PrintStream;

/** Says what a carrier holds under a reference. */
final class Answers {
  private Answers() {}

  /** Prints the answer; returns how the program ends. */
  static int print(Answer answer, PrintStream out) {
    if (answer instanceof Answer.Delivered delivered) {
      out.println("Delivered: " + delivered.delivery().delivered()
          + transaction(delivered.delivery().evidence()));
      return ExitCodes.DELIVERED;
    }
    if (answer instanceof Answer.Accepted accepted) {
      out.println(
          "Not decided yet: the carrier is working on it" + transaction(accepted.evidence()));
      return ExitCodes.PENDING;
    }
    if (answer instanceof Answer.Failed failed) {
      out.println("Declined: " + failed.reason() + ". " + failed.reason().advice());
      return ExitCodes.DECLINED;
    }
    if (answer instanceof Answer.GivenBack givenBack) {
      out.println("Declined: sold and given back" + transaction(givenBack.evidence()));
      return ExitCodes.DECLINED;
    }
    if (answer instanceof Answer.NotFound) {
      out.println("Unknown: the carrier shows nothing under this key yet. That is no proof.");
    } else {
      out.println("Unknown: the carrier's answer tells nothing: " + answer);
    }
    return ExitCodes.UNKNOWN;
  }

  private static String transaction(Evidence evidence) {
    return evidence.transactionId() == null ? "" : ", transaction " + evidence.transactionId();
  }
}
