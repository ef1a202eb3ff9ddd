package io.recarga.sample.quickstart;

import io.recarga.Carrier;
import io.recarga.Channel;
import io.recarga.PhoneNumber;
import io.recarga.TopUpKey;
import io.recarga.market.peru.Peru;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Read options; what they refuse, they refuse with the cure and without the value. */
final class Converters {
  private Converters() {}

  /** A number as people in Peru write it, or international. */
  static final class Line implements ITypeConverter<PhoneNumber> {
    @Override
    public PhoneNumber convert(String text) {
      PhoneNumber number;
      try {
        number = PhoneNumber.parse(text, "PE");
      } catch (IllegalArgumentException e) {
        throw refused(e, "give 9 digits that begin with 9");
      }
      if (!number.e164().startsWith("+51")) {
        throw new TypeConversionException(
            "not a number of Peru (+51); give 9 digits that begin with 9");
      }
      return number;
    }
  }

  /** One of Peru's carriers by id or brand. */
  static final class CarrierName implements ITypeConverter<Carrier> {
    @Override
    public Carrier convert(String text) {
      return Peru.carrier(text)
          .orElseThrow(() -> new TypeConversionException(
              "not a carrier of Peru; give claro, movistar, entel or bitel"));
    }
  }

  /** An amount of more than nothing. */
  static final class Amount implements ITypeConverter<BigDecimal> {
    @Override
    public BigDecimal convert(String text) {
      if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,8})?") || new BigDecimal(text).signum() == 0) {
        throw new TypeConversionException("not an amount; give one such as 20 or 20.50");
      }
      return new BigDecimal(text);
    }
  }

  /** Whole seconds, up to an hour. */
  static final class Wait implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) > 3600) {
        throw new TypeConversionException("not from 0 to 3600; give seconds such as 30");
      }
      return Duration.ofSeconds(Integer.parseInt(text));
    }
  }

  /** The caller's id of an obligation. */
  static final class Key implements ITypeConverter<TopUpKey> {
    @Override
    public TopUpKey convert(String text) {
      try {
        return TopUpKey.of(text);
      } catch (IllegalArgumentException e) {
        throw refused(e, "give one such as order-4711");
      }
    }
  }

  /** One of the seven channels, as words joined by dashes. */
  static final class ChannelName implements ITypeConverter<Channel> {
    @Override
    public Channel convert(String text) {
      for (Channel.Kind kind : Channel.Kind.values()) {
        if (nameOf(kind).equals(text.toLowerCase(Locale.ROOT).replace('_', '-'))) {
          return Channel.of(kind);
        }
      }
      throw new TypeConversionException("not a channel; give one of "
          + Arrays.stream(Channel.Kind.values())
              .map(ChannelName::nameOf)
              .collect(Collectors.joining(", ")));
    }

    private static String nameOf(Channel.Kind kind) {
      return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  // The library's messages begin with the field's name, which picocli says already.
  private static TypeConversionException refused(IllegalArgumentException e, String cure) {
    String message = String.valueOf(e.getMessage()).replaceFirst("^[a-z]+: ", "");
    return new TypeConversionException(message + "; " + cure);
  }
}
