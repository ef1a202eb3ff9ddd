package io.recarga.renewal;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A place on earth, to a millionth of a degree.
 *
 * @param latitude in millionths of a degree, north is positive
 * @param longitude in millionths of a degree, east is positive
 */
public record Position(int latitude, int longitude) {
  private static final int MILLION = 1_000_000;
  private static final long EARTH_METRES = 6_371_000;

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Position {
    if (Math.abs(latitude) > 90 * MILLION) {
      throw new IllegalArgumentException("latitude: not from -90 to 90 degrees");
    }
    if (Math.abs(longitude) > 180 * MILLION) {
      throw new IllegalArgumentException("longitude: not from -180 to 180 degrees");
    }
  }

  /**
   * Reads degrees such as "-12.0464" and "-77.0428".
   *
   * @throws IllegalArgumentException if one is no number or out of range
   */
  public static Position of(String latitude, String longitude) {
    return new Position(micro(latitude, "latitude"), micro(longitude, "longitude"));
  }

  /** Returns the distance in metres, as the crow flies. */
  public long metresTo(Position other) {
    double lat = Math.toRadians(latitude / (double) MILLION);
    double otherLat = Math.toRadians(other.latitude / (double) MILLION);
    double byLat = Math.sin((otherLat - lat) / 2);
    double byLon = Math.sin(Math.toRadians((other.longitude - longitude) / (double) MILLION) / 2);
    double chord = byLat * byLat + Math.cos(lat) * Math.cos(otherLat) * byLon * byLon;
    return Math.round(2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(chord))));
  }

  private static int micro(String degrees, String field) {
    try {
      return new BigDecimal(degrees.strip())
          .movePointRight(6)
          .setScale(0, RoundingMode.HALF_UP)
          .intValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(field + ": give degrees such as -12.0464", e);
    }
  }
}
