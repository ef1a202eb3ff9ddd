package io.recarga.proof.sim;

import java.util.BitSet;

/**
 * What a world is made of: a seed, and what of it takes place. A failing plan shrinks by leaving
 * obligations and faults out.
 *
 * @param obligations how many there are
 * @param without the numbers of the obligations left out
 * @param spared the numbers of the faults left out
 */
record Plan(long seed, int obligations, BitSet without, BitSet spared) {

  static Plan of(long seed, int obligations) {
    return new Plan(seed, obligations, new BitSet(), new BitSet());
  }

  int remaining() {
    return obligations - without.cardinality();
  }

  Plan withoutObligations(int from, int to) {
    BitSet fewer = (BitSet) without.clone();
    fewer.set(from, to);
    return new Plan(seed, obligations, fewer, spared);
  }

  Plan withoutFaults(BitSet faults) {
    BitSet fewer = (BitSet) spared.clone();
    fewer.or(faults);
    return new Plan(seed, obligations, without, fewer);
  }
}
