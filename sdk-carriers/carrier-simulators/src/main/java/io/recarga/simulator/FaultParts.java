package io.recarga.simulator;

import io.recarga.simulator.Fault.Answer;
import io.recarga.simulator.Fault.End;
import io.recarga.simulator.Fault.Notice;
import io.recarga.simulator.Fault.Search;
import io.recarga.simulator.Fault.When;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a {@link Fault} consists of. */
record FaultParts(
    String row,
    String name,
    When executes,
    Duration delay,
    int uponQuery,
    Answer answer,
    int httpStatus,
    @Nullable String retryAfter,
    End end,
    Duration endDelay,
    Search search,
    Duration searchDelay,
    int searchCount,
    Notice notice,
    Duration noticeDelay,
    boolean blamesRepeat) {

  /** What is right: for a sale without a fault. */
  static final FaultParts NONE = new Builder("", "NONE").parts();

  Builder toBuilder(String newName) {
    Builder b = new Builder(row, newName);
    b.executes = executes;
    b.delay = delay;
    b.uponQuery = uponQuery;
    b.answer = answer;
    b.httpStatus = httpStatus;
    b.retryAfter = retryAfter;
    b.end = end;
    b.endDelay = endDelay;
    b.search = search;
    b.searchDelay = searchDelay;
    b.searchCount = searchCount;
    b.notice = notice;
    b.noticeDelay = noticeDelay;
    b.blamesRepeat = blamesRepeat;
    return b;
  }

  static final class Builder {
    private final String row;
    private final String name;
    private When executes = When.AT_ONCE;
    private Duration delay = Duration.ZERO;
    private int uponQuery;
    private Answer answer = Answer.TRUTH;
    private int httpStatus;
    private @Nullable String retryAfter;
    private End end = End.DELIVERED;
    private Duration endDelay = Duration.ZERO;
    private Search search = Search.TRUTH;
    private Duration searchDelay = Duration.ZERO;
    private int searchCount;
    private Notice notice = Notice.ONCE;
    private Duration noticeDelay = Duration.ZERO;
    private boolean blamesRepeat;

    Builder(String row, String name) {
      this.row = row;
      this.name = name;
    }

    Builder executes(When value) {
      executes = value;
      return this;
    }

    Builder never() {
      return executes(When.NEVER);
    }

    Builder after(Duration value) {
      delay = value;
      return executes(When.LATER);
    }

    Builder uponQuery(int count) {
      uponQuery = count;
      return executes(When.LATER);
    }

    Builder answer(Answer value) {
      answer = value;
      return this;
    }

    Builder status(int code) {
      if (code < 200 || code > 599) {
        throw new IllegalArgumentException("code: not an HTTP status from 200 to 599: " + code);
      }
      httpStatus = code;
      return this;
    }

    Builder retryAfter(String value) {
      retryAfter = value;
      return this;
    }

    Builder ends(End value, Duration after) {
      end = value;
      endDelay = after;
      return this;
    }

    Builder search(Search value) {
      search = value;
      return this;
    }

    Builder searchDelay(Duration value) {
      searchDelay = value;
      return this;
    }

    Builder searchCount(int value) {
      searchCount = value;
      return this;
    }

    Builder notice(Notice value, Duration after) {
      notice = value;
      noticeDelay = after;
      return this;
    }

    Builder blamesRepeat() {
      blamesRepeat = true;
      return this;
    }

    Fault build() {
      return new Fault(parts());
    }

    private FaultParts parts() {
      return new FaultParts(
          row,
          name,
          executes,
          delay,
          uponQuery,
          answer,
          httpStatus,
          retryAfter,
          end,
          endDelay,
          search,
          searchDelay,
          searchCount,
          notice,
          noticeDelay,
          blamesRepeat);
    }
  }
}
