package io.recarga.simulator.selfcare;

import io.recarga.simulator.wire.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Lists by filter, offset and limit, as TMF630 has them: 206 for a part, 416 behind the end. */
final class Pages {
  private static final Set<String> PAGING = Set.of("offset", "limit", "fields", "page");

  private final int largest;

  Pages(int largest) {
    this.largest = largest;
  }

  Reply list(RecordedRequest request, List<Map<String, @Nullable Object>> all, Set<Quirk> quirks) {
    HttpUrl url = request.getUrl();
    List<Map<String, @Nullable Object>> found = all.stream()
        .filter(one -> quirks.contains(Quirk.IGNORES_FILTERS) || fits(one, url))
        .toList();
    boolean unlinked = quirks.contains(Quirk.NEXT_BY_LINK) && url.queryParameter("page") == null;
    int offset = quirks.contains(Quirk.IGNORES_OFFSET) || unlinked ? 0 : number(url, "offset", 0);
    int limit = Math.min(number(url, "limit", largest), largest);
    if (quirks.contains(Quirk.ENDLESS)) {
      return endless(found, offset, quirks);
    }
    if (offset > 0 && offset >= found.size()) {
      return Reply.empty(416).header("Content-Range", "items */" + found.size());
    }
    int end = Math.min(offset + limit, found.size());
    boolean part = end < found.size() || offset > 0;
    boolean counted = !quirks.contains(Quirk.NO_TOTAL);
    Object body = body(found.subList(offset, end), quirks);
    Reply reply = Reply.json(part && counted ? 206 : 200, body)
        .header("X-Result-Count", Integer.toString(end - offset));
    boolean linked = quirks.contains(Quirk.NEXT_BY_LINK) || quirks.contains(Quirk.LINK_ELSEWHERE);
    if (linked && end < found.size()) {
      return reply.header("Link", "<" + next(url, end, quirks) + ">; rel=\"next\"");
    }
    return counted ? reply.header("X-Total-Count", Integer.toString(found.size())) : reply;
  }

  private static String next(HttpUrl url, int offset, Set<Quirk> quirks) {
    HttpUrl.Builder next = url.newBuilder().setQueryParameter("offset", Integer.toString(offset));
    return quirks.contains(Quirk.LINK_ELSEWHERE)
        ? next.host("elsewhere.example").build().toString()
        : next.setQueryParameter("page", "next").build().toString();
  }

  private static Reply endless(
      List<Map<String, @Nullable Object>> found, int offset, Set<Quirk> quirks) {
    List<Map<String, @Nullable Object>> page = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>(found.get(i));
      copy.put("id", "endless-" + (offset + i));
      page.add(copy);
    }
    return Reply.json(206, body(page, quirks));
  }

  private static Object body(List<Map<String, @Nullable Object>> page, Set<Quirk> quirks) {
    List<@Nullable Object> bent = new ArrayList<>();
    page.forEach(one -> bent.add(Shapes.bent(one, quirks)));
    if (quirks.contains(Quirk.SINGLE_OBJECT) && bent.size() == 1 && bent.get(0) != null) {
      return bent.get(0);
    }
    if (quirks.contains(Quirk.ODD_ENTRIES)) {
      bent.add(0, "no object");
      bent.add(Map.of("id", List.of("a list"), "name", Map.of("x", 1)));
    }
    return bent;
  }

  private static boolean fits(Map<String, @Nullable Object> one, HttpUrl url) {
    return url.queryParameterNames().stream()
        .filter(name -> !PAGING.contains(name))
        .allMatch(name -> holds(one, List.of(name.split("\\.")), url.queryParameter(name)));
  }

  /** Says whether the attribute at a dotted path has that value; in a list one suffices. */
  private static boolean holds(@Nullable Object value, List<String> path, @Nullable String wanted) {
    if (value instanceof List<?> list) {
      return list.stream().anyMatch(element -> holds(element, path, wanted));
    }
    if (path.isEmpty()) {
      return String.valueOf(value).equals(wanted);
    }
    return value instanceof Map<?, ?> object
        && holds(object.get(path.get(0)), path.subList(1, path.size()), wanted);
  }

  private static int number(HttpUrl url, String name, int otherwise) {
    String text = url.queryParameter(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("[0-9]{1,8}")) {
      throw new Refused(400, "22", name + " must be a number");
    }
    return Integer.parseInt(text);
  }
}
