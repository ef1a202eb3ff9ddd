package io.recarga.spi.http;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A body that OkHttp does not repeat, and that nobody else can: it refuses a second write. */
final class OneShotBody extends RequestBody {
  private final byte[] bytes;
  private final @Nullable MediaType type;
  private final AtomicBoolean written = new AtomicBoolean();

  OneShotBody(byte[] bytes, @Nullable MediaType type) {
    this.bytes = bytes;
    this.type = type;
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
    if (!written.compareAndSet(false, true)) {
      throw new IOException("a money call is written once");
    }
    sink.write(bytes);
  }
}
