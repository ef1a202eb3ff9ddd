package io.recarga.simulator.tmf654;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which carrier a simulator plays, and how that carrier speaks TMF654. No carrier of Peru has
 * published how it does: what is set here is what TMF654 leaves open, and plain v4.0.0 unless set.
 * Immutable; each setting returns a copy.
 */
public final class TmfPersonality {
  private final String carrier;
  private final Edition edition;
  private final String path;
  private final String reference;
  private final boolean inHeader;
  private final String currency;
  private final int decimals;
  private final Repeats repeats;
  private final boolean takesReferenceFilter;
  private final int pageLimit;
  private final boolean totals;

  private TmfPersonality(Draft d) {
    carrier = d.carrier;
    edition = d.edition;
    path = d.path == null ? d.edition.path : d.path;
    reference = d.reference;
    inHeader = d.inHeader;
    currency = d.currency;
    decimals = d.decimals;
    repeats = d.repeats;
    takesReferenceFilter = d.takesReferenceFilter;
    pageLimit = d.pageLimit;
    totals = d.totals;
  }

  /** Plays {@code carrier}, such as "claro-pe": accounts and buckets bear its name. */
  public static TmfPersonality of(String carrier) {
    return new Draft(Objects.requireNonNull(carrier, "carrier")).done();
  }

  /** Plays Claro of Peru. */
  public static TmfPersonality claroPeru() {
    return of("claro-pe");
  }

  /** Plays Movistar of Peru. */
  public static TmfPersonality movistarPeru() {
    return of("movistar-pe");
  }

  /** Plays Entel of Peru. */
  public static TmfPersonality entelPeru() {
    return of("entel-pe");
  }

  /** Plays Bitel of Peru. */
  public static TmfPersonality bitelPeru() {
    return of("bitel-pe");
  }

  /** Speaks another edition; v4.0.0 unless set. */
  public TmfPersonality edition(Edition value) {
    Draft d = draft();
    d.edition = Objects.requireNonNull(value, "edition");
    d.path = path.equals(edition.path) ? null : path;
    return d.done();
  }

  /** Serves under another path. */
  public TmfPersonality path(String value) {
    Draft d = draft();
    d.path = value.replaceAll("^/+|/+$", "");
    return d.done();
  }

  /** Takes the caller's reference from attribute {@code name}; "description" unless set. */
  public TmfPersonality referenceIn(String name) {
    Draft d = draft();
    d.reference = Objects.requireNonNull(name, "name");
    d.inHeader = false;
    return d.done();
  }

  /** Takes the caller's reference from header {@code name} and shows it as an attribute. */
  public TmfPersonality referenceInHeader(String name) {
    Draft d = draft();
    d.reference = Objects.requireNonNull(name, "name");
    d.inHeader = true;
    return d.done();
  }

  /** Counts money in units called {@code name} with so many decimals of PEN; "PEN" and 0 unless set. */
  public TmfPersonality amountUnit(String name, int decimals) {
    Draft d = draft();
    d.currency = Objects.requireNonNull(name, "name");
    d.decimals = decimals;
    return d.done();
  }

  /** Treats a repeated reference otherwise; executes it again unless set. */
  public TmfPersonality repeats(Repeats value) {
    Draft d = draft();
    d.repeats = Objects.requireNonNull(value, "repeats");
    return d.done();
  }

  /** Ignores filters by reference, as a carrier may: it then lists everybody's top-ups. */
  public TmfPersonality ignoresReferenceFilter() {
    Draft d = draft();
    d.takesReferenceFilter = false;
    return d.done();
  }

  /**
   * Lists at most {@code limit} records at once, whatever was asked for; 50 unless set.
   *
   * @param totals whether {@code X-Total-Count} tells how many there are
   */
  public TmfPersonality pages(int limit, boolean totals) {
    Draft d = draft();
    d.pageLimit = limit;
    d.totals = totals;
    return d.done();
  }

  String carrier() {
    return carrier;
  }

  Edition edition() {
    return edition;
  }

  String path() {
    return path;
  }

  String reference() {
    return reference;
  }

  boolean isReferenceInHeader() {
    return inHeader;
  }

  /** Returns the attribute that shows the reference. */
  String echo() {
    return inHeader ? "correlationId" : reference;
  }

  String unit() {
    return currency;
  }

  int decimals() {
    return decimals;
  }

  Repeats repeats() {
    return repeats;
  }

  boolean takesReferenceFilter() {
    return takesReferenceFilter;
  }

  int pageLimit() {
    return pageLimit;
  }

  boolean hasTotals() {
    return totals;
  }

  @Override
  public String toString() {
    return carrier + " " + edition;
  }

  private Draft draft() {
    Draft d = new Draft(carrier);
    d.edition = edition;
    d.path = path.equals(edition.path) ? null : path;
    d.reference = reference;
    d.inHeader = inHeader;
    d.currency = currency;
    d.decimals = decimals;
    d.repeats = repeats;
    d.takesReferenceFilter = takesReferenceFilter;
    d.pageLimit = pageLimit;
    d.totals = totals;
    return d;
  }

  /** Which edition of TMF654 is spoken. */
  public enum Edition {
    /** R17 (2.0.4). */
    R17("tmf-api/prepayBalanceManagement/v2", "balanceTopup", ""),
    /** v4.0.0. */
    V4_0("tmf-api/prepayBalanceManagement/v4", "topupBalance", "balanceActionHistory"),
    /** v4.1.0. */
    V4_1("tmf-api/prepayBalanceManagement/v4", "topupBalance", "balanceAction");

    private final String path;
    private final String topUps;
    private final String activity;

    Edition(String path, String topUps, String activity) {
      this.path = path;
      this.topUps = topUps;
      this.activity = activity;
    }

    String topUps() {
      return topUps;
    }

    String activity() {
      return activity;
    }
  }

  /** What becomes of a reference that was used before. */
  public enum Repeats {
    /** It is executed again. */
    EXECUTED,
    /** It is refused with 409. */
    REFUSED,
    /** It is answered with the first record. */
    REPLAYED
  }

  private static final class Draft {
    private final String carrier;
    private Edition edition = Edition.V4_0;
    private @Nullable String path;
    private String reference = "description";
    private boolean inHeader;
    private String currency = "PEN";
    private int decimals;
    private Repeats repeats = Repeats.EXECUTED;
    private boolean takesReferenceFilter = true;
    private int pageLimit = 50;
    private boolean totals = true;

    private Draft(String carrier) {
      this.carrier = carrier;
    }

    private TmfPersonality done() {
      return new TmfPersonality(this);
    }
  }
}
