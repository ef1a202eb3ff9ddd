package io.recarga.journal.tests;

/** What every journal in a database keeps beside what all journals keep. */
interface JdbcJournalContract
    extends JournalContract,
        VersionsContract,
        SecrecyContract,
        EnqueueContract,
        FailureContract,
        SharedCommitContract,
        EngineContract {}
