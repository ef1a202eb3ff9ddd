package io.recarga.renewal.sim;

import io.recarga.Lookups;
import io.recarga.PhoneNumber;
import io.recarga.SimCard;
import io.recarga.renewal.Message;
import io.recarga.renewal.internal.Doc;
import io.recarga.renewal.internal.SimDoc;
import io.recarga.renewal.store.RenewalStore;
import io.recarga.renewal.store.Stored;
import io.recarga.retry.TimeSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A person's SIM cards. A card is bound by a code that goes to its line: six digits, three minutes,
 * three tries, counted over all machines. What a carrier tells of a line is personal, so it is asked
 * for bound cards only. Thread-safe.
 */
public final class SimBook {
  private static final String KIND = "sim";
  private static final String ASKED = "sim-asked";
  private static final Duration VALID = Duration.ofMinutes(3);
  private static final Duration BETWEEN_CODES = Duration.ofMinutes(1);
  private static final int TRIES = 3;

  private final RenewalStore store;
  private final CodeSender sender;
  private final TimeSource time;
  private final RandomGenerator random;

  /** Makes a book. */
  public SimBook(RenewalStore store, CodeSender sender, TimeSource time) {
    this(store, sender, time, new SecureRandom());
  }

  SimBook(RenewalStore store, CodeSender sender, TimeSource time, RandomGenerator random) {
    this.store = Objects.requireNonNull(store, "store");
    this.sender = Objects.requireNonNull(sender, "sender");
    this.time = Objects.requireNonNull(time, "time");
    this.random = random;
  }

  /**
   * Sends a code to the line; {@link #confirm} binds it then. A line gets at most one code a minute,
   * whoever asks.
   *
   * @param owner the app's id of the person, 1 to 100 characters without "/"
   * @param alias the person's name for the card, 1 to 40 characters
   * @throws IllegalArgumentException if the card has no phone number, or one of the names is malformed
   * @throws io.recarga.NotSentException if the line got a code less than a minute ago
   */
  public void bind(String owner, String alias, SimCard sim) {
    String id = id(owner, alias);
    PhoneNumber number = sim.number();
    if (number == null) {
      throw new IllegalArgumentException("sim: give its phone number, the code goes there");
    }
    Instant now = time.now();
    claimLine(number, now);
    String code = String.format("%06d", random.nextInt(1_000_000));
    String salt = HexFormat.of().toHexDigits(random.nextLong());
    Doc asked = Doc.empty()
        .with("hash", hash(salt, code))
        .with("salt", salt)
        .with("tries", TRIES)
        .with("until", now.plus(VALID));
    write(id, SimDoc.with(asked, sim));
    sender.send(number, code, Message.of("sim.code", alias, code));
  }

  private void claimLine(PhoneNumber number, Instant now) {
    String id = hash("line", number.e164());
    Stored before = store.find(ASKED, id).orElse(null);
    String body = Doc.empty().with("at", now).json();
    boolean early = before != null
        && now.isBefore(
            Objects.requireNonNull(Doc.read(before.body()).moment("at")).plus(BETWEEN_CODES));
    boolean claimed = !early
        && (before == null
            ? store.insert(Stored.first(ASKED, id, null, body))
            : store.replace(before, before.next(null, body)));
    if (!claimed) {
      throw new io.recarga.NotSentException("code: the line got one already; wait a minute");
    }
  }

  /** Keeps what was asked for beside what is bound, which stays until the code is confirmed. */
  private void write(String id, Doc asked) {
    while (true) {
      Stored before = store.find(KIND, id).orElse(null);
      Doc doc = before == null ? Doc.empty() : Doc.read(before.body());
      String body = doc.with("asked", List.of(asked)).json();
      boolean written = before == null
          ? store.insert(Stored.first(KIND, id, null, body))
          : store.replace(before, before.next(null, body));
      if (written) {
        return;
      }
    }
  }

