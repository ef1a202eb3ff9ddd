package io.recarga.simulator.tapi;

import io.recarga.simulator.SaleCourse;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The file of one day. Its layout is the simulator's own: the real one's is not published. */
final class SettlementFile {
  private static final String HEADER =
      "operationId,externalPaymentId,companyCode,companyName,identifierValue,amount,status,createdAt";

  private SettlementFile() {}

  static String of(Books books, LocalDate day) {
    StringBuilder file = new StringBuilder(HEADER).append("\r\n");
    for (Operation operation : books.inOrder()) {
      boolean ended =
          operation.course.hasArrived() && operation.course.state() != SaleCourse.State.PROCESSING;
      if (ended && LocalDate.ofInstant(operation.began, ZoneOffset.UTC).equals(day)) {
        PaymentRequest request = operation.request;
        file.append(String.join(
                ",",
                operation.id,
                request.reference(),
                request.company().code(),
                '"' + request.company().name() + '"',
                request.number(),
                request.amount().toPlainString(),
                operation.status(),
                operation.began.toString()))
            .append("\r\n");
      }
    }
    return file.toString();
  }
}
