package io.recarga.carrier.selfcare;

import io.recarga.Carrier;
import io.recarga.SimCard;
import io.recarga.retry.TimeSource;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.http.CarrierHttp;
import io.recarga.spi.http.ClientKey;
import io.recarga.spi.http.HttpSettings;
import io.recarga.spi.http.Secret;
import io.recarga.spi.http.TokenStore;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier with TM Forum APIs tells about a line besides topping it up: plans (TMF620), usage
 * (TMF677), promotions (TMF671), points (TMF658) and bills (TMF678). Which of them it offers, and
 * where, is in the partner's contract; name those, and {@linkplain #attach attach} them to the
 * adapter that tops up. All of it is read; no money moves through these APIs.
 */
public final class TmfSelfcare {
  final Carrier carrier;
  final HttpUrl root;
  final @Nullable Api plans;
  final @Nullable Api usage;
  final @Nullable Api promotions;
  final @Nullable Api points;
  final @Nullable Api bills;
  final @Nullable HttpUrl tokenUrl;
  final @Nullable Supplier<ClientKey> key;
  final Map<String, String> tokenFields;
  final boolean tokensAsJson;
  final TokenStore tokenStore;
  final Map<String, Supplier<Secret>> headers;
  final HttpSettings http;
  final Function<SimCard, @Nullable String> lineId;
  final @Nullable ZoneId zone;
  final Duration catalogueMaxAge;
  final TimeSource time;

  private TmfSelfcare(Builder b) {
    carrier = b.carrier;
    root = b.root;
    plans = b.plans == null ? null : b.plans.under(root);
    usage = b.usage == null ? null : b.usage.under(root);
    promotions = b.promotions == null ? null : b.promotions.under(root);
    points = b.points == null ? null : b.points.under(root);
    bills = b.bills == null ? null : b.bills.under(root);
    tokenUrl = b.tokenUrl;
    key = b.key;
    tokenFields = Map.copyOf(b.tokenFields);
    tokensAsJson = b.tokensAsJson;
    tokenStore = b.tokenStore;
    headers = Map.copyOf(b.headers);
    http = b.http;
    lineId = b.lineId;
    zone = b.zone;
    catalogueMaxAge = b.catalogueMaxAge;
    time = b.time;
  }

  /**
   * Begins the settings.
   *
   * @param carrier whose lines it tells of; about others nobody is asked
   * @param root the carrier's gateway, to which each API's path is relative
   * @throws IllegalArgumentException if it is plain http to another machine
   */
  public static Builder builder(Carrier carrier, HttpUrl root) {
    return new Builder(carrier, CarrierHttp.requireSecure(root));
  }

  /**
   * Returns an adapter that tops up as {@code adapter} does, under the same id, and also answers what
   * the APIs tell. Its {@code capabilities()} list the questions.
   *
   * <p>Offerings can be ordered only if {@code adapter} sells plans: it then gets the offering's id
   * as the plan's. Otherwise they are {@linkplain io.recarga.Plan#isOrderable listed for
   * information}, and no top-up can be made of them.
   *
   * @throws IllegalArgumentException if it answers one of the questions already: leave that API out
   */
  public CarrierAdapter attach(CarrierAdapter adapter) {
    return new SelfcareAdapter(Objects.requireNonNull(adapter, "adapter"), this);
  }

  /** Shows where it asks, no credentials. */
  @Override
  public String toString() {
    return "self-care at " + root.host();
  }

  /** Where one of the APIs is, and how it is asked. Immutable: each setting returns a copy. */
  public static final class Api {
    private static final String NO_LINE = "";

    private final HttpUrl root;
    private final String path;
    private final String lineParameter;
    private final Map<String, String> filters;
    private final boolean events;

    private Api(
        HttpUrl root,
        String path,
        String lineParameter,
        Map<String, String> filters,
        boolean events) {
      this.root = root;
      this.path = path;
      this.lineParameter = lineParameter;
      this.filters = filters;
      this.events = events;
    }

    /**
     * Begins an API.
     *
     * @param path relative to the gateway, such as {@code tmf-api/customerBillManagement/v4}, or a
     *     whole address where it has a gateway of its own
     */
    public static Api at(String path) {
      String bare = Objects.requireNonNull(path, "path").strip();
      if (bare.isEmpty()) {
        throw new IllegalArgumentException("path: is empty");
      }
      return new Api(HttpUrl.get("https://gateway.invalid/"), bare, NO_LINE, Map.of(), false);
    }

