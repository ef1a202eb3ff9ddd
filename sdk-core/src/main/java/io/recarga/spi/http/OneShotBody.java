package io.recarga.spi.http;

import io.recarga.spi.SendPermit;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * The body of one money call, with the leave to send it and what is seen of it on its way. OkHttp
 * does not repeat it, and nobody else can: it refuses a second write.
 */
final class OneShotBody extends RequestBody {
  private final byte[] bytes;
  private final @Nullable MediaType type;
  private final SendPermit permit;
  private final SentWatch watch = new SentWatch();
  private boolean written; // Guarded by this.

  OneShotBody(byte[] bytes, @Nullable MediaType type, SendPermit permit) {
    this.bytes = bytes;
    this.type = type;
    this.permit = permit;
  }

  SendPermit permit() {
    return permit;
  }

  SentWatch watch() {
    return watch;
  }

  @Override
  public @Nullable MediaType contentType() {
    return type;
  }

  @Override
  public long contentLength() {
    return bytes.length;
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    if (!isFirst()) {
      throw new IOException("a money call is written once");
    }
    sink.write(bytes);
  }

  private synchronized boolean isFirst() {
    boolean first = !written;
    written = true;
    return first;
  }
}
