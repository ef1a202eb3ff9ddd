package io.recarga.testkit;

/**
 * The contract of a carrier adapter, as JUnit tests: extend it for each adapter, tell what the
 * carrier's answers look like, and run it. What it holds is what no adapter may get wrong: a money
 * call leaves at most once, what nobody can tell is in doubt, and only a certified refusal is one.
 *
 * <pre>{@code
 * class AcmeAdapterTest extends AdapterContract {
 *   @Override
 *   protected CarrierAdapter adapterAt(HttpUrl baseUrl, OkHttpClient appClient, Duration callTimeout) {
 *     return new AcmeAdapter(baseUrl, appClient, callTimeout, Secret.of("s3cret"));
 *   }
 *
 *   @Override
 *   protected boolean isMoneyCall(RecordedRequest request) {
 *     return request.getTarget().equals("/topups");
 *   }
 *   // and what the carrier answers: delivered, pending, declines, records …
 * }
 * }</pre>
 *
 * <p>Each case starts a server on loopback and a fresh adapter. The whole takes about ten seconds,
 * half of it one wait for the keep-alive of idle connections. A case that the carrier's wire cannot
 * show, such as an expired token where there are no tokens, is skipped with a reason.
 */
public abstract class AdapterContract extends QuestionCases {

  /** Makes the contract; JUnit does it once per case. */
  protected AdapterContract() {}
}
