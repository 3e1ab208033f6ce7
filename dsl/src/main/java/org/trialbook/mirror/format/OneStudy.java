package org.trialbook.mirror.format;

import org.trialbook.mirror.request.Answer;

/** How a single study is written into an answer. */
public interface OneStudy {

  Answer single(byte[] study);
}
