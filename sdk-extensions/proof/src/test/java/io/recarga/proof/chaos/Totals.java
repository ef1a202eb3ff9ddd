package io.recarga.proof.chaos;

import io.recarga.journal.State;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run came to, in figures. */
final class Totals {
  final Map<String, Integer> told = new TreeMap<>();
  final Map<String, Integer> threw = new TreeMap<>();
  int lost;
  int doubled;
  int falselyDeclined;
  int stuck;
  int unknownAsPlanned;
  int excused;
  int requests;
  int replayed;
  int closedOn;
  int late;
  int overslept;
  int atReloadly;
  String cpu = "";
  int tokens;
  long askedSeconds;
  long seconds;
  private final Map<Trouble, Map<State, Integer>> ends = new EnumMap<>(Trouble.class);

  void count(Trouble trouble, State state) {
    ends.computeIfAbsent(trouble, any -> new EnumMap<>(State.class)).merge(state, 1, Integer::sum);
  }

  private int count(List<Trouble> troubles, State state) {
    return troubles.stream()
        .mapToInt(trouble -> ends.getOrDefault(trouble, Map.of()).getOrDefault(state, 0))
        .sum();
  }

  String row(int fault, List<Trouble> kinds, Hits hits) {
    String met = fault == 0 ? "" : String.valueOf(hits.ofFault(fault));
    return "| " + (fault == 0 ? "none" : "F" + fault) + " | " + kinds.size() + " | " + met + " | "
        + count(kinds, State.SUCCEEDED) + " | " + count(kinds, State.FAILED) + " | "
        + count(kinds, State.REVERSED) + " | " + count(kinds, State.UNKNOWN) + " |\n";
  }

  String sum(int size, int kills, int orphaned) {
    int unknown = count(List.of(Trouble.values()), State.UNKNOWN);
    return size + " top-ups, asked for within " + askedSeconds + " s, all decided and judged after "
        + seconds + " s\n"
        + lost + " lost, " + doubled + " doubled, " + falselyDeclined + " falsely declined, "
        + stuck
        + " stuck\n"
        + unknown + " unknown, of which the plan predicts " + unknownAsPlanned + "\n"
        + kills + " apps killed at work, with " + orphaned + " top-ups in their hands, and "
        + late + " calls that this machine answered too late; " + excused
        + " of both ended otherwise than planned\n"
        + overslept
        + " requests still at the carrier, held up by this machine, when all of them had to be over\n"
        + closedOn
        + " calls under way while their library was closed\n"
        + atReloadly
        + " went through Reloadly's adapter and simulator, where three in ten orders go wrong\n"
        + requests + " money calls at the carrier, " + tokens + " tokens, " + replayed
        + " keys asked for again at the end\n"
        + "CPU: " + cpu + "\ntold " + told + ", threw " + threw + "\n";
  }
}
