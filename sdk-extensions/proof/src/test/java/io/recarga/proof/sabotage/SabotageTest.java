package io.recarga.proof.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each known way to lose money, planted into the engine, is noticed by name. */
class SabotageTest {
  private static final String WORLDS = "3000";
  private static final String CORE = "sdk-core";

  @Test
  void sendsBeforeTheCommit() throws Exception {
    noticedByWorlds(
        "I6 write-ahead",
        Patch.core(
            "internal/Worker.java",
            "    return opened(row, owner);\n  }\n\n  /**\n   * Journals an obligation that is not",
            "    sent(row, SendPermit.from(parts.time(), parts.policy().sendBudget()));\n"
                + "    return opened(row, owner);\n"
                + "  }\n\n  /**\n   * Journals an obligation that is not"));
  }

  @Test
  void resendsWhenALeaseRunsOut() throws Exception {
    Patch bug = Patch.core(
        "internal/Transitions.java",
        "    return Doubts.doubt(taken, \"the process that sent it did not report back\", context);",
        "    return new Step(taken.next(context.now()).state(NOT_EXECUTED).leaseUntil(null)"
            + ".proof(io.recarga.Proof.NOT_SENT).due(context.now()).build(), Effect.NONE);");
    noticedByWorlds("I4 no false failure", bug);
    noticedByExploration("I4", bug);
  }

  @Test
  void takesTheFirstNotFoundForFinal() throws Exception {
    Patch soon = Patch.core(
        "internal/Questions.java",
        "        || askedAt.isBefore(context.quietFrom(row, limits))) {",
        "        ) {");
    Patch once = Patch.core(
        "internal/Questions.java",
        "    if (count < context.policy().notFoundReads()) {",
        "    if (count < 1) {");
    Patch both = Patch.core("internal/Questions.java", soon.original(), soon.replacement());
    noticedByExploration("I4", both);
    noticedByWorlds("I4 no false failure", both);
    noticedByTests(
        List.of(once),
        "TransitionsTest, EngineTest",
        CORE,
        "io.recarga.internal.TransitionsTest",
        "io.recarga.internal.EngineTest");
  }

  @Test
  void takesAServerErrorForAFailure() throws Exception {
    noticedByTests(
        List.of(new Patch(
            "sdk-carriers/carrier-reloadly",
            "io/recarga/carrier/reloadly/Replies.java",
            "    boolean readable = failure != null && !reply.isSuccessful();",
            "    if (reply.status() >= 500) {\n"
                + "      return Answer.failed(io.recarga.DeclineReason.OTHER, Duration.ZERO, evidence);\n"
                + "    }\n"
                + "    boolean readable = failure != null && !reply.isSuccessful();")),
        "",
        "sdk-carriers/carrier-reloadly",
        "io.recarga.carrier.reloadly.ReloadlyAdapterContractTest");
  }

  @Test
  void takesAUsedReferenceForSuccess() throws Exception {
    noticedByWorlds(
        "I3 no phantom success",
        Patch.core(
            "internal/Transitions.java",
            "      boolean held = doubt.doubt() == Doubt.REFERENCE_USED;",
            "      boolean held = doubt.doubt() == Doubt.REFERENCE_USED;\n"
                + "      if (held) {\n"
                + "        return Ends.sold(row,"
                + " io.recarga.spi.Delivery.builder(doubt.evidence()).build(), context);\n"
                + "      }"));
  }

  @Test
  void takesAUsedReferenceForFailure() throws Exception {
    noticedByTests(
        List.of(Patch.core(
            "internal/Transitions.java",
            "      boolean held = doubt.doubt() == Doubt.REFERENCE_USED;",
            "      boolean held = doubt.doubt() == Doubt.REFERENCE_USED;\n"
                + "      if (held) {\n"
                + "        return Ends.notSent(row, io.recarga.DeclineReason.NOT_SENT, \"\", context);\n"
                + "      }")),
        "",
        CORE,
        "io.recarga.internal.TransitionsTest",
        "io.recarga.internal.EngineTest",
        "io.recarga.internal.TransitionsWalkTest");
  }

  @Test
  void sendsABodyThatCanBeRepeated() throws Exception {
    noticedByTests(
        List.of(Patch.core("spi/http/OneShotBody.java", "    return true;", "    return false;")),
        "",
        CORE,
        "io.recarga.spi.http.SendOnceOverHttp1Test");
  }

