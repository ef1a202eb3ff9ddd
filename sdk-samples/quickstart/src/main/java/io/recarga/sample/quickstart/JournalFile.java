package io.recarga.sample.quickstart;

import io.recarga.journal.JdbcJournal;
import io.recarga.journal.Journal;
import java.nio.file.Path;
import org.h2.jdbcx.JdbcDataSource;

/** A journal in a file that the next run reads: H2, for one process at a time. */
final class JournalFile {
  private JournalFile() {}

  /** Opens the journal, and makes it at the first time. */
  static Journal open(Path file) {
    JdbcDataSource source = new JdbcDataSource();
    // Kept open until the process ends: opening the file for each statement would be slow.
    source.setURL("jdbc:h2:file:" + file.toAbsolutePath() + ";DB_CLOSE_DELAY=-1");
    JdbcJournal.migrate(source);
    return JdbcJournal.open(source);
  }
}
