package io.recarga.proof.sim;

import io.recarga.CredentialsException;
import io.recarga.Environment;
import io.recarga.NotSentException;
import io.recarga.TopUp;
import io.recarga.proof.sim.Chaos.Kind;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Capabilities;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.Notice;
import io.recarga.spi.Route;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One process's way to a carrier. It asks the permit last, as the HTTP ring does. */
final class SimAdapter implements CarrierAdapter {
  private static final Answer NO_ANSWER = Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
  private static final Route ROUTE = Route.of(Map.of(), null);

  private final World world;
  private final SimProcess process;
  private final SimCarrier carrier;

  SimAdapter(World world, SimProcess process, SimCarrier carrier) {
    this.world = world;
    this.process = process;
    this.carrier = carrier;
  }

  @Override
  public AdapterId id() {
    return carrier.id;
  }

  @Override
  public Environment environment() {
    return Environment.SANDBOX;
  }

  @Override
  public Capabilities capabilities() {
    return carrier.capabilities;
  }

  @Override
  public Route prepare(TopUp topUp) {
    Obligation about = world.of(topUp.key());
    process.point(200, about, 600_000);
    if (world.chaos.strikes(Kind.PREPARE_FAILS, about)) {
      throw new NotSentException("the catalogue is down");
    }
    if (world.chaos.strikes(Kind.NO_TOKEN, about)) {
      throw new CredentialsException("no token");
    }
    return ROUTE;
  }

  @Override
  public Answer send(Attempt attempt) {
    Obligation about = world.of(attempt.topUp().key());
    process.point(210, about, 600_000);
    if (world.chaos.strikes(Kind.NOT_SENT, about)) {
      throw new NotSentException("connection refused");
    }
    if (about.busy > 1 || world.chaos.strikes(Kind.SLOW_NETWORK, about)) {
      world.scheduler.sleep(millis(about, 8_000));
      process.alive();
    }
    attempt.permit().check();
    // What stands still here wakes up past its time, but within the lease.
    process.point(212, about, 20_000);
    Request request = leaves(attempt, about);
    if (world.chaos.strikes(Kind.ADAPTER_THROWS, about)) {
      throw new IllegalStateException("a mistake in the adapter");
    }
    return awaited(request, about);
  }

  private Request leaves(Attempt attempt, Obligation about) {
    long now = world.scheduler.nanos();
    long way = world.chaos.strikes(Kind.SLOW_NETWORK, about) ? millis(about, 8_000) : 0;
    Request request = new Request(about, carrier, attempt.reference(), now, now + way);
    world.judge.left(process, request);
    if (way == 0) {
      carrier.take(request);
    } else {
      world.scheduler.after(Duration.ofNanos(way), () -> carrier.take(request));
    }
    return request;
  }

  private Answer awaited(Request request, Obligation about) {
    long deadline = request.left + carrier.capabilities.callTimeout().toNanos();
    if (request.arrives > request.left) {
      waitUntil(Math.min(request.arrives, deadline));
    }
    boolean heard = request.answer != null && request.answersAt <= deadline;
    waitUntil(heard ? request.answersAt : deadline);
    process.point(214, about, 600_000);
    Answer answer = request.answer;
    return heard && answer != null && !Thread.currentThread().isInterrupted() ? answer : NO_ANSWER;
  }

  private void waitUntil(long moment) {
    world.scheduler.sleep(moment - world.scheduler.nanos());
    process.alive();
  }

  @Override
  public Answer find(Attempt attempt) {
    Obligation about = world.of(attempt.topUp().key());
    process.point(220, about, 600_000);
    if (carrier.level() == DuplicateLevel.BLIND) {
      throw new UnsupportedOperationException("cannot be asked");
    }
    if (about.busy > 1) {
      world.scheduler.sleep(millis(about, 2_000));
      process.alive();
    }
    if (world.chaos.strikes(Kind.QUERY_FAILS, about)) {
      throw new IllegalStateException("the query timed out");
    }
    if (world.chaos.strikes(Kind.QUERY_UNREADABLE, about)) {
      return Answer.inDoubt(Doubt.UNREADABLE, Evidence.none());
    }
    Answer answer = carrier.find(attempt);
    world.log(30, about, () -> process + " asks " + carrier.id + " about " + about + ": " + answer);
    process.point(222, about, 600_000);
    return answer;
  }

  @Override
  public Notice notice(Map<String, List<String>> headers, byte[] rawBody) {
    return SimNotices.read(rawBody);
  }

  private long millis(Obligation about, int most) {
    return (1 + world.random(about).nextInt(most)) * 1_000_000L;
  }
}
