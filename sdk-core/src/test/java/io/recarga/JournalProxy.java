package io.recarga;

import io.recarga.journal.Journal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.BiConsumer;

/** A journal over another that tells of each call. */
final class JournalProxy {
  private JournalProxy() {}

  static Journal around(Journal inner, BiConsumer<String, Object[]> listener) {
    return (Journal) Proxy.newProxyInstance(
        JournalProxy.class.getClassLoader(),
        new Class<?>[] {Journal.class},
        (proxy, method, arguments) -> {
          listener.accept(method.getName(), arguments);
          try {
            return method.invoke(inner, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }
}
