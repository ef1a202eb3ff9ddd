package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.spi.DuplicateLevel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pools lend no connection to an interrupted thread. */
class InterruptedOutcomeTest {
  private final Journal store = Journal.inMemory(10);
  private final ScriptedAdapter blind = new ScriptedAdapter("first", DuplicateLevel.BLIND);

  @AfterEach
  void clear() {
    boolean ignored = Thread.interrupted();
  }

  @Test
  void whatAnInterruptedCallCameToIsWrittenAndTheInterruptStays() {
    blind.onSend = attempt -> {
      Thread.currentThread().interrupt();
      return ScriptedAdapter.delivered(attempt);
    };
    Engine engine = new Rig(new DrivenTime(), refusingInterrupted(), blind).engine();

    assertThat(engine.topUp(Rig.TOP_UP, Rig.PATIENT)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(store.find(Rig.KEY)).map(JournalRow::state).contains(State.SUCCEEDED);
  }

  private Journal refusingInterrupted() {
    return (Journal) Proxy.newProxyInstance(
        Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, given) -> {
          if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("interrupted while waiting for a connection");
          }
          try {
            return method.invoke(store, given);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }
}
