package io.recarga.carrier.tapi;

import io.recarga.HistoryEntry;
import io.recarga.HistoryEntry.Status;
import io.recarga.Money;
import io.recarga.carrier.tapi.Tapi.SettlementLayout;
import io.recarga.carrier.tapi.Tapi.SettlementLayout.Column;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a settlement file. Its words end up in reports that people open with a spreadsheet: so ids
 * and statuses are of a harmless form, which no formula has, or the file is refused.
 */
final class Settlement {
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/ -]{0,99}");
  private static final Pattern TIME = Pattern.compile("[0-9][0-9T:., /+Z-]{3,39}");
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,4})?");
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final SettlementLayout layout;
  private final String currency;
  private final String country;

  Settlement(SettlementLayout layout, String currency, String country) {
    this.layout = layout;
    this.currency = currency;
    this.country = country;
  }

  List<HistoryEntry> read(InputStream file) {
    try (file) {
      byte[] bytes = file.readNBytes(layout.maxBytes() + 1);
      if (bytes.length > layout.maxBytes()) {
        throw new IllegalArgumentException(
            "settlement file: larger than maxBytes, " + layout.maxBytes());
      }
      return read(new InputStreamReader(
          new ByteArrayInputStream(bytes),
          layout
              .charset()
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "settlement file: not in " + layout.charset() + ": set charset", e);
    } catch (IOException e) {
      throw new UncheckedIOException("settlement file: cannot be read", e);
    }
  }

  private List<HistoryEntry> read(Reader text) throws IOException {
    Rows rows = new Rows(text, layout.separator());
    List<String> header = rows.next();
    if (header == null) {
      throw new IllegalArgumentException("settlement file: is empty, without a header row");
    }
    Map<Column, Integer> places = places(header);
    List<HistoryEntry> found = new ArrayList<>();
    for (List<String> fields = rows.next(); fields != null; fields = rows.next()) {
      if (found.size() == layout.maxRows()) {
        throw new IllegalArgumentException(
            "settlement file: more rows than maxRows, " + layout.maxRows());
      }
      found.add(entry(new Row(rows.row(), fields, places)));
    }
    return List.copyOf(found);
  }

  private Map<Column, Integer> places(List<String> header) {
    Map<Column, Integer> places = new EnumMap<>(Column.class);
    for (Column column : Column.values()) {
      String wanted = layout.columns().getOrDefault(column, column.name());
      for (int i = 0; i < header.size(); i++) {
        if (bare(header.get(i)).equalsIgnoreCase(wanted) && places.putIfAbsent(column, i) != null) {
          throw new IllegalArgumentException(
              "settlement file: two columns are called \"" + wanted + "\"");
        }
      }
      boolean needed = column != Column.IDENTIFIER
          && column != Column.CREATED_AT
          && !(column == Column.STATUS && layout.every() != null);
      if (needed && !places.containsKey(column)) {
        throw new IllegalArgumentException("settlement file: no column is called \"" + wanted
            + "\": set column(" + column + ", …)");
      }
    }
    return places;
  }

  private static String bare(String name) {
    String text = name.strip();
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private HistoryEntry entry(Row row) {
    String id = row.text(Column.OPERATION_ID, HARMLESS, true);
    String word = row.text(Column.STATUS, HARMLESS, layout.every() == null);
    String number = row.raw(Column.IDENTIFIER).replaceAll("[^0-9]", "");
    return HistoryEntry.builder(String.valueOf(id), statusOf(word), word == null ? "" : word)
        .reference(row.text(Column.EXTERNAL_PAYMENT_ID, HARMLESS, false))
        .number(number.isEmpty() ? null : Numbers.parse(number, country))
        .money(amount(row), null)
        .carrierTime(row.text(Column.CREATED_AT, TIME, false))
        .build();
  }

  private Money amount(Row row) {
    String text = row.raw(Column.AMOUNT).replace(layout.decimalMark(), '.');
    if (!AMOUNT.matcher(text).matches()) {
      throw row.odd(Column.AMOUNT);
    }
    return Money.of(new BigDecimal(text), currency);
  }

  private Status statusOf(@Nullable String word) {
    Status every = layout.every();
    if (every != null) {
      return every;
    }
    String known = String.valueOf(word).toLowerCase(Locale.ROOT);
    Status own = layout.words().get(known);
    if (own != null) {
      return own;
    }
    return switch (known) {
      case "confirmed" -> Status.DELIVERED;
      case "failed" -> Status.FAILED;
      case "processing", "pending" -> Status.OPEN;
      default -> Status.OTHER;
    };
  }

  /** One row and where its columns are. */
  private record Row(int number, List<String> fields, Map<Column, Integer> places) {
    String raw(Column column) {
      Integer place = places.get(column);
      return place == null || place >= fields.size() ? "" : fields.get(place);
    }

    @Nullable
    String text(Column column, Pattern form, boolean needed) {
      String text = raw(column);
      if (text.isEmpty() && !needed) {
        return null;
      }
      if (!form.matcher(text).matches()) {
        throw odd(column);
      }
      return text;
    }

    /** Names the place, and shows nothing of what stands there. */
    IllegalArgumentException odd(Column column) {
      return new IllegalArgumentException(
          "settlement file: row " + number + ", " + column + ": missing or of an unexpected form");
    }
  }
}
