package io.recarga.carrier.selfcare;

import io.recarga.Usage;
import io.recarga.Volume;
import org.jspecify.annotations.Nullable;

/** Reads a bucket: a volume by the units that we know, else money, else its words alone. */
final class Buckets {
  private Buckets() {}

  static @Nullable Usage usageOf(Wire.Bucket bucket, Moments moments) {
    String name = Words.line(bucket.name() != null ? bucket.name() : bucket.usageType());
    // What is left in an expired bucket is left for nobody.
    if (name == null || Words.bare(bucket.status()).equals("expired")) {
      return null;
    }
    Wire.Amount left =
        bucket.remainingValue() != null ? bucket.remainingValue() : counter(bucket, "remaining");
    Wire.Amount used = counter(bucket, "used");
    Usage.Builder usage = Usage.builder(name)
        .words(Words.line(bucket.remainingValueName()))
        .period(moments.begin(bucket.validFor()), moments.end(bucket.validFor()))
        .shared(Boolean.TRUE.equals(bucket.isShared()));
    Volume leftVolume = Amounts.volume(left);
    Volume usedVolume = Amounts.volume(used);
    Volume either = leftVolume != null ? leftVolume : usedVolume;
    if (either != null) {
      usage.kind(either.kind());
      boolean same = usedVolume == null || usedVolume.kind() == either.kind();
      return usage.volume(same ? usedVolume : null, leftVolume).build();
    }
    return usage.money(Amounts.money(used), Amounts.money(left)).build();
  }

  /** Returns the counter for the bucket as a whole; those of single users are only parts of it. */
  private static Wire.@Nullable Amount counter(Wire.Bucket bucket, String type) {
    return Present.in(bucket.bucketCounter()).stream()
        .filter(counter -> Words.bare(counter.counterType()).equals(type))
        .filter(counter -> counter.user() == null && counter.value() != null)
        .map(Wire.Counter::value)
        .findFirst()
        .orElse(null);
  }
}