    /** Sets a query parameter that each list is asked with, such as {@code channel.name}. */
    public Api filter(String name, String value) {
      Map<String, String> more = new LinkedHashMap<>(filters);
      more.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
      return new Api(root, path, lineParameter, Map.copyOf(more), events);
    }

    /**
     * Sets the query parameter that names the line. Unless set it is {@code loyaltyProgramMember.id}
     * for points and {@code relatedParty.id} for bills.
     */
    public Api lineParameter(String name) {
      return new Api(root, path, Objects.requireNonNull(name, "name"), filters, events);
    }

    /** For points: also reads the programme's events, which tell what was earned and redeemed. */
    public Api withEvents() {
      return new Api(root, path, lineParameter, filters, true);
    }

    Api under(HttpUrl gateway) {
      HttpUrl resolved = gateway.resolve(path);
      if (resolved == null) {
        throw new IllegalArgumentException("path: is no path and no address: " + path);
      }
      HttpUrl own = CarrierHttp.requireSecure(resolved)
          .newBuilder()
          .query(null)
          .fragment(null)
          .build();
      return new Api(own, path, lineParameter, filters, events);
    }

    Api orLineParameter(String name) {
      return lineParameter.equals(NO_LINE) ? lineParameter(name) : this;
    }

    HttpUrl root() {
      return root;
    }

    String lineParameter() {
      return lineParameter;
    }

    boolean hasEvents() {
      return events;
    }

    /** Returns where the things called {@code resource} are, without any filter. */
    HttpUrl plain(String resource) {
      return root.newBuilder().addPathSegment(resource).build();
    }

    HttpUrl one(String resource, String id) {
      return plain(resource).newBuilder().addPathSegment(id).build();
    }

    HttpUrl list(String resource) {
      HttpUrl.Builder url = plain(resource).newBuilder();
      filters.forEach(url::setQueryParameter);
      return url.build();
    }

    HttpUrl ofLine(String resource, String lineId) {
      return list(resource)
          .newBuilder()
          .setQueryParameter(lineParameter, lineId)
          .build();
    }

    /** Says whether {@code url} is within this API: a link to anywhere else is not followed. */
    boolean holds(HttpUrl url) {
      String own = root.encodedPath().replaceAll("/+$", "") + "/";
      return url.scheme().equals(root.scheme())
          && url.host().equals(root.host())
          && url.port() == root.port()
          && url.encodedUsername().isEmpty()
          && url.encodedPath().startsWith(own);
    }

    @Override
    public String toString() {
      return path;
    }
  }

  /** Builds {@link TmfSelfcare}. */
  public static final class Builder {
    private final Carrier carrier;
    private final HttpUrl root;
    private final Map<String, String> tokenFields = new LinkedHashMap<>();
    private final Map<String, Supplier<Secret>> headers = new LinkedHashMap<>();
    private @Nullable Api plans;
    private @Nullable Api usage;
    private @Nullable Api promotions;
    private @Nullable Api points;
    private @Nullable Api bills;
    private @Nullable HttpUrl tokenUrl;
    private @Nullable Supplier<ClientKey> key;
    private boolean tokensAsJson;
    private TokenStore tokenStore = TokenStore.inMemory();
    private HttpSettings http = HttpSettings.builder().build();
    private Function<SimCard, @Nullable String> lineId = Line::digitsOf;
    private @Nullable ZoneId zone;
    private Duration catalogueMaxAge = Duration.ofMinutes(15);
    private TimeSource time = TimeSource.system();

    private Builder(Carrier carrier, HttpUrl root) {
      this.carrier = Objects.requireNonNull(carrier, "carrier");
      this.root = root.encodedPath().endsWith("/")
          ? root
          : root.newBuilder().addPathSegment("").build();
    }

    /** Reads plans by TMF620 v4 at its standard path. */
    public Builder plans() {
      return plans(Api.at("tmf-api/productCatalogManagement/v4"));
    }

    /** Reads plans by TMF620. */
    public Builder plans(Api api) {
      plans = Objects.requireNonNull(api, "plans");
      return this;
    }

