package io.recarga.testkit.many;

import io.recarga.spi.DuplicateLevel;

class ReplayingManyCallersTest extends FakeManyCallers {
  ReplayingManyCallersTest() {
    super(DuplicateLevel.REPLAYS);
  }
}
