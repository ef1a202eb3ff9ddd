package io.recarga.renewal.chaos;

import io.recarga.renewal.store.ForwardingStore;
import io.recarga.renewal.store.RenewalStore;
import io.recarga.renewal.store.Stored;
import java.util.SplittableRandom;

/**
 * A store of one machine: sometimes the machine dies right before or after a write, and sometimes the
 * other machine acts between two of its steps.
 */
final class ShakyStore extends ForwardingStore {
  private final SplittableRandom random;
  private final Runnable between;
  private boolean calm;
  private int crashes;
  private int meetings;

  ShakyStore(RenewalStore store, SplittableRandom random, Runnable between) {
    super(store);
    this.random = random;
    this.between = between;
  }

  void calm() {
    calm = true;
  }

  int crashes() {
    return crashes;
  }

  int meetings() {
    return meetings;
  }

  @Override
  public boolean insert(Stored first) {
    before();
    boolean inserted = super.insert(first);
    after();
    return inserted;
  }

  @Override
  public boolean replace(Stored before, Stored after) {
    before();
    boolean replaced = super.replace(before, after);
    after();
    return replaced;
  }

  private void before() {
    crash();
    meet();
  }

  private void after() {
    meet();
    crash();
  }

  private void meet() {
    if (!calm && random.nextInt(6) == 0) {
      meetings++;
      between.run();
    }
  }

  private void crash() {
    if (!calm && random.nextInt(25) == 0) {
      crashes++;
      throw new CrashException();
    }
  }

  /** The process is gone. */
  static final class CrashException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
