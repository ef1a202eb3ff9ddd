package io.recarga.journal.tests;

/** What every journal keeps; the results are the same on all. */
interface JournalContract
    extends RowContract,
        DueContract,
        ListContract,
        EndContract,
        RetentionContract,
        MetaContract,
        InboxContract {}
