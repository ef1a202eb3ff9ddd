package io.recarga.testkit.broken;

import io.recarga.NotSentException;
import io.recarga.retry.TimeSource;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.SendPermit;
import io.recarga.testkit.toy.ToyAdapter;
import io.recarga.testkit.toy.ToyContract;
import io.recarga.testkit.toy.ToyPost;
import io.recarga.testkit.toy.ToyReading;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Adapters that are wrong in how they send. */
final class BrokenPosts {
  private BrokenPosts() {}

  /** As right as plain OkHttp gets without looking at a kept connection. */
  static OkHttpClient.Builder careful(OkHttpClient app, Duration callTimeout) {
    return new OkHttpClient.Builder()
        .dns(app.dns())
        .callTimeout(callTimeout)
        .followRedirects(false)
        .retryOnConnectionFailure(false)
        .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS));
  }

  abstract static class Contract extends ToyContract {
    abstract ToyPost post(OkHttpClient appClient, Duration callTimeout);

    @Override
    protected CarrierAdapter adapterAt(HttpUrl url, OkHttpClient app, Duration callTimeout) {
      return new ToyAdapter(
          url, app, callTimeout, SECRET, post(app, callTimeout), new ToyReading());
    }
  }

  static class RepeatableBody extends Contract {
    @Override
    ToyPost post(OkHttpClient app, Duration callTimeout) {
      return new NaivePost(
          new OkHttpClient.Builder().dns(app.dns()).callTimeout(callTimeout).followRedirects(false),
          false);
    }
  }

  static class FollowsRedirects extends Contract {
    @Override
    ToyPost post(OkHttpClient app, Duration callTimeout) {
      return new NaivePost(careful(app, callTimeout).followRedirects(true), true);
    }
  }

  static class UsesTheAppsClient extends Contract {
    @Override
    ToyPost post(OkHttpClient app, Duration callTimeout) {
      return new NaivePost(app.newBuilder().callTimeout(callTimeout).followRedirects(false), true);
    }
  }

  static class IgnoresThePermit extends Contract {
    @Override
    ToyPost post(OkHttpClient app, Duration callTimeout) {
      NaivePost post = new NaivePost(careful(app, callTimeout), true);
      return (request, body, permit) ->
          post.post(request, body, SendPermit.from(TimeSource.system(), Duration.ofMinutes(1)));
    }
  }

  static class AsksThePermitTooEarly extends Contract {
    @Override
    ToyPost post(OkHttpClient app, Duration callTimeout) {
      return new NaivePost(careful(app, callTimeout).build(), true, 1024 * 1024);
    }
  }

  static class ReadsWithoutBound extends Contract {
    @Override
    ToyPost post(OkHttpClient app, Duration callTimeout) {
      OkHttpClient client =
          careful(app, callTimeout).addNetworkInterceptor(NaivePost::askPermit).build();
      return new NaivePost(client, true, Integer.MAX_VALUE);
    }
  }

  static class TakesEveryFailureForNotSent extends Contract {
    @Override
    ToyPost post(OkHttpClient app, Duration callTimeout) {
      NaivePost post = new NaivePost(careful(app, callTimeout), true);
      return (request, body, permit) -> {
        ToyPost.ToyReply reply = post.post(request, body, permit);
        if (reply == null) {
          throw new NotSentException("no answer");
        }
        return reply;
      };
    }
  }

  static class RepeatsByItself extends Contract {
    @Override
    ToyPost post(OkHttpClient app, Duration callTimeout) {
      NaivePost post = new NaivePost(careful(app, callTimeout), true);
      return (request, body, permit) -> {
        ToyPost.ToyReply reply = post.post(request, body, permit);
        return reply == null || reply.status() >= 500 ? post.post(request, body, permit) : reply;
      };
    }
  }

  static class KeepsConnectionsForLong extends Contract {
    @Override
    ToyPost post(OkHttpClient app, Duration callTimeout) {
      return new NaivePost(careful(app, callTimeout).connectionPool(new ConnectionPool()), true);
    }
  }

  static class HasNoTimeout extends Contract {
    @Override
    ToyPost post(OkHttpClient app, Duration callTimeout) {
      return new NaivePost(careful(app, Duration.ofSeconds(6)).readTimeout(Duration.ZERO), true);
    }
  }

  static class LeaksResponses extends Contract {
    @Override
    ToyPost post(OkHttpClient app, Duration callTimeout) {
      OkHttpClient client = careful(app, callTimeout).build();
      NaivePost post = new NaivePost(careful(app, callTimeout), true);
      return (request, body, permit) -> leak(client, post, request, body, permit);
    }

    // The response that stays open is a harmless one, so that only the leak is wrong.
    @SuppressWarnings("MustBeClosed")
    private static ToyPost.ToyReply leak(
        OkHttpClient client,
        ToyPost post,
        Request.Builder request,
        byte[] body,
        SendPermit permit) {
      ToyPost.ToyReply reply = post.post(request, body, permit);
      if (reply != null && reply.status() >= 500) {
        try {
          Response open = client
              .newCall(request
                  .url(request.build().url().resolve("/wallet"))
                  .put(RequestBody.create("{}", MediaType.get("application/json")))
                  .build())
              .execute();
          return new ToyPost.ToyReply(reply.status(), open.isSuccessful() ? reply.json() : null);
        } catch (IOException e) {
          return null;
        }
      }
      return reply;
    }
  }
}
