package io.recarga.testkit.toy;

import io.recarga.Channel;
import io.recarga.Environment;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.TopUp;
import io.recarga.retry.TimeSource;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Capabilities;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Proves;
import io.recarga.spi.Question;
import io.recarga.spi.Route;
import io.recarga.spi.http.CarrierHttp;
import io.recarga.spi.http.ClientCredentials;
import io.recarga.spi.http.ClientKey;
import io.recarga.spi.http.HttpReply;
import io.recarga.spi.http.HttpSettings;
import io.recarga.spi.http.Secret;
import io.recarga.spi.http.Transport;
import io.recarga.testkit.toy.ToyPost.ToyReply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** The smallest adapter that keeps the contract, for an invented carrier. */
public class ToyAdapter implements CarrierAdapter {
  private final HttpUrl baseUrl;
  private final CarrierHttp http;
  private final ClientCredentials tokens;
  private final ToyPost post;
  private final ToyReading reading;
  private final Capabilities capabilities;

  public ToyAdapter(HttpUrl baseUrl, OkHttpClient appClient, Duration callTimeout, String secret) {
    this(baseUrl, appClient, callTimeout, secret, null, new ToyReading());
  }

  public ToyAdapter(
      HttpUrl baseUrl,
      OkHttpClient appClient,
      Duration callTimeout,
      String secret,
      ToyPost otherPost,
      ToyReading reading) {
    this.baseUrl = CarrierHttp.requireSecure(baseUrl);
    this.reading = reading;
    http = CarrierHttp.of(
        HttpSettings.builder().client(appClient).callTimeout(callTimeout).build(),
        TimeSource.system());
    post = otherPost == null ? new RingPost(http) : otherPost;
    tokens = ClientCredentials.builder(
            "toy", url("token"), () -> new ClientKey("me", Secret.of(secret)))
        .build(http);
    capabilities = Capabilities.builder(DuplicateLevel.REFUSES_REPEAT)
        .answers(Question.WALLET)
        .callTimeout(callTimeout)
        .build();
  }

  @Override
  public AdapterId id() {
    return AdapterId.of("toy");
  }

  @Override
  public Environment environment() {
    return Environment.SANDBOX;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public Route prepare(TopUp topUp) {
    tokens.token();
    return Route.of(Map.of(), null);
  }

  @Override
  public Answer send(Attempt attempt) {
    Secret token = tokens.token();
    Request.Builder request = CarrierHttp.bearer(new Request.Builder().url(url("topups")), token);
    Answer answer =
        reading.ofSale(post.post(request, body(attempt.topUp(), attempt), attempt.permit()));
    if (answer instanceof Answer.Rejected rejected
        && "EXPIRED".equals(rejected.rejection().evidence().code())
        && rejected.rejection().proves() == Proves.NOTHING_SOLD) {
      tokens.drop(token);
    }
    return answer;
  }

  protected byte[] body(TopUp topUp, Attempt attempt) {
    Channel channel = topUp.channel();
    ToyWire.Body body = new ToyWire.Body(
        attempt.reference(),
        topUp.sim().number().e164(),
        topUp.amount().amount(),
        channel == null ? null : channel.name());
    return ToyWire.BODY.toJson(body).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Answer find(Attempt attempt) {
    Instant began = Instant.now();
    HttpReply reply = read("topups/" + attempt.reference());
    return reading.ofSearch(new ToyReply(reply.status(), reply.json(ToyWire.REPLY)), began);
  }

  @Override
  public Money wallet() {
    ToyWire.Reply reply = Objects.requireNonNull(read("wallet").json(ToyWire.REPLY));
    return Money.of(reply.amount(), "PEN");
  }

  private HttpReply read(String path) {
    Transport outcome = http.read(
        CarrierHttp.bearer(new Request.Builder().url(url(path)), tokens.token()).build());
    if (outcome instanceof Transport.Answered answered) {
      return answered.reply();
    }
    throw new NotSentException("toy: no answer to " + path);
  }

  private HttpUrl url(String path) {
    return baseUrl.newBuilder().addPathSegments(path).build();
  }

  @Override
  public String toString() {
    return "toy at " + baseUrl.host();
  }
}
