package io.recarga.proof.chaos;

import io.recarga.DeclineReason;
import io.recarga.Environment;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.NotServedException;
import io.recarga.PhoneNumber;
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
import io.recarga.spi.Notice;
import io.recarga.spi.Proves;
import io.recarga.spi.Rejection;
import io.recarga.spi.Route;
import io.recarga.spi.Window;
import io.recarga.spi.http.CarrierHttp;
import io.recarga.spi.http.ClientCredentials;
import io.recarga.spi.http.ClientKey;
import io.recarga.spi.http.HttpReply;
import io.recarga.spi.http.Secret;
import io.recarga.spi.http.Transport;
import io.recarga.spi.http.WebhookVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** One account at the carrier, on the real HTTP ring. */
final class ChaosAdapter implements CarrierAdapter {
  private static final AtomicLong CALLS = new AtomicLong();
  private static final ClientKey KEY = new ClientKey("chaos", Secret.of("a secret"));

  private final DuplicateLevel level;
  private final Roads roads;
  private final Plan plan;
  private final CarrierHttp http;
  private final CarrierHttp goAway;
  private final ClientCredentials tokens;
  private final WebhookVerifier verifier;
  private final Object oneAtATime = new Object();

  ChaosAdapter(DuplicateLevel level, Roads roads, Plan plan) {
    this.level = level;
    this.roads = roads;
    this.plan = plan;
    http = CarrierHttp.of(roads.settings(level), TimeSource.system());
    goAway = CarrierHttp.of(roads.settings(level), TimeSource.system());
    HttpUrl tokenUrl = HttpUrl.get(roads.usual() + "/" + level + "/token");
    tokens = ClientCredentials.builder("chaos-" + level, tokenUrl, () -> KEY).build(http);
    List<Secret> secrets = Notices.SECRETS.stream().map(Secret::of).toList();
    verifier = WebhookVerifier.builder(() -> secrets)
        .signatureHeader(Notices.SIGNATURE)
        .timestampHeader(Notices.TIME, TimeUnit.SECONDS)
        .build();
  }

  @Override
  public AdapterId id() {
    return Lane.account(level);
  }

  @Override
  public Environment environment() {
    return Environment.SANDBOX;
  }

  @Override
  public Capabilities capabilities() {
    return Capabilities.builder(level)
        .callTimeout(Figures.callTimeout(level))
        .queryTimeout(Duration.ofSeconds(2))
        .limits(Figures.LIMITS)
        .build();
  }

  @Override
  public Route prepare(TopUp topUp) {
    if (!laneOf(topUp).isServedBy(level)) {
      throw new NotServedException(id() + ": another network");
    }
    roads.goes(topUp.key());
    return Route.of(Map.of(), null);
  }

  private static Lane laneOf(TopUp topUp) {
    for (Lane lane : Lane.values()) {
      if (lane.carrier().equals(topUp.sim().carrier())) {
        return lane;
      }
    }
    throw new NotServedException("sim: no lane");
  }

  @Override
  public Answer send(Attempt attempt) {
    String line = lineOf(attempt.topUp());
    int number = Plan.ofLine(line);
    Trouble trouble = plan.lane(number).first() == level ? plan.trouble(number) : Trouble.HEALTHY;
    Secret token = tokens.token();
    Money amount = Objects.requireNonNull(attempt.topUp().amount(), "amount");
    byte[] body = (attempt.reference() + "|" + line + "|" + amount.amount().toPlainString() + "|"
            + attempt.began().toEpochMilli())
        .getBytes(StandardCharsets.UTF_8);
    Request.Builder request = CarrierHttp.bearer(new Request.Builder(), token)
        .header("X-Call", ProcessHandle.current().pid() + "-" + CALLS.incrementAndGet())
        .tag(Integer.class, number);
    String road = roads.to(trouble, number);
    request.url(road + "/" + level + "/send");
    long began = System.nanoTime();
    Transport outcome;
    if (trouble == Trouble.GO_AWAY) {
      // Alone on its connection, so that nobody else's stream goes away with it.
      synchronized (oneAtATime) {
        outcome = goAway.send(request, body, "text/plain", attempt.permit());
      }
    } else {
      outcome = http.send(request, body, "text/plain", attempt.permit());
    }
    boolean late = isLate(began) || isOverdue(attempt);
    if (!(outcome instanceof Transport.Answered) && !trouble.holds() && late) {
      Sayings.late(number);
    }
    if (outcome instanceof Transport.NotSent notSent) {
      roads.notSent(trouble, number);
      throw new NotSentException("not sent: " + notSent.why());
    }
    return outcome instanceof Transport.Answered answered
        ? answer(answered.reply(), attempt, token)
        : Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
  }

