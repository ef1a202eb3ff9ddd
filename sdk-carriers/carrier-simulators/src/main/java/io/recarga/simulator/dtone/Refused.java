package io.recarga.simulator.dtone;

import io.recarga.simulator.wire.Json;
import io.recarga.simulator.wire.Reply;
import java.util.List;

/** A request that is answered with an error. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  Refused(Problem problem, String message) {
    super(message, null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }

  Reply toReply() {
    return reply(problem.status(), problem, String.valueOf(getMessage()));
  }

  /** Answers {@code problem} under another HTTP status than its own. */
  static Reply reply(int status, Problem problem, String message) {
    Object error = Json.object("code", problem.code(), "message", message);
    Reply reply = Reply.json(status, Json.object("errors", List.of(error))).together();
    return problem == Problem.UNAUTHORIZED
        ? reply.header("WWW-Authenticate", "Basic realm=\"DVS API\"")
        : reply;
  }
}
