package io.recarga.sample.quickstart;

import io.recarga.TopUpResult;
import java.io.PrintStream;

/** Says how a top-up stands, and what the person should do. */
final class Results {
  private Results() {}

  /** Prints the result; returns how the program ends. */
  static int print(TopUpResult result, PrintStream out) {
    // snippet: four-ends
    return result.fold(
        receipt -> {
          out.print(receipt.toText(32));
          return ExitCodes.DELIVERED;
        },
        progress -> {
          out.println("Not decided yet. Keep the payer's money; ask again with the same key.");
          out.println(progress);
          return ExitCodes.PENDING;
        },
        refusal -> {
          out.println("Declined: nothing was sold, or all was given back.");
          out.println(refusal);
          return ExitCodes.DECLINED;
        },
        openCase -> {
          out.println("Unknown: a person must ask the carrier. Do not send it again or refund it.");
          out.println(openCase);
          return ExitCodes.UNKNOWN;
        });
    // end
  }
}
