package io.recarga.renewal.forecast;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What was used between two readings. */
record Stretch(double days, double used) {

  static List<Stretch> between(List<UsageReading> sorted) {
    List<Stretch> all = new ArrayList<>();
    for (int i = 1; i < sorted.size(); i++) {
      UsageReading before = sorted.get(i - 1);
      UsageReading after = sorted.get(i);
      Duration time = Duration.between(before.at(), after.at());
      long used = before.megabytesLeft() - after.megabytesLeft();
      if (used >= 0 && time.toSeconds() > 0) {
        all.add(new Stretch(time.toSeconds() / 86_400.0, used));
      }
    }
    return all;
  }
}
