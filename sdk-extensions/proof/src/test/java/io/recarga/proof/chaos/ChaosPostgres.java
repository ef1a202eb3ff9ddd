package io.recarga.proof.chaos;

import io.recarga.journal.JdbcJournal;
import io.recarga.journal.tests.PostgresServer;
import java.util.Map;
import javax.sql.DataSource;

/** One PostgreSQL behind one network. */
final class ChaosPostgres implements ChaosDatabase {
  private final PostgresServer server = PostgresServer.start();
  private final String name = server.newDatabase();
  private final TcpProxy wire;

  ChaosPostgres(Plan plan, Hits hits) {
    JdbcJournal.migrate(server.dataSource(name));
    Map<Integer, Integer> passed = DatabaseWire.counts();
    wire = TcpProxy.before(
        server.port(), () -> new DatabaseWire(plan, hits, passed, ChaosPostgres::isInTransaction));
  }

  /** The last byte of a whole answer says whether a transaction is still open. */
  private static boolean isInTransaction(byte[] answer) {
    return answer[answer.length - 1] == 'T';
  }

  @Override
  public String url(int place) {
    return server.url(name).replace(":" + server.port(), ":" + wire.port());
  }

  @Override
  public DataSource judged() {
    return server.dataSource(name);
  }

  @Override
  public void close() {
    wire.close();
    server.kill();
  }
}
