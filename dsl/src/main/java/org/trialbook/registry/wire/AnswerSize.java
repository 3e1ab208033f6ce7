package org.trialbook.registry.wire;

import java.io.IOException;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * How much of an answer is read into memory: a body may have no length and no end, and some
 * megabytes of gzip unpack to gigabytes.
 */
final class AnswerSize {

  /** Of a page of 1,000 studies, which have 17 KB on average and 3.6 MB at most. */
  private static final long SMALLEST_LIMIT = 64L << 20;

  private static final long LARGEST_LIMIT = 1L << 30;

  /** A page is there twice while it is put together, and the next is on its way meanwhile. */
  private static final long LIMIT =
      Math.max(SMALLEST_LIMIT, Math.min(LARGEST_LIMIT, Runtime.getRuntime().maxMemory() / 4));

  /** What explains a refusal is short. */
  private static final long EXPLANATION = 64L << 10;

  /** An answer that goes on and on. */
  static final class TooLong extends IOException {

    private static final long serialVersionUID = 1L;

    TooLong(long limit) {
      super("more than %s MB, which no answer has".formatted(limit >> 20));
    }
  }

  private AnswerSize() {}

  /** The whole body, unzipped. */
  static byte[] whole(Response response) throws IOException {
    return whole(response, LIMIT);
  }

  static byte[] whole(Response response, long limit) throws IOException {
    long told = response.body().contentLength();
    BufferedSource body = response.body().source();
    if (told > limit || body.request(limit + 1)) {
      throw new TooLong(limit);
    }
    return body.readByteArray();
  }

  /** As much of the body as an explanation has. */
  static byte[] start(Response response) throws IOException {
    BufferedSource body = response.body().source();
    body.request(EXPLANATION);
    return body.readByteArray(Math.min(EXPLANATION, body.getBuffer().size()));
  }
}
