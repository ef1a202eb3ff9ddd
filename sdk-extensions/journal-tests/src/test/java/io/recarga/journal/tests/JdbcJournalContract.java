package io.recarga.journal.tests;

import io.recarga.journal.JdbcJournal;

/** What every journal in a database keeps beside what all journals keep. */
interface JdbcJournalContract
    extends JournalContract,
        VersionsContract,
        SecrecyContract,
        EnqueueContract,
        FailureContract,
        SharedCommitContract,
        EngineContract {

  @Override
  default JdbcJournal journal() {
    return fixture().here();
  }

  @Override
  default JdbcJournal elsewhere() {
    return fixture().there();
  }
}
