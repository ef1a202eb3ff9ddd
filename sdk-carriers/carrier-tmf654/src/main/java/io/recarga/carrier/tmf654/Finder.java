package io.recarga.carrier.tmf654;

import io.recarga.PhoneNumber;
import io.recarga.retry.TimeSource;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Doubt;
import io.recarga.spi.Evidence;
import io.recarga.spi.Window;
import io.recarga.spi.http.HttpReply;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import okhttp3.HttpUrl;

/** Finds what became of a top-up: by the carrier's id, or by our reference. */
final class Finder {
  private final Api api;
  private final TmfDialect dialect;
  private final Lines lines;
  private final Records records;
  private final Pages pages;
  private final TimeSource time;

  Finder(Api api, TmfDialect dialect, Lines lines, Records records, Pages pages, TimeSource time) {
    this.api = api;
    this.dialect = dialect;
    this.lines = lines;
    this.records = records;
    this.pages = pages;
    this.time = time;
  }

  Answer find(Attempt attempt) {
    String id = attempt.transactionId();
    return id == null ? search(attempt) : byId(id, attempt);
  }

  private Answer byId(String id, Attempt attempt) {
    HttpReply reply = api.ask(api.url(dialect.version().topUps(), id).build());
    if (reply.status() == 404) {
      Answer found = dialect.reference().echo() == null ? notWhole() : search(attempt);
      // It gave us the id, so that "no such top-up" contradicts itself.
      return found instanceof Answer.NotFound
          ? Answer.inDoubt(Doubt.AMBIGUOUS, Evidence.of("HTTP 404", null).withTransaction(id))
          : found;
    }
    if (!reply.isSuccessful()) {
      throw api.problem(reply);
    }
    Seen seen = reply.json(Wire.SEEN);
    return seen == null || !id.equals(seen.topUp().id())
        ? Answer.inDoubt(Doubt.UNREADABLE, Evidence.none().withTransaction(id))
        : records.answer(seen, attempt);
  }

  private Answer search(Attempt attempt) {
    Instant asked = time.now();
    PhoneNumber number = Objects.requireNonNull(attempt.topUp().sim().number(), "number");
    Pages.Result<Seen> found = search(attempt.reference(), number);
    List<Seen> ours = withReference(found.records(), attempt.reference());
    if (ours.size() > 1) {
      return Answer.inDoubt(
          Doubt.AMBIGUOUS, Evidence.of(null, ours.size() + " top-ups bear the reference"));
    }
    if (ours.size() == 1) {
      Answer answer = records.answer(ours.get(0), attempt);
      boolean nothingSold = answer instanceof Answer.Failed;
      return nothingSold && !found.whole() ? notWhole() : answer;
    }
    boolean mayBeOurs = found.records().stream().anyMatch(seen -> isNameless(seen, number));
    return found.whole() && !mayBeOurs ? Answer.notFound(Window.until(asked)) : notWhole();
  }

  /** Lists what the carrier shows for a reference, or of the line where it takes no such filter. */
  Pages.Result<Seen> search(String reference, PhoneNumber number) {
    String filter = dialect.reference().filter();
    HttpUrl.Builder url = api.url(dialect.version().topUps());
    if (filter == null) {
      url.addQueryParameter(dialect.lineFilter(), lines.write(number));
    } else {
      url.addQueryParameter(filter, reference);
    }
    return pages.read(url.build(), Wire.SEEN_LIST, seen -> seen.topUp().id());
  }

  /** Carriers ignore filters, or find parts, so that what they list is compared exactly. */
  List<Seen> withReference(List<Seen> found, String reference) {
    return found.stream()
        .filter(seen -> reference.equals(seen.echo(dialect.reference())))
        .toList();
  }

  /** A record without any reference may be ours, unless it is of another line. */
  private boolean isNameless(Seen seen, PhoneNumber number) {
    if (seen.echo(dialect.reference()) != null) {
      return false;
    }
    PhoneNumber line = lines.read(seen.topUp().logicalResource(), number);
    return line == null || line.equals(number);
  }

  private static Answer notWhole() {
    return Answer.inDoubt(
        Doubt.UNREADABLE, Evidence.of(null, "the carrier's records could not be read whole"));
  }
}
