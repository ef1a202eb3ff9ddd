package io.recarga.carrier.selfcare;

import io.recarga.NotSentException;
import io.recarga.SimCard;
import io.recarga.Usage;
import io.recarga.retry.TimeSource;
import io.recarga.spi.http.HttpReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Asks for a report of usage (TMF677): posts the question, reads the answer, and where the carrier is
 * still working on it asks again a few times.
 */
final class Usages {
  private static final String WHAT = "usage";
  private static final List<Duration> PAUSES =
      List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
  private static final Set<String> UNDER_WAY = Set.of("accepted", "inprogress");
  private static final String FAILED = "terminatedwitherror";

  private final TmfSelfcare.Api api;
  private final Calls calls;
  private final Moments moments;
  private final TimeSource time;
  private final Line line;

  Usages(TmfSelfcare.Api api, Calls calls, Moments moments, TimeSource time, Line line) {
    this.api = api;
    this.calls = calls;
    this.moments = moments;
    this.time = time;
    this.line = line;
  }

  List<Usage> of(SimCard sim) {
    List<Usage> found = new ArrayList<>();
    for (Wire.Consumption report : reports(line.idOf(sim))) {
      for (Wire.Bucket bucket : buckets(report)) {
        Usage usage = Buckets.usageOf(bucket, moments);
        if (usage != null) {
          found.add(usage);
        }
      }
    }
    return List.copyOf(found);
  }

  private List<Wire.Consumption> reports(String lineId) {
    HttpUrl url = api.list("queryUsageConsumption");
    Wire.Query query = new Wire.Query(new Wire.Criteria(List.of(new Wire.Line(lineId, "MSISDN"))));
    HttpReply reply = calls.query(url, Wire.QUERY, query);
    Wire.Consumptions answer = read(reply);
    HttpUrl again = null;
    for (Duration pause : PAUSES) {
      if (isReady(answer)) {
        break;
      }
      again = again == null ? whereToAsk(reply, answer) : again;
      sleep(pause);
      answer = read(calls.get(again));
    }
    if (!isReady(answer)) {
      throw calls.useless(WHAT, "with \"still working on it\": ask again later");
    }
    return done(answer);
  }

  private Wire.Consumptions read(HttpReply reply) {
    if (!reply.isSuccessful()) {
      throw calls.problem(WHAT, reply);
    }
    Wire.Consumptions answer = reply.json(Wire.CONSUMPTIONS);
    boolean said = answer != null && (answer.id() != null || answer.usageConsumption() != null);
    if (answer == null || (!said && reply.status() != 202)) {
      throw calls.useless(WHAT, "with something unreadable");
    }
    return answer;
  }

  private static boolean isReady(Wire.Consumptions answer) {
    return answer.usageConsumption() != null
        && Present.in(answer.usageConsumption()).stream()
            .noneMatch(report -> UNDER_WAY.contains(Words.bare(report.state())));
  }

  private HttpUrl whereToAsk(HttpReply reply, Wire.Consumptions answer) {
    String id = Words.id(answer.id());
    if (id != null) {
      return api.one("queryUsageConsumption", id);
    }
    String location = reply.header("Location");
    HttpUrl linked = location == null ? null : api.root().resolve(location);
    if (linked == null || !api.holds(linked)) {
      throw calls.useless(WHAT, "without saying where to ask again");
    }
    return linked;
  }

  private List<Wire.Consumption> done(Wire.Consumptions answer) {
    List<Wire.Consumption> all = Present.in(answer.usageConsumption());
    List<Wire.Consumption> done = all.stream()
        .filter(report -> !Words.bare(report.state()).equals(FAILED))
        .toList();
    if (done.isEmpty() && !all.isEmpty()) {
      throw calls.useless(WHAT, "with a failure of its own: ask again later");
    }
    return done;
  }

  private void sleep(Duration pause) {
    try {
      time.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotSentException("interrupted while waiting for a report of usage", e);
    }
  }

  private static List<Wire.Bucket> buckets(Wire.Consumption report) {
    return Present.in(
        report.bucketRefOrValue() != null ? report.bucketRefOrValue() : report.bucket());
  }
}
