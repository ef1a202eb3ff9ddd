package io.recarga.carrier.dtone;

import com.squareup.moshi.JsonAdapter;
import io.recarga.CredentialsException;
import io.recarga.NotSentException;
import io.recarga.spi.AdapterId;
import io.recarga.spi.SendPermit;
import io.recarga.spi.http.CarrierHttp;
import io.recarga.spi.http.ClientKey;
import io.recarga.spi.http.HttpReply;
import io.recarga.spi.http.Transport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Calls with the account's key: reads, page by page where there are several, and money calls. */
final class Api {
  private static final String JSON = "application/json";
  private static final MediaType JSON_TYPE = MediaType.get(JSON);
  private static final int PAGE_SIZE = 100;
  private static final int MOST_PAGES = 200;

  private final AdapterId id;
  private final CarrierHttp http;
  private final Supplier<ClientKey> key;
  private final HttpUrl base;

  Api(AdapterId id, CarrierHttp http, Supplier<ClientKey> key, HttpUrl base) {
    this.id = id;
    this.http = http;
    this.key = key;
    this.base = base;
  }

  /** Begins the address of {@code segments}, each of which is encoded. */
  HttpUrl.Builder url(String... segments) {
    HttpUrl.Builder url = base.newBuilder();
    for (String segment : segments) {
      url.addPathSegment(segment);
    }
    return url;
  }

  /** Posts a money call, once. */
  Transport post(HttpUrl url, String body, SendPermit permit) {
    return http.send(request(url), body.getBytes(StandardCharsets.UTF_8), JSON, permit);
  }

  /** Reads {@code url}, whatever its status. */
  HttpReply ask(HttpUrl url) {
    return answered(http.read(request(url).get().build()));
  }

  /** Posts a call that moves no money and may be repeated. */
  HttpReply askByPost(HttpUrl url, String body) {
    return answered(
        http.read(request(url).post(RequestBody.create(body, JSON_TYPE)).build()));
  }

  /** Reads all pages of a catalogue; empty where DT One says that it has none. */
  <T> List<T> catalogue(HttpUrl.Builder url, JsonAdapter<List<@Nullable T>> adapter) {
    Pages<T> pages = pages(url, adapter, http::readCatalogue, Set.of());
    if (!pages.ended()) {
      throw unreadable();
    }
    return pages.entries();
  }

  /**
   * Reads all pages of a list.
   *
   * @param none the codes with which DT One answers 404 where a list is empty
   */
  <T> Pages<T> list(HttpUrl.Builder url, JsonAdapter<List<@Nullable T>> adapter, Set<String> none) {
    return pages(url, adapter, http::read, none);
  }

  /** Says in an exception what came instead of an answer. */
  NotSentException problem(HttpReply reply) {
    String code = codeOf(reply);
    String what = code == null ? "" : " " + code;
    return new NotSentException(id + " answered a question with HTTP " + reply.status() + what);
  }

  /** Says in an exception that an answer made no sense. */
  NotSentException unreadable() {
    return new NotSentException(id + " answered a question with something unreadable");
  }

  /** Returns the first code of an error, or null if there is none. */
  static @Nullable String codeOf(HttpReply reply) {
    Wire.Failure failure = reply.json(Wire.FAILURE);
    List<Wire.@Nullable Problem> errors = failure == null ? null : failure.errors();
    Wire.Problem first = errors == null || errors.isEmpty() ? null : errors.get(0);
    return first == null ? null : first.code();
  }

  /**
   * What the pages of a list held.
   *
   * @param ended whether they were read to the end
   * @param whole whether nothing can be missing
   */
  record Pages<T>(List<T> entries, boolean ended, boolean whole) {
    private static <T> Pages<T> of(List<T> entries, boolean ended, boolean whole) {
      return new Pages<>(List.copyOf(entries), ended, ended && whole);
    }
  }

  private <T> Pages<T> pages(
      HttpUrl.Builder url,
      JsonAdapter<List<@Nullable T>> adapter,
      Function<Request, Transport> road,
      Set<String> none) {
    List<T> found = new ArrayList<>();
    List<@Nullable T> latest = List.of();
    url.setQueryParameter("per_page", Integer.toString(PAGE_SIZE));
    for (int page = 1; page <= MOST_PAGES; page++) {
      url.setQueryParameter("page", Integer.toString(page));
      HttpReply reply = answered(road.apply(request(url.build()).get().build()));
      String code = reply.status() == 404 ? codeOf(reply) : null;
      if (code != null && none.contains(code)) {
        return Pages.of(found, true, true);
      }
      if (!reply.isSuccessful()) {
        throw problem(reply);
      }
      List<@Nullable T> entries = reply.json(adapter);
      // A server that ignores "page" sends the same page for ever.
      if (entries == null || (entries.equals(latest) && !entries.isEmpty())) {
        return Pages.of(found, false, false);
      }
      latest = entries;
      boolean readable = true;
      for (T entry : entries) {
        readable &= entry != null;
        if (entry != null) {
          found.add(entry);
        }
      }
      if (!hasNext(reply, page, entries.size())) {
        return Pages.of(found, true, readable && hasAll(reply, found.size()));
      }
    }
    return Pages.of(found, false, false);
  }

  /** Says whether more follows; a list without headers ends with a page that is not full. */
  private static boolean hasNext(HttpReply reply, int page, int size) {
    Long pages = number(reply.header("X-Total-Pages"));
    return size > 0 && (pages != null ? page < pages : size >= PAGE_SIZE);
  }

  private static boolean hasAll(HttpReply reply, int found) {
    Long total = number(reply.header("X-Total"));
    return total == null || total <= found;
  }

  private static @Nullable Long number(@Nullable String header) {
    return header != null && header.matches("[0-9]{1,9}") ? Long.valueOf(header) : null;
  }

  private HttpReply answered(Transport outcome) {
    if (outcome instanceof Transport.Answered answered) {
      if (answered.reply().status() == 401) {
        throw new CredentialsException(
            id + " refused the credentials: check the account's API key and secret, and that they"
                + " are of this environment");
      }
      return answered.reply();
    }
    if (outcome instanceof Transport.Lost lost) {
      throw new NotSentException(id + " did not answer a question: " + lost.why(), lost.cause());
    }
    Transport.NotSent not = (Transport.NotSent) outcome;
    throw new NotSentException(id + " could not be asked: " + not.why(), not.cause());
  }

  // Sent at once: DT One's own client waits for a 401 first, which a money call must not.
  private Request.Builder request(HttpUrl url) {
    ClientKey now = key.get();
    return new Request.Builder()
        .url(url)
        .header("Accept", JSON)
        .header(
            "Authorization",
            Credentials.basic(now.id(), now.secret().reveal(), StandardCharsets.UTF_8));
  }
}