  /** Says whether so much time went by since it was journaled that others may have taken it over. */
  private boolean isOverdue(Attempt attempt) {
    Duration since = Duration.between(attempt.began(), Instant.now());
    return since.compareTo(Figures.callTimeout(level)) > 0;
  }

  private boolean isLate(long began) {
    return System.nanoTime() - began > Figures.callTimeout(level).toNanos() * 9 / 10;
  }

  @Override
  public Answer find(Attempt attempt) {
    if (level == DuplicateLevel.BLIND) {
      throw new IllegalStateException("the carrier can't be asked");
    }
    Instant asked = Instant.now();
    Request request = new Request.Builder()
        .url(roads.usual() + "/" + level + "/find?" + attempt.reference())
        .build();
    if (!(http.read(request) instanceof Transport.Answered answered)) {
      Sayings.late(Plan.ofLine(lineOf(attempt.topUp())));
      throw new IllegalStateException("the carrier can't be asked");
    }
    return answered.reply().bodyUtf8().equals("NONE")
        ? Answer.notFound(Window.until(asked))
        : answer(answered.reply(), attempt, null);
  }

  private Answer answer(HttpReply reply, Attempt attempt, @Nullable Secret token) {
    String[] parts = reply.bodyUtf8().split("\\|", -1);
    Evidence evidence = Evidence.of(parts[0], null);
    return switch (parts[0]) {
      case "DELIVERED" -> delivered(parts);
      case "ACCEPTED" -> Answer.accepted(Evidence.ofTransaction("t" + attempt.reference()));
      case "USED" -> Answer.inDoubt(Doubt.REFERENCE_USED, evidence);
      case "REFUSED" ->
        rejected(DeclineReason.ACCOUNT_BLOCKED, Proves.NOTHING_SOLD, null, evidence);
      case "NO_SUCH_LINE" ->
        rejected(DeclineReason.INVALID_LINE, Proves.NOTHING_SOLD, null, evidence);
      case "THROTTLED" ->
        rejected(DeclineReason.THROTTLED, Proves.NOTHING_SOLD, Duration.ofMillis(300), evidence);
      case "RECENT" ->
        rejected(
            DeclineReason.RECENTLY_RECHARGED,
            Proves.NOTHING_SOLD_NOW,
            Duration.ofMillis(500),
            evidence);
      case "UNAUTHORIZED" -> {
        if (token != null) {
          tokens.drop(token);
        }
        yield rejected(DeclineReason.CREDENTIALS, Proves.NOTHING_SOLD, Duration.ZERO, evidence);
      }
      case "FAILED_LINE" -> Answer.failed(DeclineReason.LINE_BLOCKED, Duration.ZERO, evidence);
      case "FAILED_BURNED" -> Answer.failed(DeclineReason.CARRIER_FAILED, Duration.ZERO, evidence);
      case "REVERSED" -> Answer.givenBack(evidence);
      case "" -> Answer.inDoubt(Doubt.UNREADABLE, Evidence.none());
      default -> Answer.inDoubt(Doubt.UNCLASSIFIED, Evidence.none());
    };
  }

  private static Answer delivered(String[] parts) {
    if (parts.length != 4 || !parts[3].matches("\\d+")) {
      return Answer.inDoubt(Doubt.UNREADABLE, Evidence.none());
    }
    return Answer.delivered(Delivery.builder(Evidence.ofTransaction("t" + parts[1]))
        .echo(parts[1], PhoneNumber.parse("+51" + parts[2]))
        .delivered(Money.of(parts[3], "PEN"))
        .build());
  }

  private static Answer rejected(
      DeclineReason reason, Proves proves, @Nullable Duration retryAfter, Evidence evidence) {
    return Answer.rejected(new Rejection(reason, proves, false, retryAfter, evidence));
  }

  private static String lineOf(TopUp topUp) {
    String whole = Objects.requireNonNull(topUp.sim().number(), "number").e164();
    return whole.substring(whole.length() - 9);
  }

  @Override
  public Notice notice(Map<String, List<String>> headers, byte[] rawBody) {
    String refusal = verifier.verify(headers, rawBody).refusal();
    return refusal == null
        ? Notice.about(new String(rawBody, StandardCharsets.UTF_8), null, true)
        : Notice.refused(refusal);
  }
}