  @Test
  void followsRedirects() throws Exception {
    noticedByTests(
        List.of(Patch.core(
            "spi/http/Clients.java", ".followRedirects(false)", ".followRedirects(true)")),
        "",
        CORE,
        "io.recarga.spi.http.SendOnceOverHttp1Test");
  }

  @Test
  void writesAnOutcomeWhoseFenceIsOver() throws Exception {
    noticedByWorlds(
        "I",
        Patch.core(
            "internal/Transitions.java",
            "    if (row.state() != SENDING || row.fence() != ended.fence()) {",
            "    if (row.state() != SENDING) {"));
  }

  @Test
  void appliesAWriteWithoutLookingWhatIsThere() throws Exception {
    noticedByWorlds(
        "I",
        Patch.core(
            "journal/InMemoryJournal.java",
            "now.version() == before.version() ? after : now",
            "after"));
  }

  @Test
  void takesAnotherReferenceAfterATimeout() throws Exception {
    noticedByWorlds(
        "R the same reference",
        Patch.core(
            "internal/Doubts.java",
            "        .doubted(true)",
            "        .doubted(true)\n"
                + "        .serials(java.util.Map.of(Rows.adapter(row),"
                + " Rows.serial(row, Rows.adapter(row)) + 1))"));
  }

  @Test
  void ignoresTheFingerprint() throws Exception {
    noticedByWorlds(
        "I8 replay",
        Patch.core(
            "internal/Commands.java",
            "    if (!row.fingerprint().equals(fingerprint)) {",
            "    if (row.fingerprint().isEmpty()) {"));
  }

  @Test
  void retriesWithoutABudget() throws Exception {
    noticedByTests(
        List.of(Patch.core(
            "internal/Worker.java",
            "      } else if (isAutomatic(row)) {",
            "      } else if (false) {")),
        "retriesPayFromABudget",
        CORE,
        "io.recarga.internal.GatesTest");
  }

  @Test
  void takesAFailedCommitForNotWritten() throws Exception {
    noticedByWorlds(
        "API an exception means the key is free",
        Patch.core(
            "internal/Worker.java",
            "    if (held == null && !known.isUnreadable()) {",
            "    if (held != null || !known.isUnreadable()) {"));
  }

  @Test
  void letsAnInterruptPassForNotSent() throws Exception {
    noticedByWorlds(
        "I4 no false failure",
        Patch.core(
            "internal/Worker.java",
            "      return new Event.SendEnded(row.fence(), answer);\n    } catch (NotSentException e) {",
            "      if (Thread.currentThread().isInterrupted()) {\n"
                + "        throw new NotSentException(\"interrupted\");\n"
                + "      }\n"
                + "      return new Event.SendEnded(row.fence(), answer);\n"
                + "    } catch (NotSentException e) {"));
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
        "    return row.proof() != null && row.topUp().plan() == null;");
    noticedByWorlds("R fail-over needs hard proof", bug);
    noticedByExploration("R fail-over needs hard proof", bug);
  }

  @Test
  void keepsTheAppsInterceptorsOnMoneyCalls() throws Exception {
    noticedByTests(
        List.of(Patch.core(
            "spi/http/Clients.java",
            "    OkHttpClient.Builder own = new OkHttpClient.Builder()",
            "    OkHttpClient.Builder own = app.newBuilder()")),
        "nothingOfTheAppsClientThatCouldRepeatIsUsed",
        CORE,
        "io.recarga.spi.http.SendOnceOverHttp1Test");
  }

  @Test
  void anEngineWithoutABugIsNotSuspected() throws Exception {
    Patch nothing =
        Patch.core("internal/Doubts.java", "        .doubted(true)", "        .doubted(true) ");
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
      String noticed = mutant.notices("exploration");
      System.out.println(caller() + ": exploration: " + noticed);
      assertThat(noticed).contains(invariant);
    }
  }

  private static void noticedByTests(
      List<Patch> bug, String failing, String module, String... tests) throws Exception {
    try (Mutant mutant = Mutant.with(bug, module)) {
      String noticed = mutant.notices("tests", tests);
      System.out.println(caller() + ": tests: " + noticed);
      assertThat(noticed).isNotEmpty().contains(failing);
    }
  }

  private static String caller() {
    return StackWalker.getInstance()
        .walk(frames -> frames.skip(2).findFirst().orElseThrow().getMethodName());
  }
}
