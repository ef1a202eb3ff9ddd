package io.recarga.simulator.ding;

import io.recarga.simulator.wire.Json;
import java.util.List;
import java.util.stream.Stream;

/** GetErrorCodeDescriptions: what the codes mean, in the simulator's own words. */
final class ErrorTexts {
  private ErrorTexts() {}

  static Object all() {
    List<Object> items = Stream.of(
            text("AccountNumberInvalid", "The account number is not one that can be topped up"),
            text("AuthenticationFailed", "The credentials are missing or wrong"),
            text("InsufficientBalance", "The balance does not cover the transfer"),
            text("NearestMatch", "The nearest value was taken"),
            text("OtherError", "Something else went wrong"),
            text("ParameterInvalid", "A parameter is not valid"),
            text("ParameterMissing", "A parameter is missing"),
            text("ParameterOutOfRange", "A parameter is out of range"),
            text("ProviderError", "The provider refused"),
            text("RateLimited", "Too many requests"),
            text("RechargeNotAllowed", "The line may not be topped up"),
            text("TransientProviderError", "The provider could not serve it now"))
        .toList();
    return Envelope.items(items);
  }

  private static Object text(String code, String message) {
    return Json.object("Message", message, "Code", code);
  }
}
