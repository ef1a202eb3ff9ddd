package io.recarga.carrier.selfcare;

import io.recarga.NotSentException;
import io.recarga.Points;
import io.recarga.Points.Movement;
import io.recarga.SimCard;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Reads balances of points and what happened to them (TMF658). The API names no operation that
 * redeems: only the time in which it may be done, and the events that tell that it was.
 */
final class Balances {
  private static final Map<String, Movement.Kind> KINDS = Map.ofEntries(
      Map.entry("earn", Movement.Kind.EARNED),
      Map.entry("earned", Movement.Kind.EARNED),
      Map.entry("accrual", Movement.Kind.EARNED),
      Map.entry("accumulation", Movement.Kind.EARNED),
      Map.entry("burn", Movement.Kind.REDEEMED),
      Map.entry("burned", Movement.Kind.REDEEMED),
      Map.entry("redeem", Movement.Kind.REDEEMED),
      Map.entry("redeemed", Movement.Kind.REDEEMED),
      Map.entry("redemption", Movement.Kind.REDEEMED),
      Map.entry("canje", Movement.Kind.REDEEMED),
      Map.entry("expire", Movement.Kind.EXPIRED),
      Map.entry("expired", Movement.Kind.EXPIRED),
      Map.entry("expiration", Movement.Kind.EXPIRED),
      Map.entry("expiry", Movement.Kind.EXPIRED));

  private final TmfSelfcare.Api api;
  private final Lists lists;
  private final Moments moments;
  private final Line line;

  Balances(TmfSelfcare.Api api, Lists lists, Moments moments, Line line) {
    this.api = api;
    this.lists = lists;
    this.moments = moments;
    this.line = line;
  }

  List<Points> of(SimCard sim) {
    String member = line.idOf(sim);
    List<Points> found = new ArrayList<>();
    List<Wire.Loyalty> balances =
        lists.ofLine("points", api, api.ofLine("loyaltyBalance", member), Wire.LOYALTIES);
    for (Wire.Loyalty balance : balances) {
      Wire.Amount quantity = balance.quantity();
      BigDecimal number = quantity == null ? null : quantity.number();
      String id = isOf(member, balance) ? Words.id(balance.id()) : null;
      if (quantity != null && number != null && id != null) {
        found.add(Points.builder(id, number)
            .unit(Words.line(quantity.measure()))
            .redeemable(moments.begin(balance.validFor()), moments.end(balance.validFor()))
            .movements(found.isEmpty() ? movementsOf(balance, member) : List.of())
            .build());
      }
    }
    return List.copyOf(found);
  }

  /** A server that knows no filters answers with everybody's points: those of others are left out. */
  private boolean isOf(String member, Wire.Loyalty balance) {
    Wire.Ref owner = balance.loyaltyProgramMember();
    return !api.lineParameter().equals("loyaltyProgramMember.id")
        || owner == null
        || member.equals(owner.id());
  }

  /** Asks what happened to the member; a carrier that does not tell has its points all the same. */
  private List<Movement> movementsOf(Wire.Loyalty balance, String asked) {
    Wire.Ref owner = balance.loyaltyProgramMember();
    String member = owner == null || owner.id() == null ? asked : owner.id();
    try {
      return api.hasEvents() ? eventsOf(member) : List.of();
    } catch (NotSentException e) {
      return List.of();
    }
  }

  private List<Movement> eventsOf(String member) {
    HttpUrl url = api.plain("loyaltyEvent")
        .newBuilder()
        .setQueryParameter("memberId", member)
        .build();
    return lists.ofLine("points", api, url, Wire.EVENTS).stream()
        // A server that knows no filters answers with everybody's events.
        .filter(event -> member.equals(event.memberId()))
        .map(this::movementOf)
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(Movement::at, Comparator.nullsLast(Comparator.reverseOrder())))
        .toList();
  }

  private @Nullable Movement movementOf(Wire.LoyaltyEvent event) {
    String words = Words.line(event.eventType());
    if (words == null) {
      return null;
    }
    Movement.Kind kind = KINDS.getOrDefault(Words.bare(words), Movement.Kind.OTHER);
    BigDecimal points = event.event() == null ? null : event.event().points();
    return Movement.of(kind, words, points, moments.of(event.eventTime()));
  }
}
