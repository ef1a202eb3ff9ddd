package io.recarga.testkit;

import io.recarga.TopUp;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** What a subclass of {@link AdapterContract} tells about its adapter and its carrier's wire. */
abstract class AdapterUnderTest {

  /** Makes the contract; JUnit does it once per case. */
  AdapterUnderTest() {}

  /**
   * Makes the adapter, against a carrier at {@code baseUrl}.
   *
   * @param appClient the client that the app hands over; it is hostile in some cases
   * @param callTimeout how long one money call may take in all
   */
  protected abstract CarrierAdapter adapterAt(
      HttpUrl baseUrl, OkHttpClient appClient, Duration callTimeout);

  /** Returns a top-up that the adapter serves, always the same. */
  protected abstract TopUp topUp();

  /** Returns the secrets that {@link #adapterAt} gives to the adapter: no text may show them. */
  protected abstract List<String> secrets();

  /** Says whether {@code request} moves money. */
  protected abstract boolean isMoneyCall(RecordedRequest request);

  /** Says whether {@code request} asks what became of a sale. */
  protected abstract boolean isStatusCall(RecordedRequest request);

  /**
   * Says whether {@code request} obtains a token. The cases about tokens are skipped for an adapter
   * that needs none.
   */
  protected boolean isTokenCall(RecordedRequest request) {
    return false;
  }

  /**
   * Answers the calls that are neither money nor status calls: tokens, products, wallets. Each token
   * must differ from the one before.
   */
  protected MockResponse supporting(RecordedRequest request) {
    return json(404, "{}");
  }

  /** Answers {@code moneyCall} with a completed sale; repeats of it what the carrier repeats. */
  protected abstract MockResponse delivered(RecordedRequest moneyCall);

  /** Answers {@code moneyCall} with "accepted, not finished". */
  protected abstract MockResponse pending(RecordedRequest moneyCall);

  /** Answers like {@link #delivered}, with a status that no document of the carrier names. */
  protected abstract MockResponse unknownStatus(RecordedRequest moneyCall);

  /** Returns the refusals of the carrier's table, at least one. */
  protected abstract List<Decline> declines();

  /** Answers a repeated reference, or returns null if the carrier never refuses one. */
  protected @Nullable MockResponse duplicateReference() {
    return null;
  }

  /**
   * Answers a money call that bears an expired token, or returns null if the carrier has no certified
   * answer of that kind.
   */
  protected @Nullable MockResponse expiredToken() {
    return null;
  }

  /**
   * Returns the HTTP statuses that the carrier's table certifies, without looking at a body, as
   * "nothing was sold". None unless overridden: a gateway may answer in the carrier's name.
   */
  protected Set<Integer> certifiedStatuses() {
    return Set.of();
  }

  /** Answers {@code statusCall} with the final record of a completed sale. */
  protected abstract MockResponse deliveredRecord(RecordedRequest statusCall, Attempt asked);

  /** Answers {@code statusCall} with the final record of a failed sale. */
  protected abstract MockResponse failedRecord(RecordedRequest statusCall, Attempt asked);

  /** Answers {@code statusCall} with "no such sale". */
  protected abstract MockResponse notFound(RecordedRequest statusCall);

  /** Makes a JSON answer. */
  protected static MockResponse json(int httpStatus, String body) {
    return new MockResponse.Builder()
        .code(httpStatus)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }
}
