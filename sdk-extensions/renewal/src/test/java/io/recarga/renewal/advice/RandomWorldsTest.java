package io.recarga.renewal.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Carrier;
import io.recarga.Channel;
import io.recarga.Money;
import io.recarga.SimCard;
import io.recarga.market.peru.Peru;
import io.recarga.renewal.ChannelDirectory;
import io.recarga.renewal.ChannelEntry;
import io.recarga.renewal.Language;
import io.recarga.renewal.LeadTime;
import io.recarga.renewal.Message;
import io.recarga.renewal.Needs;
import io.recarga.renewal.Reach;
import io.recarga.renewal.Standing;
import io.recarga.renewal.Tender;
import io.recarga.renewal.advice.ChannelAdvice.Ranked;
import io.recarga.renewal.advice.ChannelAdvice.RuledOut;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Directories, SIM cards and needs that nobody would think of; the rules hold in each. */
class RandomWorldsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T17:00:00Z");
  private static final int WORLDS = 2_000;

  @Test
  void noWorldBreaksARule() {
    int mails = 0;
    int rankedMails = 0;
    int ruledOut = 0;
    for (int seed = 0; seed < WORLDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      ChannelDirectory directory = directory(random);
      Carrier carrier = one(random, Peru.CARRIERS);
      Needs needs = needs(random, directory, null);
      ChannelAdvice advice =
          new ChannelAdvisor(directory).rank(SimCard.of("987654321", carrier), needs);
      String world = "world " + seed;

      assertThat(advice.ranked().size() + advice.ruledOut().size())
          .as(world)
          .isEqualTo(directory.entries().size());
      for (Ranked ranked : advice.ranked()) {
        ChannelEntry entry = ranked.entry();
        assertThat(ranked.reasons()).as(world).isNotEmpty();
        assertThat(entry.excludes(carrier))
            .as(world + " offers others' " + entry)
            .isFalse();
        assertThat(entry.standing()).as(world).isNotEqualTo(Standing.NOT_FOUND);
        if (needs.isAbroad()) {
          assertThat(entry.reach().isKnownTo(Reach.IN_COUNTRY::equals))
              .as(world)
              .isFalse();
        }
        if (!needs.tenders().isEmpty()) {
          assertThat(
                  entry.tenders().isKnownTo(takes -> Collections.disjoint(takes, needs.tenders())))
              .as(world)
              .isFalse();
        }
        Duration left = needs.timeLeft();
        LeadTime lead = entry.leadTime().orNull();
        if (left != null && lead != null) {
          assertThat(lead.least()).as(world).isLessThanOrEqualTo(left);
          assertThat(ranked.mayBeLate()).as(world).isEqualTo(lead.most().compareTo(left) > 0);
        }
        if (entry.kind() == Channel.Kind.POSTAL_MAIL) {
          rankedMails++;
          if (left != null && lead == null) {
            assertThat(left).as(world).isGreaterThanOrEqualTo(Duration.ofDays(14));
          }
        }
      }
      assertThat(advice.ranked().stream().map(Ranked::mayBeLate).toList())
          .as(world + ": those that may be late stand last")
          .isSorted();
      for (RuledOut out : advice.ruledOut()) {
        assertThat(out.reasons()).as(world).isNotEmpty();
        ruledOut++;
        mails += out.entry().kind() == Channel.Kind.POSTAL_MAIL ? 1 : 0;
      }
      for (Message reason : reasons(advice)) {
        for (Language language : Language.values()) {
          assertThat(reason.in(language)).as(world).isNotBlank().doesNotContainPattern("\\{[0-9]}");
        }
      }
    }
    // The generator is worth nothing if it never comes near the rules.
    assertThat(mails).isGreaterThan(100);
    assertThat(rankedMails).isGreaterThan(100);
    assertThat(ruledOut).isGreaterThan(WORLDS);
  }

  @Test
  void moreSavedOrMoreHabitNeverMovesAChannelDown() {
    for (int seed = 0; seed < WORLDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      ChannelDirectory directory = directory(random);
      SimCard sim = SimCard.of("987654321", one(random, Peru.CARRIERS));
      long needsSeed = random.nextLong();
      String id = one(random, directory.entries()).id();
      ChannelAdvisor advisor = new ChannelAdvisor(directory);

      int before =
          place(advisor.rank(sim, needs(new SplittableRandom(needsSeed), directory, null)), id);
      int after =
          place(advisor.rank(sim, needs(new SplittableRandom(needsSeed), directory, id)), id);
      assertThat(after).as("world " + seed).isLessThanOrEqualTo(before);
    }
  }

  private static int place(ChannelAdvice advice, String id) {
    List<String> ids = advice.ranked().stream().map(one -> one.entry().id()).toList();
    return ids.contains(id) ? ids.indexOf(id) : Integer.MAX_VALUE;
  }

  private static List<Message> reasons(ChannelAdvice advice) {
    List<Message> all = new ArrayList<>();
    advice.ranked().forEach(one -> all.addAll(one.reasons()));
    advice.ruledOut().forEach(one -> all.addAll(one.reasons()));
    return all;
  }

  private static Needs needs(SplittableRandom random, ChannelDirectory directory, String favoured) {
    Needs.Builder needs = Needs.at(NOW);
    if (random.nextInt(4) > 0) {
      needs.deadline(NOW.plus(Duration.ofHours(random.nextInt(60 * 24))));
    }
    if (random.nextBoolean()) {
      needs.abroad();
    }
    if (random.nextBoolean()) {
      needs.reads(one(random, List.of(Language.values())));
    }
    if (random.nextBoolean()) {
      needs.paysWith(one(random, List.of(Tender.values())));
    }
    if (random.nextBoolean()) {
      needs.amount(Money.of("20", "PEN"));
    }
    directory.entries().forEach(entry -> {
      int times = random.nextInt(4);
      Money saved = Money.of(String.valueOf(random.nextInt(8)), "PEN");
      boolean more = entry.id().equals(favoured);
      needs.used(entry.id(), more ? times + 2 : times);
      needs.saves(entry.id(), more ? saved.plus(Money.of("5", "PEN")) : saved);
    });
    return needs.build();
  }

  private static ChannelDirectory directory(SplittableRandom random) {
    StringBuilder channels = new StringBuilder();
    int count = 2 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      channels.append(i == 0 ? "" : ",\n").append(channel(random, i));
    }
    return ChannelDirectory.read("""
        {"market": "PE", "zone": "America/Lima",
         "sources": {"s": {"text": "a source", "date": "2026-11-01", "grade": "REPORTED"}},
         "guides": {"g": {"from": "s", "steps": [{"es": "a", "en": "b", "zh": "c", "inputs": []}],
           "advantages": [], "caveats": []}},
         "channels": [""" + channels + "]}");
  }

  private static String channel(SplittableRandom random, int index) {
    StringBuilder json = new StringBuilder("{\"id\": \"c" + index + "\", \"kind\": \""
        + one(random, List.of(Channel.Kind.values())) + "\", \"name\": \"C" + index
        + "\", \"from\": \"s\", \"guide\": \"g\", \"settlement\": \"IMMEDIATE\","
        + " \"feeContact\": {\"es\": \"a\", \"en\": \"b\", \"zh\": \"c\"}, \"standing\": \""
        + one(random, List.of(Standing.values())) + "\"");
    maybe(
        random,
        json,
        "carriers",
        "\"serves\": [\"" + one(random, Peru.CARRIERS) + "\"], \"only\": " + random.nextBoolean());
    int least = random.nextInt(30);
    maybe(
        random,
        json,
        "leadTime",
        "\"least\": \"P" + least + "D\", \"most\": \"P" + (least + random.nextInt(30)) + "D\"");
    maybe(
        random,
        json,
        "fee",
        "\"fixed\": " + random.nextInt(6) + ", \"percent\": " + random.nextInt(5)
            + ", \"currency\": \"PEN\"");
    maybe(random, json, "reach", "\"is\": \"" + one(random, List.of(Reach.values())) + "\"");
    maybe(random, json, "tenders", "\"are\": [\"" + one(random, List.of(Tender.values())) + "\"]");
    maybe(
        random, json, "languages", "\"are\": [\"" + one(random, List.of("es", "en", "zh")) + "\"]");
    maybe(
        random,
        json,
        "hours",
        random.nextBoolean()
            ? "\"always\": true"
            : "\"spans\": [{\"days\": [\"MONDAY\", \"FRIDAY\"], \"opens\": \"0" + random.nextInt(10)
                + ":00\", \"closes\": \"1" + random.nextInt(10) + ":30\"}]");
    maybe(random, json, "authorisedBy", "\"is\": \"Somebody\"");
    return json.append("}").toString();
  }

  private static void maybe(
      SplittableRandom random, StringBuilder json, String field, String value) {
    if (random.nextBoolean()) {
      json.append(", \"").append(field).append("\": {").append(value).append(", \"from\": \"s\"}");
    }
  }

  private static <T> T one(SplittableRandom random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
