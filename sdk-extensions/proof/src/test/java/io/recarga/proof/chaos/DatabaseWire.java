package io.recarga.proof.chaos;

import io.recarga.proof.chaos.TcpProxy.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The network between an app and the database. A top-up's key passes it in the clear: first when it
 * is looked up, then when it is inserted, then with its outcome.
 */
final class DatabaseWire implements TcpProxy.Meddler {
  private static final int LOOK_UP = 1;
  private static final int INSERT = 2;
  private static final int OUTCOME = 3;
  private static final long SLOW_MILLIS = 300;

  private final Plan plan;
  private final Hits hits;
  private final Map<Integer, Integer> passed;
  private final Predicate<byte[]> inTransaction;
  private volatile boolean cutsAnswer;
  private volatile boolean swallowsAnswer;

  /**
   * @param passed how often each key passed, on all connections
   * @param inTransaction says of an answer whether a transaction is still open
   */
  DatabaseWire(
      Plan plan, Hits hits, Map<Integer, Integer> passed, Predicate<byte[]> inTransaction) {
    this.plan = plan;
    this.hits = hits;
    this.passed = passed;
    this.inTransaction = inTransaction;
  }

  static Map<Integer, Integer> counts() {
    return new ConcurrentHashMap<>();
  }

  @Override
  public void fromClient(byte[] bytes, Line line) throws IOException, InterruptedException {
    Integer number = Plan.numberIn(new String(bytes, StandardCharsets.ISO_8859_1));
    Trouble trouble = troubleOf(number);
    if (trouble != null) {
      int nth = passed.merge(number, 1, Integer::sum);
      if (nth == moment(trouble)) {
        hits.hit(trouble, number);
        switch (trouble) {
          case INSERT_LOST -> {
            line.reset();
            return;
          }
          case DATABASE_SLOW -> Thread.sleep(SLOW_MILLIS);
          case DATABASE_HALF_OPEN -> swallowsAnswer = true;
          default -> cutsAnswer = true;
        }
      }
    }
    line.toServer(bytes);
  }

  private @Nullable Trouble troubleOf(@Nullable Integer number) {
    Trouble trouble = number == null ? null : plan.trouble(number);
    return trouble != null && moment(trouble) > 0 ? trouble : null;
  }

  private static int moment(Trouble trouble) {
    return switch (trouble) {
      case COMMIT_UNHEARD_AT_INSERT, INSERT_LOST, DATABASE_SLOW -> INSERT;
      case COMMIT_UNHEARD_AT_OUTCOME -> OUTCOME;
      case DATABASE_HALF_OPEN -> LOOK_UP;
      default -> 0;
    };
  }

  @Override
  public void fromServer(byte[] bytes, Line line) throws IOException {
    if (swallowsAnswer) {
      return;
    }
    if (cutsAnswer && !inTransaction.test(bytes)) {
      line.reset();
    } else {
      line.toClient(bytes);
    }
  }
}
