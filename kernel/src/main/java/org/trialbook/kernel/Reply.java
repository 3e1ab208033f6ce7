package org.trialbook.kernel;

/**
 * What a handler answers.
 *
 * @param content the content of the reply; null for messages that are not replied to
 * @param aborts whether the execute requests that wait already are not to run any more
 * @param then what is to happen once the answer is out
 */
record Reply(Content content, boolean aborts, Runnable then) {

  static final Reply NONE = of((Content) null);

  static Reply of(Content content) {
    return new Reply(content, false, () -> {});
  }
}
