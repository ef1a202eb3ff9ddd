package io.recarga.journal;

import io.recarga.Allowance;
import io.recarga.Carrier;
import io.recarga.Channel;
import io.recarga.Iccid;
import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.Plan;
import io.recarga.SimCard;
import io.recarga.SimType;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.spi.AdapterId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is owed, as parts of a row's body. */
final class TopUpFields {
  private static final int MAX_DESCRIPTION = 500;

  private TopUpFields() {}

  static void write(TopUp topUp, Fields fields, RowSeal seal) {
    SimCard sim = topUp.sim();
    PhoneNumber number = sim.number();
    Iccid iccid = sim.iccid();
    fields.put("number", number == null ? null : seal.seal("number", number.e164()));
    fields.put("iccid", iccid == null ? null : seal.seal("iccid", iccid.digits()));
    fields.put("simType", sim.type());
    Carrier carrier = sim.carrier();
    fields.put("carrier", carrier.id());
    fields.put("carrier.brand", carrier.brand());
    fields.put("carrier.country", carrier.country());
    fields.put("carrier.currency", carrier.currency().getCurrencyCode());
    fields.put("carrier.mccMnc", carrier.mccMnc());
    fields.put("amount", topUp.amount());
    Plan plan = topUp.plan();
    if (plan != null) {
      write(plan, fields);
    }
    fields.put("maxCost", topUp.maxCost());
    Channel channel = topUp.channel();
    fields.put("channel", channel == null ? null : channel.kind());
    fields.put("channel.name", channel == null ? null : channel.name());
    fields.put("topUp.sendBy", topUp.sendBy());
  }

  private static void write(Plan plan, Fields fields) {
    fields.put("plan", plan.id());
    fields.put("plan.adapter", plan.adapter());
    fields.put("plan.name", plan.name());
    fields.put("plan.price", plan.price());
    fields.put("plan.description", cut(plan.description()));
    Duration validity = plan.validity();
    fields.put("plan.validity", validity == null ? null : validity.toString());
    fields.put(
        "plan.allowances", plan.allowances().stream().map(TopUpFields::text).toList());
    fields.put("plan.simTypes", plan.simTypes().stream().map(SimType::name).toList());
    fields.put("plan.delivery", plan.delivery());
    fields.put("plan.regulatoryCode", plan.regulatoryCode());
  }

  static TopUp read(TopUpKey key, Fields fields, RowSeal seal) {
    SimCard sim = readSim(fields, seal);
    Money amount = fields.money("amount");
    TopUp topUp = amount != null
        ? TopUp.ofAmount(key, sim, amount)
        : TopUp.ofPlan(key, sim, readPlan(sim.carrier(), fields));
    TopUp.Builder builder = topUp.toBuilder();
    Money maxCost = fields.money("maxCost");
    Channel.Kind kind = fields.constant(Channel.Kind.class, "channel");
    String name = fields.text("channel.name");
    Instant sendBy = fields.time("topUp.sendBy");
    if (maxCost != null) {
      builder.maxCost(maxCost);
    }
    if (kind != null) {
      builder.channel(name == null ? Channel.of(kind) : Channel.of(kind).named(name));
    }
    return (sendBy == null ? builder : builder.sendBy(sendBy)).build();
  }

  private static SimCard readSim(Fields fields, RowSeal seal) {
    Carrier carrier = Carrier.builder(
            fields.needed("carrier"),
            fields.needed("carrier.brand"),
            fields.needed("carrier.country"))
        .currency(fields.needed("carrier.currency"))
        .mccMnc(fields.texts("carrier.mccMnc").toArray(String[]::new))
        .build();
    String number = fields.text("number");
    String iccid = fields.text("iccid");
    SimType type = fields.constant(SimType.class, "simType");
    if (number == null && iccid == null) {
      return SimCard.erased(carrier);
    }
    SimCard.Builder sim = SimCard.builder(carrier);
    if (number != null) {
      sim.number(new PhoneNumber(seal.open("number", number)));
    }
    if (iccid != null) {
      sim.iccid(new Iccid(seal.open("iccid", iccid)));
    }
    return (type == null ? sim : sim.type(type)).build();
  }

  private static Plan readPlan(Carrier carrier, Fields fields) {
    Plan.Builder plan = Plan.builder(
        AdapterId.of(fields.needed("plan.adapter")),
        fields.needed("plan"),
        fields.needed("plan.name"),
        carrier,
        Objects.requireNonNull(fields.money("plan.price"), "plan.price"));
    String description = fields.text("plan.description");
    String validity = fields.text("plan.validity");
    Plan.Delivery delivery = fields.constant(Plan.Delivery.class, "plan.delivery");
    String code = fields.text("plan.regulatoryCode");
    if (description != null) {
      plan.description(description);
    }
    if (validity != null) {
      plan.validity(Duration.parse(validity));
    }
    if (code != null) {
      plan.regulatoryCode(code);
    }
    Set<SimType> types =
        fields.texts("plan.simTypes").stream().map(SimType::valueOf).collect(Collectors.toSet());
    List<Allowance> allowances =
        fields.texts("plan.allowances").stream().map(TopUpFields::allowance).toList();
    return plan.simTypes(types)
        .allowances(allowances)
        .delivery(Objects.requireNonNull(delivery, "plan.delivery"))
        .build();
  }

  /** Writes "DATA NATIONAL 1000", "VOICE ON_NET" for unlimited calls, or "APPS NATIONAL" and names. */
  private static String text(Allowance allowance) {
    String quantity = allowance.isUnlimited() ? "" : " " + allowance.quantity().getAsLong();
    String apps = allowance.apps().stream().map(app -> "\n" + app).collect(Collectors.joining());
    return allowance.kind() + " " + allowance.scope() + quantity + apps;
  }

  private static Allowance allowance(String text) {
    String[] lines = text.split("\n");
    String[] words = lines[0].split(" ");
    Allowance.Kind kind = Allowance.Kind.valueOf(words[0]);
    Allowance allowance = switch (kind) {
      case APPS -> Allowance.apps(List.of(lines).subList(1, lines.length).toArray(String[]::new));
      case DATA -> words.length < 3 ? Allowance.unlimited(kind) : Allowance.data(quantity(words));
      case VOICE -> words.length < 3 ? Allowance.unlimited(kind) : Allowance.voice(quantity(words));
      case SMS -> words.length < 3 ? Allowance.unlimited(kind) : Allowance.sms(quantity(words));
    };
    return allowance.within(Allowance.Scope.valueOf(words[1].toUpperCase(Locale.ROOT)));
  }

  private static long quantity(String[] words) {
    return Long.parseLong(words[2]);
  }

  private static @Nullable String cut(@Nullable String text) {
    return text == null || text.length() <= MAX_DESCRIPTION
        ? text
        : text.substring(0, MAX_DESCRIPTION) + "…";
  }
}
