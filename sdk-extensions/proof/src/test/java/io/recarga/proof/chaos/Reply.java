package io.recarga.proof.chaos;

import java.nio.charset.StandardCharsets;

/**
 * What a server does with a request: an answer, or something ruder.
 *
 * @param headers whole lines, each with its line break
 */
record Reply(int status, String headers, String body, Manner manner) {
  /** How it is brought. */
  enum Manner {
    ANSWER,
    /** Half of the body, and the end of the connection. */
    CUT,
    /** No answer: the connection ends. */
    CLOSE,
    /** No answer: the connection is reset. */
    RESET
  }

  static Reply of(int status, String body) {
    return new Reply(status, "", body, Manner.ANSWER);
  }

  static Reply close() {
    return new Reply(0, "", "", Manner.CLOSE);
  }

  static Reply reset() {
    return new Reply(0, "", "", Manner.RESET);
  }

  Reply with(String header, String value) {
    return new Reply(status, headers + header + ": " + value + "\r\n", body, manner);
  }

  Reply cut() {
    return new Reply(status, headers, body, Manner.CUT);
  }

  /** Returns the bytes of an HTTP/1.1 answer. */
  byte[] bytes() {
    byte[] text = body.getBytes(StandardCharsets.UTF_8);
    String head = "HTTP/1.1 " + status + " Said\r\n" + headers + "Content-Length: " + text.length
        + "\r\n\r\n";
    return (head + body).getBytes(StandardCharsets.UTF_8);
  }
}
