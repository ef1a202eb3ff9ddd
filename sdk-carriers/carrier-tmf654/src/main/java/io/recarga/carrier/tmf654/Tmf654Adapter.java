package io.recarga.carrier.tmf654;

import io.recarga.Environment;
import io.recarga.HistoryEntry;
import io.recarga.NotSentException;
import io.recarga.PhoneNumber;
import io.recarga.SimBalance;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.Usage;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Capabilities;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Doubt;
import io.recarga.spi.Evidence;
import io.recarga.spi.Notice;
import io.recarga.spi.Question;
import io.recarga.spi.Route;
import io.recarga.spi.http.Transport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.Request;

/** One account at one carrier that speaks TMF654. */
final class Tmf654Adapter implements CarrierAdapter {
  private final AdapterId id;
  private final Environment environment;
  private final Capabilities capabilities;
  private final TmfDialect dialect;
  private final Api api;
  private final Lines lines;
  private final Pages pages;
  private final Buckets buckets;
  private final Requests requests;
  private final Replies replies;
  private final Records records;
  private final Finder finder;
  private final Balances balances;
  private final Notices notices;

  Tmf654Adapter(TmfAccount account) {
    Parts parts = new Parts(account);
    id = account.adapterId();
    environment = account.environment();
    capabilities = parts.capabilities();
    dialect = parts.dialect();
    api = parts.api();
    lines = parts.lines();
    pages = parts.pages();
    buckets = parts.buckets();
    requests = parts.requests();
    replies = parts.replies();
    records = parts.records();
    finder = parts.finder();
    balances = parts.balances();
    notices = parts.notices();
  }

  @Override
  public AdapterId id() {
    return id;
  }

  @Override
  public Environment environment() {
    return environment;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public Route prepare(TopUp topUp) {
    PhoneNumber number = requests.check(topUp);
    api.signIn();
    return requests.route(topUp, number, buckets.target(number));
  }

  @Override
  public Answer send(Attempt attempt) {
    Transport outcome = api.post(
        api.url(dialect.version().topUps()).build(),
        requests.body(attempt),
        request -> referTo(attempt, request),
        attempt.permit());
    if (outcome instanceof Transport.Answered answered) {
      return replies.answer(answered.reply(), attempt);
    }
    if (outcome instanceof Transport.Lost lost) {
      return Answer.inDoubt(Doubt.NO_ANSWER, Evidence.of(null, lost.why()));
    }
    Transport.NotSent not = (Transport.NotSent) outcome;
    throw new NotSentException(id + " was not reached: " + not.why(), not.cause());
  }

  private void referTo(Attempt attempt, Request.Builder request) {
    if (dialect.reference().place() == TmfReference.Place.HEADER) {
      request.header(dialect.reference().name(), attempt.reference());
    }
  }

  @Override
  public Answer find(Attempt attempt) {
    return finder.find(attempt);
  }

  @Override
  public SimBalance simBalance(SimCard sim) {
    return balances.of(lines.numberOf(sim));
  }

  @Override
  public List<Usage> usage(SimCard sim) {
    if (!capabilities.answers().contains(Question.USAGE)) {
      return CarrierAdapter.super.usage(sim);
    }
    return balances.byBucket(lines.numberOf(sim));
  }

  @Override
  public List<HistoryEntry> activity(SimCard sim) {
    PhoneNumber number = lines.numberOf(sim);
    Pages.Result<Seen> read = pages.read(
        api.url(dialect.version().activity())
            .addQueryParameter(dialect.lineFilter(), lines.write(number))
            .build(),
        Wire.SEEN_LIST,
        seen -> seen.topUp().id());
    if (!read.whole()) {
      throw new NotSentException(id + " did not list the line's activity to the end");
    }
    List<HistoryEntry> entries = new ArrayList<>();
    for (Seen seen : read.records()) {
      PhoneNumber named = lines.read(seen.topUp().logicalResource(), number);
      HistoryEntry entry = records.entry(seen, number);
      if (entry != null && (named == null || named.equals(number))) {
        entries.add(entry);
      }
    }
    // The dates are ISO 8601, which sorts as text as long as the carrier keeps to one zone.
    entries.sort(Comparator.comparing(
            (HistoryEntry entry) -> Objects.requireNonNullElse(entry.carrierTime(), ""))
        .reversed());
    return List.copyOf(entries);
  }

  @Override
  public Notice notice(Map<String, List<String>> headers, byte[] rawBody) {
    return notices.read(headers, rawBody);
  }

  @Override
  public String toString() {
    return id + " (" + environment + ")";
  }
}
