package io.recarga.carrier.reloadly;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Compares what a wire record holds with the JSON it was read from, field by field. */
final class ReadBack {
  private final Set<String> seen;

  /** Notes in {@code seen} the fields that were there, such as "Sale.status". */
  ReadBack(Set<String> seen) {
    this.seen = seen;
  }

  void check(Record read, JsonNode json) throws ReflectiveOperationException {
    for (RecordComponent component : read.getClass().getRecordComponents()) {
      String name = component.getName();
      String field = read.getClass().getSimpleName() + "." + name;
      JsonNode value = json.get(name);
      component.getAccessor().setAccessible(true);
      Object held = component.getAccessor().invoke(read);
      if (value != null && !value.isNull()) {
        seen.add(field);
      }
      checkValue(field, held, value);
    }
  }

  void checkAll(List<?> read, JsonNode json) throws ReflectiveOperationException {
    assertThat(read).hasSize(json.size());
    for (int i = 0; i < read.size(); i++) {
      checkValue("[" + i + "]", read.get(i), json.get(i));
    }
  }

  private void checkValue(String field, Object held, JsonNode value)
      throws ReflectiveOperationException {
    if (held instanceof Described described) {
      assertThat(described.byAmount()).as(field).hasSize(value.isObject() ? value.size() : 0);
    } else if (value == null || value.isNull()) {
      assertThat(held).as(field).isNull();
    } else if (held instanceof Record record) {
      check(record, value);
    } else if (held instanceof List<?> list) {
      checkAll(list, value);
    } else if (held instanceof BigDecimal number) {
      assertThat(number).as(field).isEqualByComparingTo(new BigDecimal(value.asString()));
    } else {
      assertThat(held).as(field).isNotNull();
      assertThat(String.valueOf(held)).as(field).isEqualTo(value.asString());
    }
  }
}
