package io.recarga.simulator.reloadly;

import io.recarga.simulator.wire.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Spring's page object; the query counts from 1 and takes 0 for 1, the answer counts from 0. */
final class Pages {
  private static final int DEFAULT_SIZE = 200;

  private Pages() {}

  static Map<String, @Nullable Object> page(Call call, List<? extends Object> all) {
    int number = Math.max(1, call.number("page", 1)) - 1;
    int asked = call.number("size", DEFAULT_SIZE);
    int size = asked < 1 ? DEFAULT_SIZE : Math.min(asked, DEFAULT_SIZE);
    int from = (int) Math.min((long) number * size, all.size());
    List<? extends Object> content = all.subList(from, Math.min(from + size, all.size()));
    int totalPages = (all.size() + size - 1) / size;
    Map<String, @Nullable Object> sort =
        Json.object("sorted", false, "unsorted", true, "empty", true);
    return Json.object(
        "content",
        content,
        "pageable",
        Json.object(
            "sort",
            sort,
            "pageNumber",
            number,
            "pageSize",
            size,
            "offset",
            (long) number * size,
            "paged",
            true,
            "unpaged",
            false),
        "totalElements",
        all.size(),
        "totalPages",
        totalPages,
        "last",
        number + 1 >= totalPages,
        "first",
        number == 0,
        "size",
        size,
        "number",
        number,
        "numberOfElements",
        content.size(),
        "sort",
        sort,
        "empty",
        content.isEmpty());
  }
}
