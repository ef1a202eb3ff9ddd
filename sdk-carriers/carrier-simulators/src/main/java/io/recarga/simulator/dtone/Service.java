package io.recarga.simulator.dtone;

import io.recarga.simulator.wire.Reply;
import io.recarga.simulator.wire.SimulatorServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** The service as a whole: lets requests in, leads them to their answer, and words what fails. */
final class Service implements SimulatorServer.Handler {
  private final Catalogue catalogue;
  private final Books books;
  private final Desk desk;
  private final Search search;
  private final RateLimit limit;
  private final @Nullable String credentials;

  Service(
      Catalogue catalogue, Books books, Desk desk, RateLimit limit, @Nullable String credentials) {
    this.catalogue = catalogue;
    this.books = books;
    this.desk = desk;
    this.search = new Search(books);
    this.limit = limit;
    this.credentials = credentials;
  }

  @Override
  public Reply handle(RecordedRequest request) throws InterruptedException {
    try {
      return limit.mark(letIn(request));
    } catch (Refused refused) {
      return limit.mark(refused.toReply());
    } catch (RuntimeException e) {
      return limit.mark(Problem.UNEXPECTED.refused().toReply());
    }
  }

  private Reply letIn(RecordedRequest request) throws InterruptedException {
    if (!limit.take()) {
      throw Problem.TOO_MANY_REQUESTS.refused();
    }
    checkCredentials(request.getHeaders().get("Authorization"));
    List<String> path = request.getUrl().pathSegments();
    if (path.size() < 2 || !path.get(0).equals("v1")) {
      throw Problem.NOT_FOUND.refused();
    }
    Call call = new Call(request);
    List<String> parts = path.subList(1, path.size());
    Object answer = switch (String.valueOf(request.getMethod())) {
      case "GET" ->
        parts.size() == 1
            ? list(parts.get(0), call)
            : parts.size() == 2 ? one(parts.get(0), parts.get(1)) : lookUpOf(parts, call);
      case "POST" -> post(parts, call);
      default -> null;
    };
    if (answer == null) {
      throw Problem.NOT_FOUND.refused();
    }
    return answer instanceof Reply reply ? reply : Reply.json(200, answer);
  }

  // The realm lets clients begin without credentials, as DT One's own Java client does.
  private void checkCredentials(@Nullable String authorization) {
    String bare = authorization == null ? "" : authorization.replaceFirst("(?i)^basic +", "");
    boolean basic = authorization != null && !bare.equals(authorization);
    String told = basic ? decoded(bare) : "";
    boolean known = credentials == null ? told.contains(":") : told.equals(credentials);
    if (!known) {
      throw Problem.UNAUTHORIZED.refused();
    }
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private @Nullable Object list(String name, Call call) {
    return switch (name) {
      case "services" -> catalogue.services(call);
      case "countries" -> catalogue.countries(call);
      case "operators" -> catalogue.operators(call);
      case "benefit-types" -> catalogue.benefitTypes(call);
      case "products" -> catalogue.products(call);
      case "promotions" -> catalogue.promotions(call);
      case "campaigns" -> catalogue.campaigns(call);
      case "balances" -> balances(call);
      case "transactions" -> search.list(call);
      default -> null;
    };
  }

  private @Nullable Object one(String name, String id) {
    return switch (name) {
      case "countries" -> catalogue.country(id);
      case "services" -> catalogue.service(number(id));
      case "operators" -> catalogue.operator(number(id));
      case "products" -> catalogue.product(number(id));
      case "promotions" -> catalogue.promotion(number(id));
      case "campaigns" -> catalogue.campaign(number(id));
      case "transactions" -> search.one(number(id));
      default -> null;
    };
  }

  private @Nullable Object lookUpOf(List<String> parts, Call call) {
    boolean known =
        parts.size() == 3 && parts.subList(0, 2).equals(List.of("lookup", "mobile-number"));
    return known ? Pages.page(call, catalogue.lookUp(parts.get(2))) : null;
  }

  private @Nullable Object post(List<String> parts, Call call) throws InterruptedException {
    String path = String.join("/", parts);
    boolean sync = parts.get(0).equals("sync");
    if (path.equals("async/transactions") || path.equals("sync/transactions")) {
      return desk.create(call, sync);
    }
    if (path.matches("(async|sync)/transactions/[0-9]+/confirm")) {
      return desk.confirm(call, number(parts.get(2)), sync);
    }
    if (path.matches("transactions/[0-9]+/cancel")) {
      return desk.cancel(call, number(parts.get(1)));
    }
    return switch (path) {
      case "lookup/mobile-number" -> lookUp(call);
      case "lookup/statement-inquiry" -> catalogue.statements(call);
      case "lookup/credit-party-benefits", "lookup/credit-party-status" ->
        throw Problem.NOT_SUPPORTED.refused();
      default -> null;
    };
  }

  private Reply lookUp(Call call) {
    Map<String, @Nullable Object> body = call.body();
    Long page = Call.whole(body.get("page"), "page");
    Long size = Call.whole(body.get("per_page"), "per_page");
    String number = Call.text(body.get("mobile_number"), "mobile_number");
    return Pages.page(page == null ? 1 : page, size == null ? 50 : size, catalogue.lookUp(number));
  }

  private Reply balances(Call call) {
    String type = call.query("unit_type");
    String unit = call.query("unit");
    boolean asked = (type == null || type.equals("CURRENCY"))
        && (unit == null || unit.equals(books.walletCurrency()));
    return Pages.page(call, asked ? List.of(books.holdings().toJson()) : List.of());
  }

  private static long number(String id) {
    if (!id.matches("[0-9]{1,18}")) {
      throw Problem.BAD_REQUEST.refused("the id is not a number");
    }
    return Long.parseLong(id);
  }
}
