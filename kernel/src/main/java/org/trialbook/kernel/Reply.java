package org.trialbook.kernel;

/**
 * What a handler answers, and what is to happen once the answer is out.
 *
 * @param content the content of the reply; null for messages that are not replied to
 */
record Reply(Content content, Runnable then) {

  static final Reply NONE = new Reply(null, () -> {});

  static Reply of(Object... namesAndValues) {
    return new Reply(Content.of(namesAndValues), () -> {});
  }
}