  /** Takes a code; each try counts, on whichever machine. */
  public Confirmation confirm(String owner, String alias, String code) {
    while (true) {
      Stored before = store.find(KIND, id(owner, alias)).orElse(null);
      Doc doc = before == null ? Doc.empty() : Doc.read(before.body());
      if (before == null || doc.list("asked").isEmpty()) {
        return Confirmation.NOT_ASKED;
      }
      Doc asked = doc.list("asked").get(0);
      int left = Integer.parseInt(asked.text("tries")) - 1;
      boolean expired = !time.now().isBefore(Instant.parse(asked.text("until")));
      boolean right = !expired
          && left >= 0
          && MessageDigest.isEqual(
              hash(asked.text("salt"), code).getBytes(StandardCharsets.UTF_8),
              asked.text("hash").getBytes(StandardCharsets.UTF_8));
      Doc after = right || expired || left <= 0
          ? doc.with("asked", List.of())
          : doc.with("asked", List.of(asked.with("tries", left)));
      if (right) {
        SimCard sim = SimDoc.sim(asked);
        after = after.with("bound", List.of(SimDoc.with(Doc.empty(), sim)));
      }
      if (store.replace(before, before.next(null, after.json()))) {
        if (right) {
          return Confirmation.BOUND;
        }
        return expired
            ? Confirmation.EXPIRED
            : left <= 0 ? Confirmation.NO_TRIES_LEFT : Confirmation.WRONG;
      }
    }
  }

  /** Returns a bound card; empty when the person bound none under that name. */
  public Optional<BoundSim> find(String owner, String alias) {
    return store
        .find(KIND, id(owner, alias))
        .flatMap(found -> bound(alias, Doc.read(found.body())));
  }

  /** Returns all bound cards of a person, by name. */
  public List<BoundSim> of(String owner) {
    String prefix = id(owner, "-").substring(0, owner.length() + 1);
    List<BoundSim> all = new ArrayList<>();
    for (Stored one : store.list(KIND, prefix, 1_000)) {
      if (!one.id().startsWith(prefix)) {
        break;
      }
      bound(one.id().substring(prefix.length()), Doc.read(one.body())).ifPresent(all::add);
    }
    return all;
  }

  private static Optional<BoundSim> bound(String alias, Doc doc) {
    return doc.list("bound").stream()
        .findFirst()
        .map(one ->
            new BoundSim(alias, SimDoc.sim(one), doc.optional("plan"), doc.optional("channel")));
  }

  /**
   * Keeps what the person usually buys, and where; null forgets it.
   *
   * @throws NotBoundException if the person bound no card under that name
   */
  public void usually(
      String owner, String alias, @Nullable String planId, @Nullable String channelId) {
    require(owner, alias);
    while (true) {
      Stored before = store.find(KIND, id(owner, alias)).orElseThrow();
      Doc doc = Doc.read(before.body());
      Doc after = planId == null ? doc.without("plan") : doc.with("plan", (Object) planId);
      after =
          channelId == null ? after.without("channel") : after.with("channel", (Object) channelId);
      if (store.replace(before, before.next(null, after.json()))) {
        return;
      }
    }
  }

  /**
   * Unbinds a card; nothing of its line is kept.
   *
   * @throws NotBoundException if the person bound no card under that name
   */
  public void unbind(String owner, String alias) {
    require(owner, alias);
    while (true) {
      Stored before = store.find(KIND, id(owner, alias)).orElseThrow();
      if (store.replace(before, before.next(null, Doc.empty().json()))) {
        return;
      }
    }
  }

  /**
   * Asks the carriers of a bound card how it stands.
   *
   * @throws NotBoundException if the person bound no card under that name: nobody is asked
   */
  public SimStatus status(String owner, String alias, Lookups lookups) {
    return SimStatus.of(require(owner, alias).sim(), lookups, time.now());
  }

  private BoundSim require(String owner, String alias) {
    return find(owner, alias)
        .orElseThrow(() -> new NotBoundException(
            "alias: no SIM card is bound as \"" + alias + "\"; bind and confirm it first"));
  }

  private static String id(String owner, String alias) {
    if (!owner.matches("[^/\\p{Cntrl}]{1,100}")) {
      throw new IllegalArgumentException("owner: give 1 to 100 characters without \"/\"");
    }
    if (!alias.matches("[^/\\p{Cntrl}]{1,40}")) {
      throw new IllegalArgumentException("alias: give 1 to 40 characters without \"/\"");
    }
    return owner + "/" + alias;
  }

  private static String hash(String salt, String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha.digest((salt + ":" + text).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
