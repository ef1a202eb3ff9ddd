package io.recarga.simulator.selfcare;

/** A habit of a server that does not keep to the letter of the API; it lasts until it is ended. */
public enum Quirk {
  /** A list of one thing is that thing, without an array around it. */
  SINGLE_OBJECT,
  /** Money is {@code {amount, units}} where the API has {@code {value, unit}}, and the reverse. */
  OTHER_MONEY_SHAPE,
  /** Numbers are sent as text. */
  NUMBERS_AS_TEXT,
  /** Each list holds one entry that is no object and one whose parts are of other shapes. */
  ODD_ENTRIES,
  /** Pages come with 200 and without a total. */
  NO_TOTAL,
  /** The next page is told by a link instead of being asked for by an offset. */
  NEXT_BY_LINK,
  /** The link to the next page leads to another host. */
  LINK_ELSEWHERE,
  /** Every page is the first one. */
  IGNORES_OFFSET,
  /** Lists hold what belongs to everybody. */
  IGNORES_FILTERS,
  /** Lists never end. */
  ENDLESS,
  /** Offerings hold their prices, instead of referring to them. */
  PRICES_INLINE,
  /** Times are written without a zone. */
  TIMES_WITHOUT_ZONE,
  /** States are words that no document lists. */
  UNKNOWN_STATES
}
