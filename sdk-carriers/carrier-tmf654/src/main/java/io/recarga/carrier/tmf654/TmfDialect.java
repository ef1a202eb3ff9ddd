package io.recarga.carrier.tmf654;

import io.recarga.Carrier;
import io.recarga.Channel;
import io.recarga.spi.AdapterId;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.ErrorTable;
import io.recarga.spi.ErrorTable.Row;
import io.recarga.spi.ProcessingLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * How one carrier speaks TMF654: everything that its contract settles and the standard leaves open.
 * The defaults are the plain standard v4.0.0, and at each point what is safe while nobody knows
 * better.
 */
public final class TmfDialect {
  /** In a row of {@link Builder#error}: any code, in an error of TMF654's own shape. */
  public static final String ANY_CODE = "(any code)";

  private final Carrier carrier;
  private final AdapterId adapterId;
  private final TmfVersion version;
  private final String path;
  private final Map<String, String> headers;
  private final TmfReference reference;
  private final TmfLineForm lineForm;
  private final String lineFilter;
  private final TmfTarget target;
  private final TmfUnit unit;
  private final String topUpType;
  private final Map<Channel.Kind, String> channels;
  private final @Nullable Channel channel;
  private final Map<String, TmfStatus> statuses;
  private final Map<String, TmfStatus> ownStatuses;
  private final DuplicateLevel duplicates;
  private final @Nullable ProcessingLimits limits;
  private final Duration failedWait;
  private final ErrorTable errors;
  private final int pageSize;

  private TmfDialect(Builder b) {
    carrier = b.carrier;
    adapterId = b.adapterId;
    version = b.version;
    path = b.path == null ? b.version.path() : b.path;
    headers = Map.copyOf(b.headers);
    reference = b.reference;
    lineForm = b.lineForm;
    lineFilter = b.lineFilter == null ? b.version.lineFilter() : b.lineFilter;
    target = b.target;
    unit = b.unit == null ? TmfUnit.of(b.carrier.currency().getCurrencyCode(), 0) : b.unit;
    topUpType = b.topUpType;
    channels = Map.copyOf(b.channels);
    channel = b.channel;
    ownStatuses = Map.copyOf(b.statuses);
    statuses = Words.statuses(b.version, ownStatuses);
    duplicates = b.duplicates;
    limits = b.limits;
    failedWait = b.failedWait;
    errors = Errors.with(b.carrier.brand(), b.errors);
    pageSize = b.pageSize;
  }

  /** Begins the dialect of {@code carrier}: plain v4.0.0, and an adapter called like the carrier. */
  public static Builder builder(Carrier carrier) {
    return new Builder(carrier);
  }

  /** Returns a builder that holds these settings. */
  public Builder toBuilder() {
    Builder b = new Builder(carrier);
    b.adapterId = adapterId;
    b.version = version;
    b.path = path.equals(version.path()) ? null : path;
    b.headers.putAll(headers);
    b.reference = reference;
    b.lineForm = lineForm;
    b.lineFilter = lineFilter.equals(version.lineFilter()) ? null : lineFilter;
    b.target = target;
    b.unit = unit;
    b.topUpType = topUpType;
    b.channels.putAll(channels);
    b.channel = channel;
    b.statuses.putAll(ownStatuses);
    b.duplicates = duplicates;
    b.limits = limits;
    b.failedWait = failedWait;
    b.errors.addAll(Errors.added(errors));
    b.pageSize = pageSize;
    return b;
  }

  /** Returns the carrier whose lines are topped up. */
  public Carrier carrier() {
    return carrier;
  }

  /** Returns the adapter's usual name. */
  public AdapterId adapterId() {
    return adapterId;
  }

  /** Returns what the carrier's codes mean. */
  public ErrorTable errors() {
    return errors;
  }

  TmfVersion version() {
    return version;
  }

  String path() {
    return path;
  }

  Map<String, String> headers() {
    return headers;
  }

  TmfReference reference() {
    return reference;
  }

  TmfLineForm lineForm() {
    return lineForm;
  }

  String lineFilter() {
    return lineFilter;
  }

  TmfTarget target() {
    return target;
  }

  TmfUnit unit() {
    return unit;
  }

  String topUpType() {
    return topUpType;
  }

  /** Returns the id of {@code value} at the carrier. */
  String channelId(Channel value) {
    return channels.getOrDefault(value.kind(), value.kind().name());
  }

  /** Returns the channel of a top-up that names none; null where it is left out. */
  @Nullable
  Channel channel() {
    return channel;
  }

  /** Returns what the carrier's word means, or null if nobody said. */
  @Nullable
  TmfStatus statusOf(String word) {
    return statuses.get(Words.plain(word));
  }

  DuplicateLevel duplicates() {
    return duplicates;
  }

  @Nullable
  ProcessingLimits limits() {
    return limits;
  }

  Duration failedWait() {
    return failedWait;
  }

  int pageSize() {
    return pageSize;
  }

  /** Shows what matters for money. */
  @Override
  public String toString() {
    return carrier.brand() + " " + version + ", reference by " + reference + ", " + duplicates;
  }

  /** Builds a {@link TmfDialect}. */
  public static final class Builder {
    private final Carrier carrier;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<Channel.Kind, String> channels = new EnumMap<>(Channel.Kind.class);
    private final Map<String, TmfStatus> statuses = new LinkedHashMap<>();
    private final List<Row> errors = new ArrayList<>();
    private AdapterId adapterId;
    private TmfVersion version = TmfVersion.V4_0;
    private @Nullable String path;
    private TmfReference reference = TmfReference.description();
    private TmfLineForm lineForm = TmfLineForm.DIGITS;
    private @Nullable String lineFilter;
    private TmfTarget target = TmfTarget.lookedUp();
    private @Nullable TmfUnit unit;
    private String topUpType = "monetary";
    private @Nullable Channel channel;
    private DuplicateLevel duplicates = DuplicateLevel.SEARCHABLE;
    private @Nullable ProcessingLimits limits;
    private Duration failedWait = Duration.ZERO;
    private int pageSize = 100;

