package io.recarga.renewal.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.renewal.internal.Doc;
import io.recarga.renewal.store.ForwardingStore;
import io.recarga.renewal.store.RenewalStore;
import io.recarga.renewal.store.Stored;
import java.util.HashMap;
import java.util.Map;

/** The store that both machines share, which remembers for which period and month a serial was raised. */
final class History extends ForwardingStore {
  private final Map<String, String> periods = new HashMap<>();
  private final Map<String, String> months = new HashMap<>();
  private final Map<String, String> serials = new HashMap<>();

  History(RenewalStore store) {
    super(store);
  }

  @Override
  public boolean replace(Stored before, Stored after) {
    boolean replaced = super.replace(before, after);
    if (replaced && after.kind().equals("mandate")) {
      Doc was = Doc.read(before.body());
      Doc is = Doc.read(after.body());
      if (!was.text("serial").equals(is.text("serial"))) {
        raised(after.id(), is);
      }
    }
    return replaced;
  }

  private void raised(String mandate, Doc doc) {
    String serial = mandate + ":" + doc.text("serial");
    String period = mandate + " " + doc.text("period");
    assertThat(serials.put(period, serial)).as("two renewals for " + period).isNull();
    assertThat(periods.put(serial, period)).isNull();
    Doc spending = doc.list("spent").get(doc.list("spent").size() - 1);
    months.put(serial, mandate + " " + spending.text("month"));
  }

  /** Returns mandate and month of a renewal's key, such as "auto:m1:7". */
  String monthOf(String key) {
    return months.get(key.substring("auto:".length()));
  }

  int renewals() {
    return periods.size();
  }
}
