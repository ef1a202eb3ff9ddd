package io.recarga.settlement;

import io.recarga.HistoryEntry;
import io.recarga.HistoryEntry.Status;
import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.settlement.SettlementCsv.MoneyColumn;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads rows under one header. A refusal names line and column and never the value. */
final class SettlementRow {
  private static final Pattern AMOUNT = Pattern.compile("[+-]?[0-9]{1,12}(\\.[0-9]{1,8})?");
  private static final int LONGEST_TEXT = 100;

  private final SettlementCsv csv;
  private final Map<String, Integer> places = new HashMap<>();
  private final int width;

  SettlementRow(SettlementCsv csv, List<String> header) {
    this.csv = csv;
    this.width = header.size();
    for (int i = 0; i < width; i++) {
      String name = header.get(i).strip();
      if (places.put(name, i) != null && isWanted(name)) {
        throw new IllegalArgumentException(
            "settlement file: two columns are called \"" + name + "\"");
      }
    }
    wanted().forEach(this::place);
  }

  HistoryEntry entry(List<String> row, int line) {
    if (row.size() != width) {
      throw new IllegalArgumentException(
          "settlement file: line " + line + " has " + row.size() + " fields, the header " + width);
    }
    String id = text(row, line, csv.transactionId);
    if (id == null) {
      throw odd(line, csv.transactionId);
    }
    String word = text(row, line, csv.status);
    return HistoryEntry.builder(id, statusOf(word), word == null ? "" : word)
        .reference(text(row, line, csv.reference))
        .number(numberOf(text(row, line, csv.number)))
        .money(money(row, line, csv.delivered), money(row, line, csv.cost))
        .carrierTime(text(row, line, csv.time))
        .build();
  }

  private Status statusOf(@Nullable String word) {
    Status every = csv.every;
    if (every != null) {
      return every;
    }
    return word == null ? Status.OTHER : csv.words.getOrDefault(word, Status.OTHER);
  }

  private @Nullable PhoneNumber numberOf(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return PhoneNumber.parse(text, csv.country);
    } catch (IllegalArgumentException e) {
      return null; // A record whose line cannot be read still tells of its sale.
    }
  }

  private @Nullable Money money(List<String> row, int line, @Nullable MoneyColumn column) {
    String text = column == null ? null : text(row, line, column.amount());
    if (column == null || text == null) {
      return null;
    }
    String plain = csv.decimalMark == '.' ? text : text.replace(csv.decimalMark, '.');
    if (!AMOUNT.matcher(plain).matches() || (csv.decimalMark != '.' && text.contains("."))) {
      throw odd(line, column.amount());
    }
    String currency =
        column.currency() == null ? text(row, line, column.currencyColumn()) : column.currency();
    try {
      return Money.of(new BigDecimal(plain), currency == null ? "" : currency);
    } catch (IllegalArgumentException e) {
      throw odd(line, String.valueOf(column.currencyColumn()));
    }
  }

  private @Nullable String text(List<String> row, int line, @Nullable String column) {
    if (column == null) {
      return null;
    }
    String text = row.get(place(column)).strip();
    if (text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
      throw odd(line, column);
    }
    return text.isEmpty() ? null : text;
  }

  private int place(String column) {
    Integer place = places.get(column);
    if (place == null) {
      throw new IllegalArgumentException("settlement file: no column is called \"" + column + "\"");
    }
    return place;
  }

  private boolean isWanted(String column) {
    return wanted().contains(column);
  }

  private List<String> wanted() {
    return Stream.of(
            csv.transactionId,
            csv.reference,
            csv.status,
            csv.number,
            csv.time,
            csv.delivered == null ? null : csv.delivered.amount(),
            csv.delivered == null ? null : csv.delivered.currencyColumn(),
            csv.cost == null ? null : csv.cost.amount(),
            csv.cost == null ? null : csv.cost.currencyColumn())
        .filter(Objects::nonNull)
        .toList();
  }

  private static IllegalArgumentException odd(int line, String column) {
    return new IllegalArgumentException(
        "settlement file: line " + line + ": \"" + column + "\" makes no sense");
  }
}
