package io.recarga.renewal.sim;

import io.recarga.Allowance;
import io.recarga.Bill;
import io.recarga.HistoryEntry;
import io.recarga.Lookup;
import io.recarga.Lookups;
import io.recarga.Money;
import io.recarga.NotSupportedException;
import io.recarga.Points;
import io.recarga.SimBalance;
import io.recarga.SimCard;
import io.recarga.Usage;
import io.recarga.Volume;
import io.recarga.renewal.Language;
import io.recarga.renewal.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that the connected carriers tell of a line: balance, usage, points, bills and activity, each
 * with source and age, and of what is not known, why. Immutable.
 */
public final class SimStatus {
  private final Instant now;
  private final Map<Part, Message> unknown = new EnumMap<>(Part.class);
  private final Lookup<SimBalance> balance;
  private final Lookup<Usage> usage;
  private final Lookup<Points> points;
  private final Lookup<Bill> bills;
  private final Lookup<HistoryEntry> activity;

  private SimStatus(SimCard sim, Lookups lookups, Instant now) {
    this.now = now;
    balance = ask(Part.BALANCE, lookups::simBalance, sim);
    usage = ask(Part.USAGE, lookups::usage, sim);
    points = ask(Part.POINTS, lookups::points, sim);
    bills = ask(Part.BILLS, lookups::bills, sim);
    activity = ask(Part.ACTIVITY, lookups::activity, sim);
  }

  /** Asks the carriers; what fails or is not supported is unknown, and hides nothing else. */
  public static SimStatus of(SimCard sim, Lookups lookups, Instant now) {
    return new SimStatus(sim, lookups, now);
  }

  private <T> Lookup<T> ask(Part part, Function<SimCard, Lookup<T>> question, SimCard sim) {
    try {
      Lookup<T> found = question.apply(sim);
      if (found.found().isEmpty()) {
        unknown.put(
            part, Message.of(found.problems().isEmpty() ? "status.nothing" : "status.failed"));
      }
      return found;
    } catch (NotSupportedException e) {
      unknown.put(part, Message.of("status.notSupported"));
    } catch (RuntimeException e) {
      unknown.put(part, Message.of("status.failed"));
    }
    return Lookup.of(List.of(), List.of());
  }

  /** Returns the balance, with source and age. */
  public Lookup<SimBalance> balance() {
    return balance;
  }

  /** Returns what was used and what is left, with source and age. */
  public Lookup<Usage> usage() {
    return usage;
  }

  /** Returns the points, with source and age. */
  public Lookup<Points> points() {
    return points;
  }

  /** Returns the bills, with source and age. */
  public Lookup<Bill> bills() {
    return bills;
  }

  /** Returns what was bought, with source and age. */
  public Lookup<HistoryEntry> activity() {
    return activity;
  }

  /** Returns what is not known, and why. */
  public Map<Part, Message> unknown() {
    return Map.copyOf(unknown);
  }

  /** Writes it for a person, one line for each thing, the unknown last. */
  public List<String> lines(Language language, ZoneId zone) {
    List<String> lines = new ArrayList<>();
    balance.found().forEach(one -> add(lines, language, one, balance(one.value(), zone)));
    usage.found().forEach(one -> add(lines, language, one, usage(one.value(), zone)));
    points.found().forEach(one -> add(lines, language, one, points(one.value())));
    bills.found().forEach(one -> add(lines, language, one, bill(one.value())));
    unknown.forEach(
        (part, why) -> lines.add(Message.of("status.unknown", part, why).in(language)));
    return lines;
  }

  private <T> void add(
      List<String> lines, Language language, Lookup.Found<T> found, @Nullable Message text) {
    if (text != null) {
      Duration age = Duration.between(found.asOf(), now);
      Duration shown = age.isNegative() ? Duration.ZERO : age;
      lines.add(Message.of("status.age", text, found.source().value(), shown).in(language));
    }
  }

  private static @Nullable Message balance(SimBalance balance, ZoneId zone) {
    Money credit = balance.credit();
    if (credit == null) {
      return null;
    }
    Instant expires = balance.creditExpires();
    return expires == null
        ? Message.of("status.balance", credit)
        : Message.of("status.balanceExpires", credit, expires.atZone(zone));
  }

  private static @Nullable Message usage(Usage usage, ZoneId zone) {
    Volume left = usage.remaining();
    if (left == null || usage.kind() != Allowance.Kind.DATA) {
      return null;
    }
    Instant expires = usage.expires();
    return expires == null
        ? Message.of("status.data", left.toString())
        : Message.of("status.dataExpires", left.toString(), expires.atZone(zone));
  }

  private Message points(Points points) {
    return Message.of(
        points.isRedeemable(now) ? "status.pointsRedeemable" : "status.points", points.balance());
  }

  private static @Nullable Message bill(Bill bill) {
    Money remaining = bill.remaining();
    return remaining == null ? null : Message.of("status.bill", remaining);
  }

  @Override
  public String toString() {
    return "unknown: " + unknown.keySet();
  }
}
