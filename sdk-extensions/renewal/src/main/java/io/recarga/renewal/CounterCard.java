package io.recarga.renewal;

import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.SimCard;
import java.util.Objects;

/**
 * A card to show at a counter whose language the person does not speak: what to say in Spanish, what
 * that means, and the number in large digits. It holds the whole number; do not log its text.
 */
public final class CounterCard {
  private final PhoneNumber number;
  private final String brand;
  private final Money amount;

  private CounterCard(PhoneNumber number, String brand, Money amount) {
    this.number = number;
    this.brand = brand;
    this.amount = amount;
  }

  /**
   * Makes a card.
   *
   * @throws IllegalArgumentException if the card is only known by its ICCID, which no counter takes
   */
  public static CounterCard of(SimCard sim, Money amount) {
    PhoneNumber number = sim.number();
    if (number == null) {
      throw new IllegalArgumentException("sim: give its phone number, a counter asks for that");
    }
    return new CounterCard(number, sim.carrier().brand(), Objects.requireNonNull(amount, "amount"));
  }

  /** Returns the sentence in {@code language}: "Quiero recargar S/ 20 a este número Claro:". */
  public String sentence(Language language) {
    return Message.of("card.recharge", Formats.shortMoney(amount, language), brand)
        .in(language);
  }

  /** Returns the number as people of Peru write it, "987 654 321"; others international. */
  public String number() {
    String e164 = number.e164();
    return e164.startsWith("+51") ? e164.substring(3).replaceAll("(...)(?=.)", "$1 ") : e164;
  }

  /** Returns the whole card: Spanish for the counter, then {@code reader}'s language. */
  public String text(Language reader) {
    String spanish = sentence(Language.SPANISH) + "\n\n  " + number() + "\n\n"
        + Message.of("card.receipt").in(Language.SPANISH) + "\n";
    return reader == Language.SPANISH
        ? spanish
        : spanish + "--\n" + sentence(reader) + "\n"
            + Message.of("card.receipt").in(reader) + "\n";
  }

  /** Shows amount and number with its middle hidden. */
  @Override
  public String toString() {
    return amount + " for " + number;
  }
}