    /** Reads usage by TMF677 v4 at its standard path. */
    public Builder usage() {
      return usage(Api.at("tmf-api/usageConsumption/v4"));
    }

    /** Reads usage by TMF677. */
    public Builder usage(Api api) {
      usage = Objects.requireNonNull(api, "usage");
      return this;
    }

    /** Reads promotions by TMF671 v4 at its standard path. */
    public Builder promotions() {
      return promotions(Api.at("tmf-api/promotionManagement/v4"));
    }

    /** Reads promotions by TMF671. */
    public Builder promotions(Api api) {
      promotions = Objects.requireNonNull(api, "promotions");
      return this;
    }

    /** Reads points by TMF658 v4 at its standard path, and their events. */
    public Builder points() {
      return points(Api.at("tmf-api/loyalty/v4").withEvents());
    }

    /** Reads points by TMF658. */
    public Builder points(Api api) {
      points = Objects.requireNonNull(api, "points").orLineParameter("loyaltyProgramMember.id");
      return this;
    }

    /** Reads bills by TMF678 v4 at its standard path. */
    public Builder bills() {
      return bills(Api.at("tmf-api/customerBillManagement/v4"));
    }

    /** Reads bills by TMF678. */
    public Builder bills(Api api) {
      bills = Objects.requireNonNull(api, "bills").orLineParameter("relatedParty.id");
      return this;
    }

    /**
     * Asks with tokens by OAuth 2 client credentials, sent as a form. With the same {@link
     * #tokenStore} machines share tokens.
     */
    public Builder tokens(HttpUrl tokenUrl, Supplier<ClientKey> key) {
      this.tokenUrl = CarrierHttp.requireSecure(tokenUrl);
      this.key = Objects.requireNonNull(key, "key");
      return this;
    }

    /** Adds a field to the token request, such as "scope". */
    public Builder tokenField(String name, String value) {
      tokenFields.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
      return this;
    }

    /** Asks for tokens in JSON instead of the standard's form. */
    public Builder tokensAsJson() {
      tokensAsJson = true;
      return this;
    }

    /** Keeps tokens in a store that several machines may share; in memory unless set. */
    public Builder tokenStore(TokenStore value) {
      tokenStore = Objects.requireNonNull(value, "tokenStore");
      return this;
    }

    /** Sends a header with each question, such as an API key; its value is asked for each time. */
    public Builder header(String name, Supplier<Secret> value) {
      if (!Objects.requireNonNull(name, "name").matches("[A-Za-z0-9-]{1,100}")) {
        throw new IllegalArgumentException("header: use letters, digits and dashes: " + name);
      }
      headers.put(name, Objects.requireNonNull(value, "value"));
      return this;
    }

    /** Sets time-outs and network: give it the ones of the account that tops up. */
    public Builder http(HttpSettings value) {
      http = Objects.requireNonNull(value, "http");
      return this;
    }

    /**
     * Sets under which id the carrier knows a line; the digits of its number with the country code
     * unless set. Null refuses the question for that SIM card.
     */
    public Builder lineId(Function<SimCard, @Nullable String> value) {
      lineId = Objects.requireNonNull(value, "lineId");
      return this;
    }

    /**
     * Sets in which zone the carrier means times that it writes without one. Unless set, such a time
     * is left out.
     */
    public Builder zone(ZoneId value) {
      zone = Objects.requireNonNull(value, "zone");
      return this;
    }

    /** Sets how long plans and promotions are kept; 15 minutes unless set. */
    public Builder catalogueMaxAge(Duration value) {
      if (value.isNegative()) {
        throw new IllegalArgumentException("catalogueMaxAge: is negative: " + value);
      }
      catalogueMaxAge = value;
      return this;
    }

    /** Takes the time from {@code value} instead of the machine. */
    public Builder time(TimeSource value) {
      time = Objects.requireNonNull(value, "time");
      return this;
    }

    /**
     * Builds it.
     *
     * @throws IllegalArgumentException if no API is named, or one is plain http to another machine
     */
    public TmfSelfcare build() {
      if (plans == null && usage == null && promotions == null && points == null && bills == null) {
        throw new IllegalArgumentException(
            "apis: name at least one of plans, usage, promotions, points and bills");
      }
      return new TmfSelfcare(this);
    }
  }
}
