package io.recarga.simulator.reloadly;

import io.recarga.simulator.wire.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** Which method and path lead where. The first route that fits is taken. */
final class Router {
  private final List<Route> routes = new ArrayList<>();

  void get(String path, Answer answer) {
    routes.add(new Route("GET", List.of(path.split("/")), answer));
  }

  void post(String path, Answer answer) {
    routes.add(new Route("POST", List.of(path.split("/")), answer));
  }

  /** Answers {@code request}; null if nobody knows its path. */
  @Nullable
  Reply route(RecordedRequest request) throws InterruptedException {
    List<String> path = new ArrayList<>(request.getUrl().pathSegments());
    path.removeIf(String::isEmpty);
    boolean known = false;
    for (Route route : routes) {
      Map<String, String> parts = route.match(path);
      if (parts != null) {
        known = true;
        if (route.method().equals(request.getMethod())) {
          Object answer = route.answer().to(new Call(request, parts));
          return answer instanceof Reply reply ? reply : Reply.json(200, answer);
        }
      }
    }
    if (known) {
      throw new Refused(
          405,
          "METHOD_NOT_SUPPORTED",
          "Request method '" + request.getMethod() + "' not supported");
    }
    return null;
  }

  interface Answer {
    Object to(Call call) throws InterruptedException;
  }

  private record Route(String method, List<String> pattern, Answer answer) {
    @Nullable
    Map<String, String> match(List<String> path) {
      if (path.size() != pattern.size()) {
        return null;
      }
      Map<String, String> parts = new HashMap<>();
      for (int i = 0; i < path.size(); i++) {
        String wanted = pattern.get(i);
        if (wanted.startsWith("{")) {
          parts.put(wanted.substring(1, wanted.length() - 1), path.get(i));
        } else if (!wanted.equals(path.get(i))) {
          return null;
        }
      }
      return parts;
    }
  }
}
