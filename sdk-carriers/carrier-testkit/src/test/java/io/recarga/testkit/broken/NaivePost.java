package io.recarga.testkit.broken;

import com.squareup.moshi.JsonDataException;
import io.recarga.NotSentException;
import io.recarga.spi.SendPermit;
import io.recarga.testkit.toy.ToyPost;
import io.recarga.testkit.toy.ToyWire;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;

/** Posts by plain OkHttp: right in all but what the client and the body it is given get wrong. */
final class NaivePost implements ToyPost {
  private static final long CAP = 1024 * 1024;
  private final OkHttpClient client;
  private final boolean oneShot;
  private final long cap;

  NaivePost(OkHttpClient.Builder client, boolean oneShot) {
    this(client.addNetworkInterceptor(NaivePost::askPermit).build(), oneShot, CAP);
  }

  NaivePost(OkHttpClient client, boolean oneShot, long cap) {
    this.client = client;
    this.oneShot = oneShot;
    this.cap = cap;
  }

  @Override
  public ToyReply post(Request.Builder request, byte[] body, SendPermit permit) {
    permit.check();
    Request post =
        request.post(new PlainBody(body, oneShot)).tag(SendPermit.class, permit).build();
    try (Response response = client.newCall(post).execute()) {
      return new ToyReply(response.code(), read(response.body()));
    } catch (ConnectException | UnknownHostException | Closed e) {
      throw new NotSentException("not sent", e);
    } catch (IOException e) {
      return null;
    }
  }

  static Response askPermit(Interceptor.Chain chain) throws IOException {
    if (!chain.request().tag(SendPermit.class).isValid()) {
      throw new Closed();
    }
    return chain.proceed(chain.request());
  }

  private ToyWire.Reply read(ResponseBody body) throws IOException {
    if (body.source().request(cap + 1)) {
      return null;
    }
    String text = body.string();
    try {
      return ToyWire.REPLY.fromJson(text);
    } catch (IOException | JsonDataException e) {
      return null;
    }
  }

  private static final class Closed extends IOException {
    private static final long serialVersionUID = 1L;
  }

  static final class PlainBody extends RequestBody {
    private final byte[] bytes;
    private final boolean oneShot;

    PlainBody(byte[] bytes, boolean oneShot) {
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
