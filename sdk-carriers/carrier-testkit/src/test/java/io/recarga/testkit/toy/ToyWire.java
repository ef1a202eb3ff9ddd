package io.recarga.testkit.toy;

import com.squareup.moshi.JsonAdapter;
import io.recarga.spi.http.CarrierJson;
import io.recarga.spi.http.Text;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The JSON of an invented carrier, one that does everything simply. */
public final class ToyWire {
  public static final JsonAdapter<Body> BODY = CarrierJson.moshi().build().adapter(Body.class);
  public static final JsonAdapter<Reply> REPLY = CarrierJson.moshi().build().adapter(Reply.class);

  private ToyWire() {}

  public record Body(
      String reference,
      String number,
      BigDecimal amount,
      @Nullable String shop) {}

  public record Reply(
      @Nullable String status,
      @Nullable String code,
      @Text @Nullable String id,
      @Nullable String reference,
      @Nullable BigDecimal amount) {}
}
