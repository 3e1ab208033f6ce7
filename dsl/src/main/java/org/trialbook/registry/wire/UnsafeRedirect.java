package org.trialbook.registry.wire;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

/** An answer over https that sends on to http, where anybody on the way could answer. */
final class UnsafeRedirect extends IOException {

  private static final long serialVersionUID = 1L;

  private UnsafeRedirect(HttpUrl from, HttpUrl to) {
    super("%s sends on from https to http://%s:%s".formatted(from.host(), to.host(), to.port()));
  }

  /** Lets pass every other answer. */
  static Response refuse(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    HttpUrl from = chain.request().url();
    String location = response.header("Location");
    HttpUrl to = response.isRedirect() && location != null ? from.resolve(location) : null;
    if (from.isHttps() && to != null && !to.isHttps()) {
      response.close();
      throw new UnsafeRedirect(from, to);
    }
    return response;
  }
}
