package io.recarga.testkit.many;

import io.recarga.spi.DuplicateLevel;

class SearchableManyCallersTest extends FakeManyCallers {
  SearchableManyCallersTest() {
    super(DuplicateLevel.SEARCHABLE);
  }
}
