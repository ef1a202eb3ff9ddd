package io.recarga.proof.chaos;

/** What the protocol of MariaDB tells of a statement that ended. */
final class MariaDbAnswer {
  private static final int HEADER = 4;
  private static final int OK = 0;
  private static final int IN_TRANSACTION = 1;

  private MariaDbAnswer() {}

  /**
   * Says whether a transaction is still open. A statement that wrote is answered by one packet: its
   * length in three bytes, a number, 0, then how many rows it wrote, an id, and the status.
   */
  static boolean isInTransaction(byte[] answer) {
    if (answer.length <= HEADER || answer[HEADER] != OK) {
      return false;
    }
    int status = after(answer, after(answer, HEADER + 1));
    return status < answer.length && (answer[status] & IN_TRANSACTION) != 0;
  }

  /** Returns where a number ends that begins at {@code at}: small ones take one byte. */
  private static int after(byte[] answer, int at) {
    int first = at < answer.length ? answer[at] & 0xff : 0;
    return at
        + switch (first) {
          case 0xfc -> 3;
          case 0xfd -> 4;
          case 0xfe -> 9;
          default -> 1;
        };
  }
}
