package io.recarga.proof.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each known way to lose money, planted into the engine, is noticed by name. */
class SabotageTest {
  private static final String WORLDS = "3000";
  private static final String CORE = "sdk-core";
  private static final String RELOADLY = "sdk-carriers/carrier-reloadly";
  private static final String USED = "      boolean held = doubt.doubt() == Doubt.REFERENCE_USED;";
  // As long as OkHttp does not see what was answered, it follows and repeats nothing anyway.
  private static final String TAKEN =
      "      watch.answered(new HttpReply(response.code(), response.headers(), body(response)));";
  static final Patch REDIRECTS_FOLLOWED =
      Patch.core("spi/http/Clients.java", ".followRedirects(false)", ".followRedirects(true)");
  static final Patch NO_PERMIT_ASKED = Patch.core(
      "spi/http/SendGate.java",
      "throw new Closed(\"no permit\", null);",
      "return chain.proceed(request);");
  static final Patch ANSWER_SHOWN = Patch.core(
      "spi/http/SendGate.java", TAKEN, TAKEN + " if (watch.reply() != null) { return response; }");

  @Test
  void sendsBeforeTheCommit() throws Exception {
    noticedByWorlds(
        "I6 write-ahead",
        Patch.core(
            "internal/Worker.java",
            "    JournalRow row = Transitions.open(topUp, fingerprint, claim, sendBy, context);",
            "JournalRow row = Transitions.open(topUp, fingerprint, claim, sendBy, context);"
                + " sent(row, SendPermit.from(parts.time(), parts.policy().sendBudget()));"));
  }

  @Test
  void resendsWhenALeaseRunsOut() throws Exception {
    Patch bug = Patch.core(
        "internal/Transitions.java",
        "    return Doubts.doubt(taken, \"the process that sent it did not report back\", context);",
        "return new Step(taken.next(context.now()).state(NOT_EXECUTED).leaseUntil(null)"
            + ".proof(io.recarga.Proof.NOT_SENT).due(context.now()).build(), Effect.NONE);");
    noticedByWorlds("I4 no false failure", bug);
    noticedByExploration("I4", bug);
  }

  @Test
  void takesTheFirstNotFoundForFinal() throws Exception {
    Patch bug = Patch.core(
        "internal/Questions.java",
        "      return notFound(row, asked.askedAt(), notFound, context);",
        "return Ends.noEffect(row, DeclineReason.NOT_FOUND, Proof.NOT_FOUND, Duration.ZERO,"
            + " false, context);");
    noticedByExploration("I4", bug);
    noticedByWorlds("I", bug);
  }

  @Test
  void takesAServerErrorForAFailure() throws Exception {
    noticedByTests(
        "HTTP 500",
        RELOADLY,
        List.of("io.recarga.carrier.reloadly.ReloadlyAdapterContractTest"),
        new Patch(
            RELOADLY,
            "io/recarga/carrier/reloadly/Replies.java",
            "    boolean readable = failure != null && !reply.isSuccessful();",
            "if (reply.status() >= 500) { return Answer.failed("
                + "io.recarga.DeclineReason.OTHER, Duration.ZERO, evidence); }"
                + " boolean readable = failure != null && !reply.isSuccessful();"));
  }

  @Test
  void takesAUsedReferenceForSuccess() throws Exception {
    noticedByWorlds(
        "I3 no phantom success",
        Patch.core(
            "internal/Transitions.java",
            USED,
            USED + "if (held) { return Ends.sold(row,"
                + " io.recarga.spi.Delivery.builder(doubt.evidence()).build(), context); }"));
  }

  @Test
  void takesAUsedReferenceForFailure() throws Exception {
    noticedByTests(
        "",
        CORE,
        List.of("io.recarga.internal.TransitionsTest", "io.recarga.internal.EngineTest"),
        Patch.core(
            "internal/Transitions.java",
            USED,
            USED + "if (held) { return Ends.notSent(row,"
                + " io.recarga.DeclineReason.NOT_SENT, \"used\", context); }"));
  }

  @Test
  void sendsABodyThatCanBeRepeated() throws Exception {
    noticedByTests(
        "",
        CORE,
        List.of("io.recarga.spi.http.SendOnceOverHttp1Test"),
        Patch.core("spi/http/OneShotBody.java", "    return true;", "return false;"),
        ANSWER_SHOWN);
  }

  @Test
  void followsRedirects() throws Exception {
    noticedByTests(
        "HTTP 30",
        RELOADLY,
        List.of("io.recarga.carrier.reloadly.ReloadlyAdapterContractTest"),
        REDIRECTS_FOLLOWED,
        NO_PERMIT_ASKED,
        ANSWER_SHOWN);
  }

  @Test
  void writesAnOutcomeWhoseFenceIsOver() throws Exception {
    Patch bug = Patch.core(
        "internal/Transitions.java",
        "    if (row.state() != SENDING || row.fence() != ended.fence()) {",
        "if (row.state() != SENDING) {");
    noticedByExploration("I", bug);
  }

