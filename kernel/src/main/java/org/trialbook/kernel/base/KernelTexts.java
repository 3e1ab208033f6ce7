package org.trialbook.kernel.base;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;

/** The texts and pictures that come with the kernel, in its jar. */
public final class KernelTexts {

  private static final String FOLDER = "/org/trialbook/kernel/";

  private KernelTexts() {}

  /** The bytes of one; whoever opens it closes it. */
  public static InputStream open(String name) {
    return KernelTexts.class.getResourceAsStream(FOLDER + name);
  }

  /** The lines of a text. */
  public static Stream<String> lines(String name) {
    try (InputStream text = open(name)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw TrialbookException.cannot("read a text of the kernel", e);
    }
  }
}
