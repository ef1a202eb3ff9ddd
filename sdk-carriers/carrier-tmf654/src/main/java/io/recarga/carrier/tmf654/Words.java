package io.recarga.carrier.tmf654;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The words of the editions, compared without case, spaces and dashes. */
final class Words {
  private static final Map<String, TmfStatus> V4 = Map.of(
      "created", TmfStatus.OPEN,
      "completed", TmfStatus.DELIVERED,
      "failed", TmfStatus.FAILED,
      "cancelled", TmfStatus.CANCELLED);

  // R17's enum has "in progress", with a space.
  private static final Map<String, TmfStatus> R17 = Map.of(
      "inprogress", TmfStatus.OPEN,
      "confirmed", TmfStatus.DELIVERED,
      "cancelled", TmfStatus.CANCELLED);

  private Words() {}

  static Map<String, TmfStatus> statuses(TmfVersion version, Map<String, TmfStatus> more) {
    Map<String, TmfStatus> all = new HashMap<>(version == TmfVersion.R17 ? R17 : V4);
    all.putAll(more);
    return Map.copyOf(all);
  }

  static String plain(String word) {
    return word.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
  }
}
