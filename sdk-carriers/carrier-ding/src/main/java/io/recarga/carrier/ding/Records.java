package io.recarga.carrier.ding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the list of this account's transfers, page by page. Ding keeps two months of it. */
final class Records {
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 500;

  private final Api api;

  Records(Api api) {
    this.api = api;
  }

  /** What was read, and whether that is all there is. */
  record Found(List<Wire.Transfer> transfers, boolean whole) {}

  Found ofReference(String reference) {
    return read(reference, null);
  }

  Found ofNumber(String digits) {
    return read(null, digits);
  }

  Found all() {
    return read(null, null);
  }

  private Found read(@Nullable String reference, @Nullable String digits) {
    List<Wire.Transfer> found = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    int skip = 0;
    for (int page = 0; page < MOST_PAGES; page++) {
      Wire.Search search = new Wire.Search(reference, digits, skip, PAGE);
      Wire.TransferPage read =
          api.ask("ListTransferRecords", Wire.SEARCH.toJson(search), Wire.TRANSFERS);
      List<Wire.@Nullable Transfer> items = read.items();
      if (items == null) {
        return new Found(found, false);
      }
      boolean news = false;
      for (Wire.Transfer item : items) {
        if (item == null || item.transferRecord() == null) {
          return new Found(found, false);
        }
        // Transfers that came meanwhile move the others on to the next page.
        String id = Transfers.evidence(item).transactionId();
        if (id == null || ids.add(id)) {
          found.add(item);
          news = true;
        }
      }
      if (!Boolean.TRUE.equals(read.thereAreMoreItems())) {
        return new Found(found, true);
      }
      if (!news) {
        return new Found(found, false); // A server that ignores "Skip" sends one page for ever.
      }
      skip += items.size();
    }
    return new Found(found, false);
  }
}
