package io.recarga.renewal;

/** A JSON text of an app can't be taken: the message names line, field and cure. */
public final class JsonFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String field;

  /** Makes the exception of one field; an empty field means the whole text. */
  public JsonFormatException(int line, String field, String what) {
    super("line " + line + (field.isEmpty() ? "" : ", " + field) + ": " + what);
    this.line = line;
    this.field = field;
  }

  /** Returns the line, from 1. */
  public int line() {
    return line;
  }

  /** Returns the path of the field, such as "channels[3].hours". */
  public String field() {
    return field;
  }
}
