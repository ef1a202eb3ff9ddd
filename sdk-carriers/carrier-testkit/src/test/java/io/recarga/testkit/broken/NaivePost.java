package io.recarga.testkit.broken;

import com.squareup.moshi.JsonDataException;
import io.recarga.NotSentException;
import io.recarga.spi.SendPermit;
import io.recarga.testkit.toy.ToyPost;
import io.recarga.testkit.toy.ToyWire;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.function.UnaryOperator;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;

/** Posts by plain OkHttp, as an adapter without the ring may: careful or not, as it is told. */
final class NaivePost implements ToyPost {
  private final OkHttpClient client;
  private final boolean oneShot;
  private final UnaryOperator<Request.Builder> change;

  NaivePost(OkHttpClient client, boolean oneShot) {
    this(client, oneShot, UnaryOperator.identity());
  }

  NaivePost(OkHttpClient client, boolean oneShot, UnaryOperator<Request.Builder> change) {
    this.client = client;
    this.oneShot = oneShot;
    this.change = change;
  }

  @Override
  public ToyReply post(Request.Builder request, byte[] body, SendPermit permit) {
    permit.check();
    Request post = change.apply(request.post(new Body(body, oneShot))).build();
    try (Response response = client.newCall(post).execute()) {
      return new ToyReply(response.code(), read(response.body().string()));
    } catch (ConnectException | UnknownHostException e) {
      throw new NotSentException("no connection", e);
    } catch (IOException e) {
      return null;
    }
  }

  private static ToyWire.Reply read(String text) {
    try {
      return ToyWire.REPLY.fromJson(text);
    } catch (IOException | JsonDataException e) {
      return null;
    }
  }

  private static final class Body extends RequestBody {
    private final byte[] bytes;
    private final boolean oneShot;

    Body(byte[] bytes, boolean oneShot) {
      this.bytes = bytes;
      this.oneShot = oneShot;
    }

    @Override
    public MediaType contentType() {
      return MediaType.get("application/json");
    }

    @Override
    public long contentLength() {
      return bytes.length;
    }

    @Override
    public boolean isOneShot() {
      return oneShot;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(bytes);
    }
  }
}
