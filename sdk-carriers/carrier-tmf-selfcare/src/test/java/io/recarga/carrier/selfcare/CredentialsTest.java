package io.recarga.carrier.selfcare;

import static io.recarga.carrier.selfcare.Given.SIM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.recarga.CredentialsException;
import io.recarga.NotSentException;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.http.ClientKey;
import io.recarga.spi.http.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With what questions are asked. */
class CredentialsTest {
  @StartStop
  private final MockWebServer server = new MockWebServer();

  private final AtomicInteger tokens = new AtomicInteger();
  private final List<String> refused = new ArrayList<>();
  private volatile int refusal = 401;

  @BeforeEach
  void serve() {
    server.setDispatcher(new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        if (request.getTarget().equals("/token")) {
          int serial = tokens.incrementAndGet();
          return json(200, "{\"access_token\":\"t-" + serial + "\",\"expires_in\":3600}");
        }
        String token = String.valueOf(request.getHeaders().get("Authorization"));
        synchronized (refused) {
          return refused.contains(token) ? json(refusal, "{}") : json(200, "[]");
        }
      }
    });
  }

  @Test
  void tokenIsObtainedOnceAndRenewedOnceAfterARefusal() throws Exception {
    CarrierAdapter adapter = withTokens();
    adapter.bills(SIM);
    adapter.bills(SIM);
    assertThat(tokens).hasValue(1);
    synchronized (refused) {
      refused.add("Bearer t-1");
    }
    assertThat(adapter.bills(SIM)).isEmpty();
    assertThat(tokens).hasValue(2);

    String asked = server.takeRequest().getBody().utf8();
    assertThat(asked).contains("grant_type=client_credentials", "client_id=me", "scope=read");
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer t-1");
  }

  @Test
  void tokenThatIsRefusedTwiceWakesSomebody() {
    CarrierAdapter adapter = withTokens();
    refused.addAll(List.of("Bearer t-1", "Bearer t-2"));
    assertThatExceptionOfType(CredentialsException.class)
        .isThrownBy(() -> adapter.bills(SIM))
        .withMessage(
            "claro-pe refused a question with HTTP 401: check the account's credentials and"
                + " headers, and what it may ask");
    assertThat(tokens).hasValue(2);
  }

  @Test
  void headerIsAskedForAtEachCallAndARefusalOfItIsNotRepeated() throws Exception {
    AtomicInteger serial = new AtomicInteger();
    CarrierAdapter adapter = TmfSelfcare.builder(Given.CLARO, server.url("/"))
        .bills()
        .header("apikey", () -> Secret.of("key-" + serial.incrementAndGet()))
        .build()
        .attach(new TopsUpOnly());
    adapter.bills(SIM);
    adapter.bills(SIM);
    assertThat(server.takeRequest().getHeaders().get("apikey")).isEqualTo("key-1");
    assertThat(server.takeRequest().getHeaders().get("apikey")).isEqualTo("key-2");

    refusal = 403;
    refused.add("null");
    assertThatExceptionOfType(CredentialsException.class).isThrownBy(() -> adapter.bills(SIM));
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void headerThatCannotBeSentIsNamedAndNotShown() {
    CarrierAdapter adapter = TmfSelfcare.builder(Given.CLARO, server.url("/"))
        .bills()
        .header("apikey", () -> Secret.of("clave-ñ"))
        .build()
        .attach(new TopsUpOnly());
    assertThatExceptionOfType(NotSentException.class)
        .isThrownBy(() -> adapter.bills(SIM))
        .withMessage("claro-pe: the header apikey has characters that cannot be sent");
  }

  @Test
  void supplierThatFailsIsNamed() {
    CarrierAdapter adapter = TmfSelfcare.builder(Given.CLARO, server.url("/"))
        .bills()
        .header("apikey", () -> {
          throw new IllegalStateException("vault is sealed");
        })
        .build()
        .attach(new TopsUpOnly());
    assertThatExceptionOfType(NotSentException.class)
        .isThrownBy(() -> adapter.bills(SIM))
        .withMessage("claro-pe: no value for the header apikey: its supplier failed");
    assertThat(server.getRequestCount()).isZero();
  }

  private CarrierAdapter withTokens() {
    ClientKey key = new ClientKey("me", Secret.of("s3cret"));
    return TmfSelfcare.builder(Given.CLARO, server.url("/"))
        .bills()
        .tokens(server.url("/token"), () -> key)
        .tokenField("scope", "read")
        .build()
        .attach(new TopsUpOnly());
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }
}
