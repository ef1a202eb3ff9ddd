package io.recarga.carrier.selfcare;

import io.recarga.spi.AdapterId;
import io.recarga.spi.Capabilities;
import io.recarga.spi.Capabilities.Product;
import io.recarga.spi.Question;
import io.recarga.spi.http.CarrierHttp;
import io.recarga.spi.http.ClientCredentials;
import io.recarga.spi.http.ClientKey;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Who reads which API, as the settings say; null is what the carrier does not offer. */
final class Parts {
  private static final Set<String> SHOWN =
      Set.of("code", "status", "state", "lifecycleStatus", "counterType", "usageType");

  final @Nullable Plans plans;
  final @Nullable Promotions promotions;
  final @Nullable Usages usages;
  final @Nullable Balances balances;
  final @Nullable Bills bills;

  Parts(AdapterId id, Capabilities own, TmfSelfcare s) {
    CarrierHttp http = CarrierHttp.of(s.http, s.time, SHOWN);
    Calls calls = new Calls(id, http, credentials(id, s, http), s.headers);
    Lists lists = new Lists(calls, s.time);
    Moments moments = new Moments(s.zone);
    Line line = new Line(id, s.carrier, s.lineId);
    boolean sold = own.sells().contains(Product.PLAN);
    plans = from(s.plans, api -> new Plans(id, s, api, lists, moments, sold));
    promotions = from(s.promotions, api -> new Promotions(id, s, api, lists, moments));
    usages = from(s.usage, api -> new Usages(api, calls, moments, s.time, line));
    balances = from(s.points, api -> new Balances(api, lists, moments, line));
    bills = from(s.bills, api -> new Bills(api, lists, moments, line));
  }

  /** Returns the questions that the APIs answer. */
  Set<Question> answers() {
    Set<Question> answers = EnumSet.noneOf(Question.class);
    add(answers, Question.PLANS, plans);
    add(answers, Question.PROMOTIONS, promotions);
    add(answers, Question.USAGE, usages);
    add(answers, Question.POINTS, balances);
    add(answers, Question.BILLS, bills);
    return answers;
  }

  private static void add(Set<Question> answers, Question question, @Nullable Object reader) {
    if (reader != null) {
      answers.add(question);
    }
  }

  private static <T> @Nullable T from(
      TmfSelfcare.@Nullable Api api, Function<TmfSelfcare.Api, T> reader) {
    return api == null ? null : reader.apply(api);
  }

  private static @Nullable ClientCredentials credentials(
      AdapterId id, TmfSelfcare s, CarrierHttp http) {
    HttpUrl url = s.tokenUrl;
    Supplier<ClientKey> key = s.key;
    if (url == null || key == null) {
      return null;
    }
    ClientCredentials.Builder credentials =
        ClientCredentials.builder(id + "/self-care/" + s.root.host(), url, key).store(s.tokenStore);
    if (!s.tokensAsJson) {
      credentials.asForm();
    }
    s.tokenFields.forEach(credentials::parameter);
    return credentials.build(http);
  }
}
