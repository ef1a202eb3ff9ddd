package io.recarga.testkit.toy;

import io.recarga.NotSentException;
import io.recarga.spi.SendPermit;
import io.recarga.spi.http.CarrierHttp;
import io.recarga.spi.http.Transport;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Posts by the library's HTTP ring, as every adapter should. */
record RingPost(CarrierHttp http) implements ToyPost {

  @Override
  public @Nullable ToyReply post(Request.Builder request, byte[] body, SendPermit permit) {
    Transport outcome = http.send(request, body, "application/json", permit);
    if (outcome instanceof Transport.NotSent notSent) {
      throw new NotSentException(notSent.why(), notSent.cause());
    }
    return outcome instanceof Transport.Answered answered
        ? new ToyReply(answered.reply().status(), answered.reply().json(ToyWire.REPLY))
        : null;
  }
}
