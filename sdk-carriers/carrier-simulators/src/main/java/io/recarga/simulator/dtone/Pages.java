package io.recarga.simulator.dtone;

import io.recarga.simulator.wire.Reply;
import java.util.List;

/** A bare array, and headers that say which part of the whole it is. */
final class Pages {
  private static final int DEFAULT_SIZE = 50;
  private static final int MAX_SIZE = 100;

  private Pages() {}

  static Reply page(Call call, List<? extends Object> all) {
    return page(call.number("page", 1), call.number("per_page", DEFAULT_SIZE), all);
  }

  static Reply page(long page, long size, List<? extends Object> all) {
    if (page < 1 || size < 1 || size > MAX_SIZE) {
      throw Problem.BAD_REQUEST.refused("page starts at 1, per_page is from 1 to " + MAX_SIZE);
    }
    int from = (int) Math.min((page - 1) * size, all.size());
    int to = (int) Math.min(from + size, all.size());
    long pages = (all.size() + size - 1) / size;
    Reply reply = Reply.json(200, all.subList(from, to))
        .header("X-Total", String.valueOf(all.size()))
        .header("X-Total-Pages", String.valueOf(pages))
        .header("X-Per-Page", String.valueOf(size))
        .header("X-Page", String.valueOf(page));
    if (page < pages) {
      reply.header("X-Next-Page", String.valueOf(page + 1));
    }
    if (page > 1) {
      reply.header("X-Prev-Page", String.valueOf(page - 1));
    }
    return reply;
  }
}
