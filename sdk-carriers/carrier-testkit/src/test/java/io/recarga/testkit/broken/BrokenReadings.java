package io.recarga.testkit.broken;

import io.recarga.DeclineReason;
import io.recarga.spi.Answer;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Delivery;
import io.recarga.spi.Evidence;
import io.recarga.spi.Proves;
import io.recarga.spi.Rejection;
import io.recarga.spi.Window;
import io.recarga.testkit.toy.ToyAdapter;
import io.recarga.testkit.toy.ToyContract;
import io.recarga.testkit.toy.ToyPost.ToyReply;
import io.recarga.testkit.toy.ToyReading;
import io.recarga.testkit.toy.ToyWire;
import java.time.Duration;
import java.time.Instant;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Adapters that are wrong in what they conclude. */
final class BrokenReadings {
  private BrokenReadings() {}

  abstract static class Contract extends ToyContract {
    abstract ToyReading reading();

    @Override
    protected CarrierAdapter adapterAt(HttpUrl url, OkHttpClient app, Duration callTimeout) {
      return new ToyAdapter(url, app, callTimeout, SECRET, null, reading());
    }
  }

  static Answer declined(DeclineReason reason, String code) {
    return Answer.rejected(
        new Rejection(reason, Proves.NOTHING_SOLD, false, null, Evidence.of(code, null)));
  }

  static class ServerErrorIsDeclined extends Contract {
    @Override
    ToyReading reading() {
      return new ToyReading() {
        @Override
        protected Answer ofReply(ToyReply reply) {
          return reply.status() >= 500 && reply.json() == null
              ? declined(DeclineReason.CARRIER_UNAVAILABLE, "5xx")
              : super.ofReply(reply);
        }
      };
    }
  }

  static class UnreadableOkIsDelivered extends Contract {
    @Override
    ToyReading reading() {
      return new ToyReading() {
        @Override
        protected Answer ofReply(ToyReply reply) {
          return reply.status() == 200 && reply.json() == null
              ? Answer.delivered(Delivery.builder(Evidence.none()).build())
              : super.ofReply(reply);
        }
      };
    }
  }

  static class DuplicateIsDelivered extends Contract {
    @Override
    ToyReading reading() {
      return new ToyReading() {
        @Override
        protected Answer ofCode(String code, int status) {
          return code.equals("USED")
              ? Answer.delivered(Delivery.builder(Evidence.ofTransaction("42")).build())
              : super.ofCode(code, status);
        }
      };
    }
  }

  static class DuplicateIsDeclined extends Contract {
    @Override
    ToyReading reading() {
      return new ToyReading() {
        @Override
        protected Answer ofCode(String code, int status) {
          return code.equals("USED")
              ? declined(DeclineReason.OTHER, code)
              : super.ofCode(code, status);
        }
      };
    }
  }

  static class ThrowsOnHtml extends Contract {
    @Override
    ToyReading reading() {
      return new ToyReading() {
        @Override
        protected Answer ofReply(ToyReply reply) {
          if (reply.json() == null) {
            throw new IllegalStateException("not JSON");
          }
          return super.ofReply(reply);
        }
      };
    }
  }

  static class UnknownStatusIsDeclined extends Contract {
    @Override
    ToyReading reading() {
      return new ToyReading() {
        @Override
        protected Answer ofStatus(String status, ToyWire.Reply json) {
          return status.equals("MAYBE")
              ? declined(DeclineReason.OTHER, status)
              : super.ofStatus(status, json);
        }
      };
    }
  }

  static class PendingIsDelivered extends Contract {
    @Override
    ToyReading reading() {
      return new ToyReading() {
        @Override
        protected Answer ofStatus(String status, ToyWire.Reply json) {
          return super.ofStatus(status.equals("WAIT") ? "DONE" : status, json);
        }
      };
    }
  }

  static class RecentlyRechargedProvesTooMuch extends Contract {
    @Override
    ToyReading reading() {
      return new ToyReading() {
        @Override
        protected Answer ofCode(String code, int status) {
          return code.equals("SOON")
              ? declined(DeclineReason.RECENTLY_RECHARGED, code)
              : super.ofCode(code, status);
        }
      };
    }
  }

  static class EchoIsDropped extends Contract {
    @Override
    ToyReading reading() {
      return new ToyReading() {
        @Override
        protected Answer delivered(ToyWire.Reply json) {
          return Answer.delivered(
              Delivery.builder(Evidence.none().withTransaction(json.id())).build());
        }
      };
    }
  }

  static class MissingPageIsNotFound extends Contract {
    @Override
    ToyReading reading() {
      return new ToyReading() {
        @Override
        public Answer ofSearch(ToyReply reply, Instant began) {
          return reply.status() == 404
              ? Answer.notFound(Window.until(began))
              : super.ofSearch(reply, began);
        }
      };
    }
  }

  static class SearchCoversNothing extends Contract {
    @Override
    ToyReading reading() {
      return new ToyReading() {
        @Override
        public Answer ofSearch(ToyReply reply, Instant began) {
          Answer answer = super.ofSearch(reply, began);
          return answer instanceof Answer.NotFound
              ? Answer.notFound(new Window(began, began.plusSeconds(1)))
              : answer;
        }
      };
    }
  }

  static class SearchIsRemembered extends Contract {
    @Override
    ToyReading reading() {
      return new ToyReading() {
        private Answer first;

        @Override
        public synchronized Answer ofSearch(ToyReply reply, Instant began) {
          first = first == null ? super.ofSearch(reply, began) : first;
          return first;
        }
      };
    }
  }
}
