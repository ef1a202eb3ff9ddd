package io.recarga.spi.http;

import io.recarga.spi.Beta;
import java.util.List;

/** Which bytes a carrier signs. */
@Beta
@FunctionalInterface
public interface SignedMessage {
  /** The body, a colon, the timestamp as it stands in the header. */
  SignedMessage BODY_COLON_TIMESTAMP =
      (body, timestamp) -> List.of(body, new byte[] {':'}, timestamp);

  /** The timestamp as it stands in the header, a dot, the body. */
  SignedMessage TIMESTAMP_DOT_BODY =
      (body, timestamp) -> List.of(timestamp, new byte[] {'.'}, body);

  /** Returns the parts that are signed, in order. */
  List<byte[]> parts(byte[] body, byte[] timestamp);
}
