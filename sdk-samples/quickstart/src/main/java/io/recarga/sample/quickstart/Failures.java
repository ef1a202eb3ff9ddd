package io.recarga.sample.quickstart;

import io.recarga.RechargeException;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one line what an exception means. */
final class Failures implements IExecutionExceptionHandler {
  private final PrintStream err;

  Failures(PrintStream err) {
    this.err = err;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult arguments) {
    String message = Masks.oneLine(String.valueOf(e.getMessage()));
    if (e instanceof BadInputException) {
      err.println(message);
      return ExitCodes.BAD_INPUT;
    }
    if (e instanceof RechargeException) {
      err.println("Nothing was sent: " + message);
      return ExitCodes.NOTHING_SENT;
    }
    err.println("Unexpected: " + e.getClass().getName() + ": " + message);
    return ExitCodes.FAILED;
  }
}
