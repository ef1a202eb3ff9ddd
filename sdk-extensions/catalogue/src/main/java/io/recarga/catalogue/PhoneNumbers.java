package io.recarga.catalogue;

import java.util.regex.Pattern;

/** Takes phone numbers out of what people type: nobody here needs to know whose line it is for. */
final class PhoneNumbers {
  private static final Pattern NUMBER = Pattern.compile("(?<![0-9.,])(?:\\+[0-9]{1,3}[ .-]?)?"
      + "(?:[0-9]{3}[ .-]?[0-9]{3}[ .-]?[0-9]{3,4}|[0-9]{7,20})(?![0-9])");

  private PhoneNumbers() {}

  static String without(String text) {
    return NUMBER.matcher(text).replaceAll(" ");
  }
}
