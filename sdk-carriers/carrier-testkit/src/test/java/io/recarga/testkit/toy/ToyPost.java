package io.recarga.testkit.toy;

import io.recarga.spi.SendPermit;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** How a toy adapter posts a money call. */
public interface ToyPost {

  /**
   * Posts once.
   *
   * @return the answer, or null if none came
   * @throws io.recarga.NotSentException if no byte left
   */
  @Nullable
  ToyReply post(Request.Builder request, byte[] body, SendPermit permit);

  /** What came back; {@code json} is null when nobody could read it. */
  record ToyReply(int status, ToyWire.@Nullable Reply json) {}
}
