package io.recarga.journal.tests;

import io.recarga.journal.Journal;

class InMemoryJournalTest implements JournalContract {
  private final Journal journal = Journal.inMemory(10_000);

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public Journal elsewhere() {
    return journal;
  }
}
