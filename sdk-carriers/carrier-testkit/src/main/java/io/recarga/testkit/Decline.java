package io.recarga.testkit;

import io.recarga.DeclineReason;
import java.util.Objects;
import mockwebserver3.MockResponse;

/** One refusal that a carrier's table lists: what the carrier answers and what it means. */
public final class Decline {
  private final String name;
  private final DeclineReason reason;
  private final MockResponse response;

  private Decline(String name, DeclineReason reason, MockResponse response) {
    this.name = Objects.requireNonNull(name, "name");
    this.reason = Objects.requireNonNull(reason, "reason");
    this.response = Objects.requireNonNull(response, "response");
  }

  /**
   * Makes a refusal.
   *
   * @param name what it is called in the test report, usually the carrier's code
   * @param reason the reason that the adapter has to tell
   * @param response what the carrier answers to the money call
   */
  public static Decline of(String name, DeclineReason reason, MockResponse response) {
    return new Decline(name, reason, response);
  }

  /** Returns what it is called in the test report. */
  public String name() {
    return name;
  }

  /** Returns the reason that the adapter has to tell. */
  public DeclineReason reason() {
    return reason;
  }

  /** Returns what the carrier answers. */
  public MockResponse response() {
    return response;
  }

  @Override
  public String toString() {
    return name;
  }
}
