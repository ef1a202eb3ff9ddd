package io.recarga.sample.quickstart;

import java.io.PrintStream;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** Says in one line what is wrong with the arguments. */
final class Complaints implements IParameterExceptionHandler {
  private final PrintStream err;

  Complaints(PrintStream err) {
    this.err = err;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    String message = Masks.oneLine(String.valueOf(e.getMessage())).replaceFirst("^Error: ", "");
    err.println(message + " (" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help)");
    return ExitCodes.BAD_INPUT;
  }
}
