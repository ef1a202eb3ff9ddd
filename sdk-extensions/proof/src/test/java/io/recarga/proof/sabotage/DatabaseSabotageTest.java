package io.recarga.proof.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Known ways to lose money in a database, each planted and noticed. */
class DatabaseSabotageTest {
  private static final String JOURNAL = "sdk-extensions/journal-tests";

  @Test
  void acceptsADatabaseThatForgetsCommits() throws Exception {
    assertThat(noticed(
            "database",
            List.of("unsafe"),
            Patch.core(
                "journal/Dialect.java",
                "current(\"synchronous_commit\", \"on\",",
                "current(\"synchronous_commit\", \"off\", \"on\",")))
        .contains("synchronous_commit = off");
  }

  @Test
  void leavesTheTenantOutOfTheUniqueKey() throws Exception {
    assertThat(noticed(
            "tests",
            List.of("io.recarga.journal.tests.H2JournalTest"),
            new Patch(
                "sdk-core",
                "recarga-db/h2/V1__journal.sql",
                "PRIMARY KEY (tenant, topup_key)",
                "PRIMARY KEY (topup_key)")))
        .contains("tenantsDoNotSeeEachOther");
  }

  @Test
  void writesAnOutcomeOverARivals() throws Exception {
    assertThat(noticed(
            "tests",
            List.of("io.recarga.journal.tests.H2JournalTest"),
            Patch.core(
                "journal/TopUpTable.java",
                "        + \" WHERE tenant = ? AND topup_key = ? AND version = ?\";",
                "+ \" WHERE tenant = ? AND topup_key = ? AND version >= ? - 99\";")))
        .contains("aRowThatARivalReplacedIsNotReplaced");
  }

  @Test
  void tellsBeforeASharedCommit() throws Exception {
    assertThat(noticed(
            "tests",
            List.of("io.recarga.journal.SharedTripsTest"),
            Patch.core(
                "journal/SharedTrips.java",
                "      results = together.take(batch.stream().map(each -> each.item).toList());",
                "batch.forEach(each -> each.tell(End.OPEN, null, null));"
                    + " results = together.take(batch.stream().map(each -> each.item).toList());"),
            "sdk-core"))
        .contains("nobodyIsToldBeforeTheTripIsOver");
  }

  @Test
  void takesASharedCommitThatThrewForNotWritten() throws Exception {
    assertThat(noticed(
            "tests",
            List.of("io.recarga.journal.SharedTripsTest"),
            Patch.core(
                "journal/SharedTrips.java",
                "      boolean again = batch.size() > 1 && e.isWithoutEffect() && !e.isUnreached();",
                "boolean again = batch.size() > 1;"),
            "sdk-core"))
        .contains("aTripThatMayHaveHadAnEffectIsInDoubtForEach");
  }

  @Test
  void takesTheMachinesClockForLeases() throws Exception {
    assertThat(noticed(
            "database",
            List.of("clock"),
            Patch.core(
                "journal/JdbcJournal.java", "    return clock.now(local);", "return local.now();")))
        .contains("wall clock");
  }

  @Test
  void aJournalWithoutABugIsNotSuspected() throws Exception {
    try (Mutant mutant = Mutant.with(List.of(), JOURNAL)) {
      assertThat(mutant.notices("tests", "io.recarga.journal.tests.H2JournalTest"))
          .isEmpty();
      assertThat(mutant.notices("database", "unsafe")).isEmpty();
      assertThat(mutant.notices("database", "clock")).isEmpty();
    }
  }

  private static String noticed(String check, List<String> arguments, Patch bug) throws Exception {
    return noticed(check, arguments, bug, JOURNAL);
  }

  private static String noticed(String check, List<String> arguments, Patch bug, String module)
      throws Exception {
    try (Mutant mutant = Mutant.with(List.of(bug), module)) {
      String noticed = mutant.notices(check, arguments.toArray(String[]::new));
      System.out.println(bug.file() + ": " + check + ": " + noticed);
      return noticed;
    }
  }
}
