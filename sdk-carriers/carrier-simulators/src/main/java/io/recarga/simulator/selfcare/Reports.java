package io.recarga.simulator.selfcare;

import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.wire.Json;
import io.recarga.simulator.wire.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Questions for usage: each is a task that may take its time. */
final class Reports {
  private final SimulatorClock clock;
  private final Duration delay;
  private final Map<String, Task> tasks = new HashMap<>();

  Reports(SimulatorClock clock, Duration delay) {
    this.clock = clock;
    this.delay = delay;
  }

  synchronized Reply ask(@Nullable SimulatedLine line, Set<Quirk> quirks) {
    if (line == null) {
      throw new Refused(400, "27", "no such line");
    }
    String id = "query-" + (tasks.size() + 1);
    Task task = new Task(id, line, clock.now().plus(delay));
    tasks.put(id, task);
    return Reply.json(201, body(task, quirks)).header("Location", "queryUsageConsumption/" + id);
  }

  synchronized Reply read(String id, Set<Quirk> quirks) {
    Task task = tasks.get(id);
    if (task == null) {
      throw new Refused(404, "60", "no such query");
    }
    return Reply.json(200, body(task, quirks));
  }

  private Object body(Task task, Set<Quirk> quirks) {
    boolean ready = !clock.now().isBefore(task.ready());
    Map<String, @Nullable Object> report = task.line().report(ready ? "done" : "inProgress");
    if (!ready) {
      report.remove("bucketRefOrValue");
    }
    Map<String, @Nullable Object> answer = Json.object(
        "id",
        task.id(),
        "href",
        "queryUsageConsumption/" + task.id(),
        "queryUsageConsumptionDate",
        clock.now(),
        "usageConsumption",
        quirks.contains(Quirk.SINGLE_OBJECT) ? report : List.of(report),
        "@type",
        "QueryUsageConsumption");
    Object bent = Shapes.bent(answer, quirks);
    return bent == null ? answer : bent;
  }

  private record Task(String id, SimulatedLine line, Instant ready) {}
}
