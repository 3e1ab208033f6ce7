package org.trialbook.kernel.protocol;

import org.trialbook.kernel.base.Content;

/**
 * What a handler answers.
 *
 * @param content the content of the reply; null for messages that are not replied to
 * @param aborts whether the execute requests that wait already are not to run any more
 * @param then what is to happen once the answer is out
 */
public record Reply(Content content, boolean aborts, Runnable then) {

  public static final Reply NONE = of((Content) null);

  public static Reply of(Content content) {
    return new Reply(content, false, () -> {});
  }
}
