package io.recarga.benchmark.journal;

import io.recarga.Environment;
import io.recarga.NotSentException;
import io.recarga.TopUp;
import io.recarga.retry.TimeSource;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Capabilities;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Delivery;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.ProcessingLimits;
import io.recarga.spi.Route;
import io.recarga.spi.Window;
import io.recarga.spi.http.CarrierHttp;
import io.recarga.spi.http.HttpSettings;
import io.recarga.spi.http.Transport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import okhttp3.Request;

/** The adapter of {@link LeanCarrier}, on the same HTTP ring as every adapter. */
final class LeanAdapter implements CarrierAdapter {
  private final Capabilities capabilities;
  private final CarrierHttp http;
  private final String base;

  LeanAdapter(int port, int callers, Duration longest) {
    base = "http://127.0.0.1:" + port;
    capabilities = Capabilities.builder(DuplicateLevel.REFUSES_REPEAT)
        .callTimeout(longest)
        .queryTimeout(longest)
        .limits(new ProcessingLimits(Duration.ofMillis(500), Duration.ofMillis(100), "its code"))
        .build();
    http = CarrierHttp.of(
        HttpSettings.builder()
            .callTimeout(longest)
            .readTimeout(longest)
            .idleConnections(callers)
            .build(),
        TimeSource.system());
  }

  @Override
  public AdapterId id() {
    return AdapterId.of("lean");
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
    return Route.of(Map.of(), null);
  }

  @Override
  public Answer send(Attempt attempt) {
    byte[] body = attempt.reference().getBytes(StandardCharsets.US_ASCII);
    Transport outcome =
        http.send(new Request.Builder().url(base + "/send"), body, "text/plain", attempt.permit());
    if (outcome instanceof Transport.NotSent) {
      throw new NotSentException("not sent: " + outcome);
    }
    return outcome instanceof Transport.Answered answered
        ? answer(answered.reply().bodyUtf8(), attempt)
        : Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
  }

  @Override
  public Answer find(Attempt attempt) {
    Instant asked = Instant.now();
    Request request =
        new Request.Builder().url(base + "/find?" + attempt.reference()).build();
    if (!(http.read(request) instanceof Transport.Answered answered)) {
      throw new IllegalStateException("the carrier can't be asked");
    }
    String body = answered.reply().bodyUtf8();
    return body.equals("NONE") ? Answer.notFound(Window.until(asked)) : answer(body, attempt);
  }

  /** Asks how many sales there were, and how many references came again. */
  String count() {
    Request request = new Request.Builder().url(base + "/count").build();
    return ((Transport.Answered) http.read(request)).reply().bodyUtf8();
  }

  private static Answer answer(String body, Attempt attempt) {
    return switch (body) {
      case "DELIVERED" ->
        Answer.delivered(Delivery.builder(Evidence.ofTransaction("t" + attempt.reference()))
            .echo(attempt.reference(), null)
            .build());
      case "USED" -> Answer.inDoubt(Doubt.REFERENCE_USED, Evidence.none());
      default -> Answer.inDoubt(Doubt.UNREADABLE, Evidence.none());
    };
  }
}