  @Test
  void writesWithoutLookingWhatIsThere() throws Exception {
    noticedByWorlds(
        "I",
        Patch.core(
            "journal/InMemoryJournal.java",
            "      if (now.version() != before.version()) {",
            "if (now.key() == null) {"));
  }

  @Test
  void takesAnotherReferenceAfterATimeout() throws Exception {
    noticedByWorlds(
        "R the same reference",
        Patch.core(
            "internal/Doubts.java",
            "        .doubted(true)",
            ".doubted(true).serials(java.util.Map.of(Rows.adapter(row),"
                + " Rows.serial(row, Rows.adapter(row)) + 1))"));
  }

  @Test
  void ignoresTheFingerprint() throws Exception {
    noticedByWorlds(
        "I8 replay",
        Patch.core(
            "internal/Commands.java",
            "    if (!row.fingerprint().equals(fingerprint)) {",
            "if (row.fingerprint().isEmpty()) {"));
  }

  @Test
  void retriesWithoutABudget() throws Exception {
    noticedByTests(
        "retriesPayFromABudget",
        CORE,
        List.of("io.recarga.internal.GatesTest"),
        Patch.core(
            "internal/Worker.java", "      } else if (isAutomatic(row)) {", "} else if (false) {"));
  }

  @Test
  void takesAFailedCommitForNotWritten() throws Exception {
    noticedByWorlds(
        "API an exception means the key is free",
        Patch.core(
            "internal/Worker.java",
            "      return readBack(row);",
            "throw new JournalException(\"not taken\", e);"));
  }

  @Test
  void letsAnInterruptPassForNotSent() throws Exception {
    noticedByWorlds(
        "I4 no false failure",
        Patch.core(
            "internal/Worker.java",
            "      return new Event.SendEnded(row.fence(), answer);",
            "if (Thread.currentThread().isInterrupted()) {"
                + " throw new NotSentException(\"interrupted\"); }"
                + " return new Event.SendEnded(row.fence(), answer);"));
  }

  @Test
  void takesAnotherReferenceAfterNotFound() throws Exception {
    noticedByWorlds(
        "R the same reference",
        Patch.core(
            "internal/Questions.java",
            "Proof.NOT_FOUND, Duration.ZERO, false, context);",
            "Proof.NOT_FOUND, Duration.ZERO, true, context);"));
  }

  @Test
  void goesElsewhereOnSoftProof() throws Exception {
    Patch bug = Patch.core(
        "internal/Ends.java",
        "    return Rows.isRetryable(row) && row.topUp().plan() == null;",
        "return row.proof() != null && row.topUp().plan() == null;");
    noticedByWorlds("R fail-over needs hard proof", bug);
    noticedByExploration("R fail-over needs hard proof", bug);
  }

  @Test
  void keepsTheAppsInterceptorsOnMoneyCalls() throws Exception {
    noticedByTests(
        "nothingOfTheAppsClientThatCouldRepeatIsUsed",
        CORE,
        List.of("io.recarga.spi.http.SendOnceOverHttp1Test"),
        Patch.core(
            "spi/http/Clients.java",
            "    OkHttpClient.Builder own = new OkHttpClient.Builder()",
            "OkHttpClient.Builder own = app.newBuilder()"));
  }

  @Test
  void anEngineWithoutABugIsNotSuspected() throws Exception {
    Patch nothing = Patch.core("internal/Doubts.java", "        .doubted(true)", " .doubted(true)");
    try (Mutant mutant = Mutant.with(List.of(nothing))) {
      assertThat(mutant.notices("worlds", "200")).isEmpty();
    }
  }

  private static void noticedByWorlds(String invariant, Patch... bug) throws Exception {
    try (Mutant mutant = Mutant.with(List.of(bug))) {
      String noticed = mutant.notices("worlds", WORLDS);
      System.out.println(caller() + ": worlds: " + noticed);
      assertThat(noticed).contains(invariant);
    }
  }

  private static void noticedByExploration(String invariant, Patch... bug) throws Exception {
    try (Mutant mutant = Mutant.with(List.of(bug))) {
      String noticed = mutant.notices("exploration", "7", "REFUSES_REPEAT", "SEARCHABLE");
      System.out.println(caller() + ": exploration: " + noticed);
      assertThat(noticed).contains(invariant);
    }
  }

  private static void noticedByTests(
      String failing, String module, List<String> tests, Patch... bug) throws Exception {
    try (Mutant mutant = Mutant.with(List.of(bug), module)) {
      String noticed = mutant.notices("tests", tests.toArray(String[]::new));
      System.out.println(caller() + ": tests: " + noticed);
      assertThat(noticed).isNotEmpty().contains(failing);
    }
  }

  private static String caller() {
    return StackWalker.getInstance()
        .walk(frames -> frames.skip(2).findFirst().orElseThrow().getMethodName());
  }
}
