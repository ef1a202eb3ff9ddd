package io.recarga.testkit.broken;

import io.recarga.Environment;
import io.recarga.Money;
import io.recarga.NotSupportedException;
import io.recarga.TopUp;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Capabilities;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Notice;
import io.recarga.testkit.toy.ToyAdapter;
import io.recarga.testkit.toy.ToyContract;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Adapters that are wrong in what they say of themselves or of the top-up. */
final class BrokenAdapters {
  private BrokenAdapters() {}

  static class WritesLatin1 extends ToyContract {
    @Override
    protected CarrierAdapter adapterAt(HttpUrl url, OkHttpClient app, Duration callTimeout) {
      return new ToyAdapter(url, app, callTimeout, SECRET) {
        @Override
        protected byte[] body(TopUp topUp, Attempt attempt) {
          return new String(super.body(topUp, attempt), StandardCharsets.UTF_8)
              .getBytes(StandardCharsets.ISO_8859_1);
        }
      };
    }
  }

  static class InventsReferences extends ToyContract {
    @Override
    protected CarrierAdapter adapterAt(HttpUrl url, OkHttpClient app, Duration callTimeout) {
      return new ToyAdapter(url, app, callTimeout, SECRET) {
        @Override
        protected byte[] body(TopUp topUp, Attempt attempt) {
          String own = UUID.randomUUID().toString().replace("-", "");
          return new String(super.body(topUp, attempt), StandardCharsets.UTF_8)
              .replace(attempt.reference(), own)
              .getBytes(StandardCharsets.UTF_8);
        }
      };
    }
  }

  static class SendsTwice extends ToyContract {
    @Override
    protected CarrierAdapter adapterAt(HttpUrl url, OkHttpClient app, Duration callTimeout) {
      return new ToyAdapter(url, app, callTimeout, SECRET) {
        @Override
        public Answer send(Attempt attempt) {
          Answer first = super.send(attempt);
          return first instanceof Answer.Rejected ? super.send(attempt) : first;
        }
      };
    }
  }

  static class ShowsItsSecret extends ToyContract {
    @Override
    protected CarrierAdapter adapterAt(HttpUrl url, OkHttpClient app, Duration callTimeout) {
      return new ToyAdapter(url, app, callTimeout, SECRET) {
        @Override
        public String toString() {
          return "toy with " + SECRET;
        }
      };
    }
  }

  static class ChangesItsName extends ToyContract {
    @Override
    protected CarrierAdapter adapterAt(HttpUrl url, OkHttpClient app, Duration callTimeout) {
      return new ToyAdapter(url, app, callTimeout, SECRET) {
        private boolean prepared;

        @Override
        public AdapterId id() {
          return AdapterId.of(prepared ? "toy-2" : "toy");
        }

        @Override
        public Environment environment() {
          prepared = true;
          return super.environment();
        }
      };
    }
  }

  static class DeclaresWhatItCannot extends ToyContract {
    @Override
    protected CarrierAdapter adapterAt(HttpUrl url, OkHttpClient app, Duration callTimeout) {
      return new ToyAdapter(url, app, callTimeout, SECRET) {
        @Override
        public Money wallet() {
          throw new NotSupportedException(id() + " cannot answer: wallet");
        }
      };
    }
  }

  static class HidesWhatItCan extends ToyContract {
    @Override
    protected CarrierAdapter adapterAt(HttpUrl url, OkHttpClient app, Duration callTimeout) {
      return new ToyAdapter(url, app, callTimeout, SECRET) {
        @Override
        public Capabilities capabilities() {
          return Capabilities.builder(DuplicateLevel.REFUSES_REPEAT)
              .callTimeout(callTimeout)
              .build();
        }
      };
    }
  }

  static class DeclaresAnotherTimeout extends ToyContract {
    @Override
    protected CarrierAdapter adapterAt(HttpUrl url, OkHttpClient app, Duration callTimeout) {
      return new ToyAdapter(url, app, callTimeout.multipliedBy(2), SECRET);
    }
  }

  static class ThrowsOnJunkNotices extends ToyContract {
    @Override
    protected CarrierAdapter adapterAt(HttpUrl url, OkHttpClient app, Duration callTimeout) {
      return new ToyAdapter(url, app, callTimeout, SECRET) {
        @Override
        public Notice notice(Map<String, List<String>> headers, byte[] rawBody) {
          return Notice.about(headers.get("X-Signature").get(0), null, false);
        }
      };
    }
  }

  static class BelievesEveryNotice extends ToyContract {
    @Override
    protected CarrierAdapter adapterAt(HttpUrl url, OkHttpClient app, Duration callTimeout) {
      return new ToyAdapter(url, app, callTimeout, SECRET) {
        @Override
        public Notice notice(Map<String, List<String>> headers, byte[] rawBody) {
          return Notice.about("A", null, true);
        }
      };
    }
  }
}
