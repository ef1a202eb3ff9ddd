package io.recarga.proof.chaos;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** The database under a run: how apps reach it, and what befalls it while they are at work. */
interface ChaosDatabase extends AutoCloseable {

  /** Starts one. */
  interface Kind {
    ChaosDatabase start(Plan plan, Hits hits);
  }

  /** Returns its address for the app at a place, through the networks of the run. */
  String url(int place);

  /** Returns a way to it that no network of the run is in. */
  DataSource judged();

  /** Returns how long it may stand still by itself: leases have to last for longer. */
  default Duration standstill() {
    return Duration.ZERO;
  }

  /** Returns how often something befalls it in a run. */
  default int blows() {
    return 0;
  }

  /** Lets something befall it, and returns when that is mended. */
  default void strike() throws InterruptedException {}

  /** Returns what is wrong with it in the end. */
  default List<String> violations() {
    return List.of();
  }

  /** Returns what befell it, or "". */
  default String story() {
    return "";
  }

  @Override
  void close();
}
