package io.recarga;

/**
 * Sees every decision after it is in the journal, for metrics and logs. It is not the truth: events
 * are lost with the process. For outcomes that must not be lost use the feed of outcomes.
 *
 * <p>Called on the thread that decided, also between the journaling of an attempt and its sending:
 * come back at once, and hand to an executor of yours what takes longer. What it throws is swallowed
 * and counted, and changes no outcome. Must be thread-safe.
 */
@FunctionalInterface
public interface RechargeListener {
  /** Takes one event. */
  void on(RechargeEvent event);
}