    private Builder(Carrier carrier) {
      this.carrier = Objects.requireNonNull(carrier, "carrier");
      adapterId = AdapterId.of(carrier.id());
    }

    /** Sets the adapter's name; the carrier's id unless set. */
    public Builder adapterId(String value) {
      adapterId = AdapterId.of(value);
      return this;
    }

    /** Sets the edition; v4.0.0 unless set. */
    public Builder version(TmfVersion value) {
      version = Objects.requireNonNull(value, "version");
      return this;
    }

    /** Sets the path below the base URL; the edition's own unless set. */
    public Builder path(String value) {
      HttpUrl checked =
          HttpUrl.get("https://localhost/").resolve("/" + value.replaceAll("^/+", ""));
      if (checked == null || checked.query() != null || checked.fragment() != null) {
        throw new IllegalArgumentException(
            "path: not a path such as tmf-api/v4: \"" + value + "\"");
      }
      path = value.replaceAll("^/+|/+$", "");
      return this;
    }

    /**
     * Adds a header to every call, such as an API version; secrets belong into {@link TmfAuth}.
     *
     * @throws IllegalArgumentException if no header can carry it
     */
    public Builder header(String name, String value) {
      Headers checked = Headers.of(name, value);
      headers.put(checked.name(0), checked.value(0));
      return this;
    }

    /** Sets where our reference travels and how it is searched; the description unless set. */
    public Builder reference(TmfReference value) {
      reference = Objects.requireNonNull(value, "reference");
      return this;
    }

    /** Sets how numbers are written; "51987654321" unless set. */
    public Builder lineForm(TmfLineForm value) {
      lineForm = Objects.requireNonNull(value, "lineForm");
      return this;
    }

    /** Sets the query parameter that names a line; the edition's own unless set. */
    public Builder lineFilter(String value) {
      lineFilter = Objects.requireNonNull(value, "lineFilter");
      return this;
    }

    /** Sets the bucket and account that are topped up; looked up before each top-up unless set. */
    public Builder target(TmfTarget value) {
      target = Objects.requireNonNull(value, "target");
      return this;
    }

    /**
     * Sets how money is counted on the wire.
     *
     * @param name what answers and requests call the unit; the currency's code unless set
     * @param decimals how many of the currency's decimals the unit holds: 0 for soles, 2 for céntimos
     */
    public Builder amountUnit(String name, int decimals) {
      unit = TmfUnit.of(name, decimals);
      return this;
    }

    /** Sets the usage type (R17: type) of a top-up; "monetary" unless set. */
    public Builder topUpType(String value) {
      topUpType = Objects.requireNonNull(value, "topUpType");
      return this;
    }

    /** Names a channel as the carrier does; the kind's own name unless set. */
    public Builder channel(Channel.Kind kind, String id) {
      channels.put(Objects.requireNonNull(kind, "kind"), Objects.requireNonNull(id, "id"));
      return this;
    }

    /** Sets the channel of top-ups that name none; left out unless set (R17 demands one). */
    public Builder usualChannel(Channel value) {
      channel = Objects.requireNonNull(value, "usualChannel");
      return this;
    }

    /**
     * Says what a status means that the edition does not list. TM Forum's samples say "confirmed" where
     * v4.0 has "completed"; ask the carrier, and do not guess.
     */
    public Builder status(String word, TmfStatus meaning) {
      statuses.put(Words.plain(word), Objects.requireNonNull(meaning, "meaning"));
      return this;
    }

    /**
     * Sets how the carrier treats a repeated reference: {@link DuplicateLevel#SEARCHABLE} unless set,
     * because TMF654 knows none. Set more only by contract and after a {@link TmfCertification}.
     */
    public Builder duplicates(DuplicateLevel value) {
      duplicates = Objects.requireNonNull(value, "duplicates");
      return this;
    }

    /** Sets how long the carrier works on a top-up and how late its records show it. */
    public Builder processingLimits(ProcessingLimits value) {
      limits = Objects.requireNonNull(value, "processingLimits");
      return this;
    }

    /** Sets how long a recorded failure may still change; not at all unless set. */
    public Builder failedWait(Duration value) {
      if (value.isNegative()) {
        throw new IllegalArgumentException("failedWait: is negative: " + value);
      }
      failedWait = value;
      return this;
    }

    /**
     * Adds what one of the carrier's error codes proves, with its evidence; {@link #ANY_CODE} stands
     * for all of an HTTP status. A code without a row proves nothing.
     */
    public Builder error(Row row) {
      errors.add(Objects.requireNonNull(row, "row"));
      return this;
    }

    /** Sets how many records are asked for at once; 100 unless set. */
    public Builder pageSize(int value) {
      if (value < 1 || value > 1_000) {
        throw new IllegalArgumentException("pageSize: must be from 1 to 1000: " + value);
      }
      pageSize = value;
      return this;
    }

    /**
     * Builds the dialect.
     *
     * @throws IllegalArgumentException if settings contradict each other
     */
    public TmfDialect build() {
      if (reference.echo() == null && duplicates != DuplicateLevel.BLIND) {
        throw new IllegalArgumentException(String.format(
            Locale.ROOT,
            "duplicates: no record repeats the %s, so that nothing can be searched: set BLIND",
            reference));
      }
      return new TmfDialect(this);
    }
  }
}
