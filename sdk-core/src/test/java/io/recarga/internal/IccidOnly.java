package io.recarga.internal;

import io.recarga.Environment;
import io.recarga.TopUp;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Capabilities;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Route;

/** An adapter whose carrier knows lines by their ICCID only. */
final class IccidOnly implements CarrierAdapter {
  @Override
  public AdapterId id() {
    return AdapterId.of("iccid-only");
  }

  @Override
  public Environment environment() {
    return Environment.SANDBOX;
  }

  @Override
  public Capabilities capabilities() {
    return Capabilities.builder(DuplicateLevel.BLIND)
        .takes(Capabilities.LineId.ICCID)
        .build();
  }

  @Override
  public Route prepare(TopUp topUp) {
    throw new AssertionError("not served");
  }

  @Override
  public Answer send(Attempt attempt) {
    throw new AssertionError("not served");
  }

  @Override
  public Answer find(Attempt attempt) {
    throw new AssertionError("not served");
  }
}
