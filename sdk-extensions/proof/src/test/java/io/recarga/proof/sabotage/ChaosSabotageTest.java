package io.recarga.proof.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.proof.chaos.ChaosRuns;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Known ways to lose money, planted into the library that real apps run with, are noticed by what
 * becomes of their top-ups. Each build plants one; the profile {@code proof} plants all.
 */
class ChaosSabotageTest {
  private static final boolean FULL = Boolean.getBoolean("proof.full");
  private static final int SIZE = Integer.getInteger("proof.chaos.sabotage", FULL ? 5_000 : 600);
  private static final long SEED = 20261124L;

  private static final List<Bug> BUGS = List.of(
      new Bug(
          "takes a call that timed out for one that was never sent",
          "I1 no double",
          Patch.core(
              "spi/http/SentWatch.java",
              "    if (!sent) {",
              "if (!sent || failure instanceof java.io.InterruptedIOException) {")),
      new Bug(
          "sends again at a carrier that executes repeats",
          "PLAN",
          Patch.core(
              "spi/DuplicateLevel.java",
              "    return this == REFUSES_REPEAT || this == REPLAYS;",
              "return this != BLIND;")),
      new Bug(
          "lets OkHttp write a body twice",
          "I7 single sender",
          Patch.core("spi/http/OneShotBody.java", "    return true;", "return false;"),
          Patch.core(
              "spi/http/OneShotBody.java",
              "    boolean first = !written;",
              "boolean first = true;"),
          Patch.core(
              "spi/http/Clients.java",
              ".retryOnConnectionFailure(false)",
              ".retryOnConnectionFailure(true)")),
      new Bug(
          "follows redirects",
          "a redirect was followed",
          SabotageTest.REDIRECTS_FOLLOWED,
          SabotageTest.NO_PERMIT_ASKED,
          SabotageTest.ANSWER_SHOWN),
      new Bug(
          "takes an answer without a code for a decline",
          "I4 no false failure",
          Patch.core(
              "internal/Transitions.java",
              "      JournalRow noted = Ends.noted(row, doubt.evidence(), context);",
              "if (doubt.doubt() == Doubt.UNREADABLE) { return Ends.rejected(row,"
                  + " new io.recarga.spi.Rejection(io.recarga.DeclineReason.OTHER,"
                  + " io.recarga.spi.Proves.NOTHING_SOLD, false, null, doubt.evidence()),"
                  + " context); }"
                  + " JournalRow noted = Ends.noted(row, doubt.evidence(), context);")),
      new Bug(
          "takes a used reference for success",
          "I3 no phantom success",
          Patch.core(
              "internal/Transitions.java",
              "      boolean held = doubt.doubt() == Doubt.REFERENCE_USED;",
              "boolean held = doubt.doubt() == Doubt.REFERENCE_USED;"
                  + "if (held) { return Ends.sold(row,"
                  + " io.recarga.spi.Delivery.builder(doubt.evidence()).build(), context); }")),
      new Bug(
          "takes a commit that threw for one that did not happen",
          "PLAN",
          Patch.core(
              "internal/Worker.java",
              "      return readBack(row);",
              "throw new JournalException(\"not taken\", e);")),
      new Bug(
          "takes the first \"not found\" for final",
          "I7 single sender",
          Patch.core(
              "internal/Questions.java",
              "      return notFound(row, asked.askedAt(), notFound, context);",
              "return Ends.noEffect(row, DeclineReason.NOT_FOUND, Proof.NOT_FOUND, Duration.ZERO,"
                  + " false, context);")),
      new Bug(
          "goes to another carrier on soft proof",
          "R fail-over needs hard proof",
          Patch.core(
              "internal/Ends.java",
              "    return Rows.isRetryable(row) && row.topUp().plan() == null;",
              "return row.proof() != null && row.topUp().plan() == null;")),
      new Bug(
          "takes another reference after \"not found\"",
          "R the same reference",
          Patch.core(
              "internal/Questions.java",
              "Proof.NOT_FOUND, Duration.ZERO, false, context);",
              "Proof.NOT_FOUND, Duration.ZERO, true, context);")),
      new Bug(
          "ignores what the key was first used for",
          "I8 replay",
          Patch.core(
              "internal/Commands.java",
              "    if (!row.fingerprint().equals(fingerprint)) {",
              "if (row.fingerprint().isEmpty()) {")),
      new Bug(
          "believes notices that nobody signed",
          "I12 forged notice",
          Patch.core(
              "spi/http/WebhookVerifier.java",
              "    boolean signed = false;",
              "boolean signed = true;")));

  /** All of them, in each build: a patch has to follow the code though it is planted rarely. */
  @Test
  void eachBugFitsTheCode() throws Exception {
    for (Bug bug : BUGS) {
      try (Mutant mutant = Mutant.with(bug.patches())) {
        assertThat(mutant.classes()).as(bug.what()).isNotEmptyDirectory();
      }
    }
  }

  @Test
  void eachBugIsNoticedByWhatBecomesOfTopUps() throws Exception {
    if (FULL) {
      assertThat(noticed(List.of()).keySet()).as("without a bug").isSubsetOf("I5 no stuck");
    }
    for (Bug bug : FULL ? BUGS : BUGS.subList(0, 1)) {
      Map<String, Integer> noticed = noticed(bug.patches());
      System.out.println("- " + bug.what() + ": " + noticed);
      assertThat(noticed.keySet()).as(bug.what()).anyMatch(it -> it.startsWith(bug.invariant()));
    }
  }

  /** What is still open when the run ends in haste is no proof of anything. */
  private static Map<String, Integer> noticed(List<Patch> bug) throws Exception {
    Map<String, Integer> noticed = new TreeMap<>();
    try (Mutant mutant = Mutant.with(bug)) {
      String classPath = mutant.classes() + File.pathSeparator;
      for (String violation : ChaosRuns.violations(SEED, SIZE, classPath)) {
        noticed.merge(violation.split(":| to ", 2)[0], 1, Integer::sum);
      }
    }
    return noticed;
  }

  private record Bug(String what, String invariant, List<Patch> patches) {
    Bug(String what, String invariant, Patch... patches) {
      this(what, invariant, Stream.of(patches).toList());
    }
  }
}
