package io.recarga.simulator.tmf654;

import io.recarga.simulator.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists: filters by dotted names, offset and limit, as TMF630 has them. */
final class Lists {
  private static final Set<String> NO_FILTERS = Set.of("fields", "offset", "limit", "sort");

  private final TmfPersonality personality;
  private final Books books;
  private final TopUps topUps;

  Lists(Books books, TopUps topUps) {
    this.personality = books.personality();
    this.books = books;
    this.topUps = topUps;
  }

  Reply topUps(Call call) {
    String filter = personality.echo().equals("requestor") ? "requestor.id" : personality.echo();
    String reference =
        personality.takesReferenceFilter() ? call.url().queryParameter(filter) : null;
    String line = call.url().queryParameter(lineFilter());
    List<Map<String, @Nullable Object>> found = new ArrayList<>();
    for (TopUp topUp : reference == null ? books.all() : books.ofReference(reference)) {
      // Only a search for one reference or line counts as looking; a list of all shows the truth.
      Map<String, @Nullable Object> shown = reference != null || isOf(topUp, line)
          ? topUps.look(topUp)
          : topUp.course.hasArrived() ? topUps.show(topUp) : null;
      if (shown != null && (line == null || isOf(topUp, line)) && matches(call, filter, shown)) {
        found.add(shown);
      }
    }
    return page(call, found);
  }

  String lineFilter() {
    return personality.edition() == TmfPersonality.Edition.R17
        ? "product.id"
        : "logicalResource.id";
  }

  private boolean isOf(TopUp topUp, @Nullable String line) {
    return line != null && topUp.line == books.line(line);
  }

  private boolean matches(Call call, String reference, Map<String, @Nullable Object> record) {
    for (String name : call.url().queryParameterNames()) {
      boolean applied =
          !NO_FILTERS.contains(name) && !name.equals(reference) && !name.equals(lineFilter());
      if (applied
          && !String.valueOf(call.url().queryParameter(name)).equals(Call.text(record, name))) {
        return false;
      }
    }
    return true;
  }

  /** Returns one page: 206 where there is more, as TMF630 words it. */
  Reply page(Call call, List<? extends Object> all) {
    int offset = call.number("offset", 0);
    int limit = Math.min(Math.max(1, call.number("limit", 20)), personality.pageLimit());
    if (offset > 0 && offset >= all.size()) {
      return Reply.empty(416).header("Content-Range", "items */" + all.size());
    }
    List<? extends Object> records = all.subList(offset, Math.min(all.size(), offset + limit));
    Reply reply = Reply.json(records.size() < all.size() ? 206 : 200, records)
        .header("X-Result-Count", String.valueOf(records.size()));
    return personality.hasTotals()
        ? reply.header("X-Total-Count", String.valueOf(all.size()))
        : reply;
  }
}
