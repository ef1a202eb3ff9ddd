package io.recarga.carrier.ding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** This module's tests run as its users may run it: on the module path. */
class ModulePathTest {
  @Test
  void testsRunInsideTheNamedModule() {
    assertThat(getClass().getModule().getName()).isEqualTo("io.recarga.carrier.ding");
  }
}
